import type { Asked } from '~/domain/catalogue/offers-address';
import type { Reference } from '~/domain/catalogue/reference';
import { translator, type Locale } from '~/platform/i18n';
import type { OfferQuery } from '~search/engine';
import { chosenWords } from './chosen-chips';

/** What a search asks for, in one line: "“haldi” · India · By 1 July". */
export function askedWords(asked: Asked, query: OfferQuery, reference: Reference, locale: Locale): string {
  const { t } = translator(locale);
  const chosen = chosenWords(query, { near: null }, reference, locale).map(({ label }) => label);
  const near = query.near && !/^[A-Z]{2} /.test(query.near) ? query.near : query.near?.slice(3);
  return [
    ...(asked.q ? [t('search.quoted', { query: query.q })] : []),
    ...chosen,
    ...(near ? [t('search.nearTo', { place: near })] : []),
  ].join(' · ');
}
