import { MOST_PRICE_MINOR } from '~/domain/catalogue/offer-fields';
import { currencyDigits } from '~/platform/currencies';
import type { FieldFault } from './field-values';
import { TOPICS } from './programme-words';
import { shownValue } from './refusal';

/** What a row may be looked at against. */
export type RowContext = {
  /** The day of import, 'YYYY-MM-DD'. */
  today: string;
  /** Names of the files in the folder. */
  folderFiles: ReadonlySet<string>;
  productTypes: ReadonlySet<string>;
  units: ReadonlySet<string>;
};

/** The row's value of a column as it was read; null where it is empty or was refused. */
export type RowValue = (column: string) => string | null;
export type RefuseColumn = (column: string, code: FieldFault['code'], detail?: FieldFault['detail']) => void;
/** `given`: the column holds something, also where that was refused. */
export type RowRule = (
  value: RowValue,
  refuse: RefuseColumn,
  context: RowContext,
  given: (column: string) => boolean,
) => void;

/** What must hold within a row, by register. Days in ISO form compare as text. */
export const rowRules: Readonly<Record<string, RowRule>> = {
  groups: (value, refuse) => notBefore(value, refuse, 'closed_on', 'formed_on'),
  memberships: (value, refuse) => notBefore(value, refuse, 'left_on', 'joined_on'),
  meetings(value, refuse, { today }, given) {
    for (const column of ['scheduled_on', 'held_on']) {
      const day = value(column);
      if (day !== null && day > today) refuse(column, 'meeting-in-future', { value: day, today });
    }
    const status = value('status');
    if (status === 'held' && !given('held_on')) refuse('held_on', 'held-without-day');
    if (status !== null && status !== 'held' && given('held_on')) refuse('held_on', 'day-but-not-held', { status });
  },
  training_modules(value, refuse) {
    const [step, topic] = [value('step'), value('topic')];
    const topics = step === null ? undefined : TOPICS[step];
    if (topic !== null && topics && !topics.includes(topic)) {
      refuse('topic', 'topic-of-other-step', { value: topic, step: Number(step), choices: topics.join(', ') });
    }
  },
  vetting_visits(value, refuse) {
    const approver = value('approver');
    if (approver !== null && approver === value('visitor'))
      refuse('approver', 'own-approver', { value: shownValue(approver) });
  },
  offers(value, refuse, context, given) {
    const [type, unit, photo] = [value('product_type'), value('unit'), value('photo')];
    if (type !== null && !context.productTypes.has(type))
      refuse('product_type', 'product-type', { value: shownValue(type) });
    if (unit !== null && !context.units.has(unit)) refuse('unit', 'unit', { value: shownValue(unit) });
    if (photo !== null && !context.folderFiles.has(photo))
      refuse('photo', 'photo-missing', { value: shownValue(photo) });
    if (!given('stock') && !given('weekly_capacity')) refuse('stock', 'stock-or-capacity');
    checkPrice(value, refuse);
  },
};

function notBefore(value: RowValue, refuse: RefuseColumn, later: string, earlier: string): void {
  const [end, start] = [value(later), value(earlier)];
  if (end !== null && start !== null && end < start)
    refuse(later, 'ends-before-start', { value: end, start, column: earlier });
}

/** An offer's price is in the currency that its own row names. */
function checkPrice(value: RowValue, refuse: RefuseColumn): void {
  const [price, currency] = [value('price'), value('currency')];
  if (price === null || currency === null) return;
  const [digits = '', decimals = ''] = price.split('\t');
  const allowed = currencyDigits(currency);
  if (Number(decimals) > allowed) refuse('price', 'amount-decimals', { currency, digits: allowed });
  else if (Number(digits) * 10 ** (allowed - Number(decimals)) > MOST_PRICE_MINOR)
    refuse('price', 'price-large', { currency });
}
