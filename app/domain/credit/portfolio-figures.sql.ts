import { sql } from 'kysely';

/** The columns of `SUMS`, in its order. */
export const SUM_COLUMNS = [
  ...(['loans', 'outstanding_minor', 'par1_minor', 'par30_minor', 'par90_minor', 'due', 'on_time'] as const),
  ...(['restructured_loans', 'restructured_minor', 'written_off_loans', 'written_off_minor'] as const),
] as const;

/** The figures of a portfolio that can be added up, summed over rows of `fact` (`loanFacts`). */
export const SUMS = sql`
  count(*) filter (where is_out)::int as loans,
  coalesce(sum(unpaid) filter (where is_out), 0)::bigint as outstanding_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due >= 1), 0)::bigint as par1_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due > 30), 0)::bigint as par30_minor,
  coalesce(sum(unpaid) filter (where is_out and days_past_due > 90), 0)::bigint as par90_minor,
  sum(due)::int as due,
  sum(on_time)::int as on_time,
  count(*) filter (where anew)::int as restructured_loans,
  coalesce(sum(unpaid) filter (where anew), 0)::bigint as restructured_minor,
  count(*) filter (where lost)::int as written_off_loans,
  coalesce(sum(unpaid) filter (where lost), 0)::bigint as written_off_minor
`;

/** The figures of a portfolio, over rows of `fact`. */
export const FIGURES = sql`${SUMS}, count(distinct member_id) filter (where is_out)::int as borrowers`;

/** Which rows of `fact` a count of people is about. Bands are of days past due: 0, 1 to 30, 31 to 90, more. */
export const PEOPLE = {
  out: 'is_out',
  band0: 'is_out and days_past_due = 0',
  band1: 'is_out and days_past_due between 1 and 30',
  band2: 'is_out and days_past_due between 31 and 90',
  band3: 'is_out and days_past_due > 90',
  anew: 'anew',
  planned: 'is_out and not anew',
  lost: 'lost',
  due: 'due > 0',
} as const;
