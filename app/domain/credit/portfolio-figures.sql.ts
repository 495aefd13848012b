import { sql } from 'kysely';

/** The columns of `FIGURES`, in its order. */
export const FIGURE_COLUMNS = [
  ...([
    'loans',
    'borrowers',
    'outstanding_minor',
    'par1_minor',
    'par30_minor',
    'par90_minor',
    'due',
    'on_time',
  ] as const),
  ...(['restructured_loans', 'restructured_minor', 'written_off_loans', 'written_off_minor'] as const),
] as const;

/** The figures of a portfolio, summed over rows of `fact` (`loanFacts`). */
export const FIGURES = sql`
  count(*) filter (where is_out)::int as loans,
  count(distinct member_id) filter (where is_out)::int as borrowers,
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
