import enCatalogue from '../../locales/en/catalogue.json';
import enCommon from '../../locales/en/common.json';
import enEligibility from '../../locales/en/eligibility.json';
import enIdentity from '../../locales/en/identity.json';
import enMessages from '../../locales/en/messages.json';
import enOrders from '../../locales/en/orders.json';
import enRegisters from '../../locales/en/registers.json';
import enSearch from '../../locales/en/search.json';
import enProgramme from '../../locales/en/programme.json';
import enLedger from '../../locales/en/ledger.json';
import enCredit from '../../locales/en/credit.json';
import enTraining from '../../locales/en/training.json';
import enVetting from '../../locales/en/vetting.json';
import enPeople from '../../locales/en/people.json';
import enSourcing from '../../locales/en/sourcing.json';
import enWanted from '../../locales/en/wanted.json';
import enQuotes from '../../locales/en/quotes.json';
import enTogether from '../../locales/en/together.json';
import enStaff from '../../locales/en/staff.json';
import faCatalogue from '../../locales/fa-AF/catalogue.json';
import faCommon from '../../locales/fa-AF/common.json';
import faEligibility from '../../locales/fa-AF/eligibility.json';
import faIdentity from '../../locales/fa-AF/identity.json';
import faMessages from '../../locales/fa-AF/messages.json';
import faOrders from '../../locales/fa-AF/orders.json';
import faRegisters from '../../locales/fa-AF/registers.json';
import faSearch from '../../locales/fa-AF/search.json';
import faProgramme from '../../locales/fa-AF/programme.json';
import faLedger from '../../locales/fa-AF/ledger.json';
import faCredit from '../../locales/fa-AF/credit.json';
import faTraining from '../../locales/fa-AF/training.json';
import faVetting from '../../locales/fa-AF/vetting.json';
import faPeople from '../../locales/fa-AF/people.json';
import faSourcing from '../../locales/fa-AF/sourcing.json';
import faWanted from '../../locales/fa-AF/wanted.json';
import faQuotes from '../../locales/fa-AF/quotes.json';
import faTogether from '../../locales/fa-AF/together.json';
import faStaff from '../../locales/fa-AF/staff.json';
import swCatalogue from '../../locales/sw/catalogue.json';
import swCommon from '../../locales/sw/common.json';
import swEligibility from '../../locales/sw/eligibility.json';
import swIdentity from '../../locales/sw/identity.json';
import swMessages from '../../locales/sw/messages.json';
import swOrders from '../../locales/sw/orders.json';
import swRegisters from '../../locales/sw/registers.json';
import swSearch from '../../locales/sw/search.json';
import swProgramme from '../../locales/sw/programme.json';
import swLedger from '../../locales/sw/ledger.json';
import swCredit from '../../locales/sw/credit.json';
import swTraining from '../../locales/sw/training.json';
import swVetting from '../../locales/sw/vetting.json';
import swPeople from '../../locales/sw/people.json';
import swSourcing from '../../locales/sw/sourcing.json';
import swWanted from '../../locales/sw/wanted.json';
import swQuotes from '../../locales/sw/quotes.json';
import swTogether from '../../locales/sw/together.json';
import swStaff from '../../locales/sw/staff.json';
import { DEFAULT_LOCALE, type Locale } from './locales';

const english = {
  ...enCommon,
  ...enIdentity,
  ...enCatalogue,
  ...enSearch,
  ...enOrders,
  ...enStaff,
  ...enRegisters,
  ...enEligibility,
  ...enProgramme,
  ...enLedger,
  ...enCredit,
  ...enTraining,
  ...enVetting,
  ...enPeople,
  ...enSourcing,
  ...enWanted,
  ...enQuotes,
  ...enTogether,
  ...enMessages,
};

/** A message that the English files have; the other languages translate these. */
export type MessageKey = keyof typeof english;

const catalogues: Record<Locale, Readonly<Record<string, string>>> = {
  en: english,
  sw: {
    ...swCommon,
    ...swIdentity,
    ...swCatalogue,
    ...swSearch,
    ...swOrders,
    ...swStaff,
    ...swRegisters,
    ...swEligibility,
    ...swProgramme,
    ...swLedger,
    ...swCredit,
    ...swTraining,
    ...swVetting,
    ...swPeople,
    ...swSourcing,
    ...swWanted,
    ...swQuotes,
    ...swTogether,
    ...swMessages,
  },
  'fa-AF': {
    ...faCommon,
    ...faIdentity,
    ...faCatalogue,
    ...faSearch,
    ...faOrders,
    ...faStaff,
    ...faRegisters,
    ...faEligibility,
    ...faProgramme,
    ...faLedger,
    ...faCredit,
    ...faTraining,
    ...faVetting,
    ...faPeople,
    ...faSourcing,
    ...faWanted,
    ...faQuotes,
    ...faTogether,
    ...faMessages,
  },
};

/** All messages that exist in a language, by key. */
export function messagesOf(locale: Locale): Readonly<Record<string, string>> {
  return catalogues[locale];
}

/** Whether the text is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}

/** The message's source and the language it is written in: the asked one, or English where it is not translated yet. */
export function findMessage(locale: Locale, key: MessageKey): { text: string; locale: Locale } {
  const text = catalogues[locale][key];
  return text ? { text, locale } : { text: english[key], locale: DEFAULT_LOCALE };
}
