import { sql, type RawBuilder } from 'kysely';

/** What is proved of the ledger by itself. */
export const LEDGER_CHECKS = [
  ...(['entry-unbalanced', 'entry-without-lines', 'line-without-entry', 'number-doubled', 'currency-mixed'] as const),
  ...(['books-mixed', 'reversal-differs', 'entry-elsewhere', 'currency-not-zero', 'guard-missing'] as const),
] as const;
export type LedgerCheck = (typeof LEDGER_CHECKS)[number];

type Question = {
  /** How many things the check looks at, a number. */
  lookedAt: RawBuilder<unknown>;
  /** The ids of what breaks it, as text in a column "id". */
  breaks: RawBuilder<unknown>;
};

const entries = sql`(select count(*) from ledger_entry)`;
const lines = sql`(select count(*) from ledger_line)`;

export const LEDGER_QUESTIONS: Record<LedgerCheck, Question> = {
  'entry-unbalanced': {
    lookedAt: entries,
    breaks: sql`
      select entry_id::text as id from ledger_line
      group by entry_id, effective_on, currency having sum(amount_minor) <> 0`,
  },
  'entry-without-lines': {
    lookedAt: entries,
    breaks: sql`
      select e.id::text from ledger_entry e
      left join (select distinct entry_id, effective_on from ledger_line) l
        on l.entry_id = e.id and l.effective_on = e.effective_on
      where l.entry_id is null`,
  },
  'line-without-entry': {
    lookedAt: lines,
    breaks: sql`
      select distinct l.entry_id::text as id from ledger_line l
      left join ledger_entry e on e.id = l.entry_id and e.effective_on = l.effective_on
      where e.id is null`,
  },
  /** Entries are kept by year; a number stands for one entry in all of them. */
  'number-doubled': {
    lookedAt: entries,
    breaks: sql`select id::text from ledger_entry group by id having count(*) > 1`,
  },
  'currency-mixed': {
    lookedAt: lines,
    breaks: sql`
      select distinct l.entry_id::text as id from ledger_line l join ledger_account a on a.id = l.account_id
      where a.currency <> l.currency`,
  },
  /** All lines of an entry are in the books of one group, or of one branch itself. */
  'books-mixed': {
    lookedAt: entries,
    breaks: sql`
      select l.entry_id::text as id from ledger_line l join ledger_account a on a.id = l.account_id
      group by l.entry_id, l.effective_on
      having count(distinct (a.branch_id, a.group_id)) > 1`,
  },
  'reversal-differs': {
    lookedAt: sql`(select count(*) from ledger_entry where reverses_id is not null)`,
    breaks: sql`
      select distinct coalesce(r.id, o.id)::text as id from (
        select e.id, l.account_id, -l.amount_minor as amount_minor
        from ledger_entry e join ledger_line l on l.entry_id = e.id and l.effective_on = e.effective_on
        where e.reverses_id is not null
      ) r full join (
        select e.id, l.account_id, l.amount_minor
        from ledger_entry e join ledger_line l on l.entry_id = e.reverses_id and l.effective_on = e.effective_on
      ) o on o.id = r.id and o.account_id = r.account_id and o.amount_minor = r.amount_minor
      where r.id is null or o.id is null`,
  },
  /** An entry of a meeting or a loan stands in the books of its group (or, for the programme's money, of its branch). */
  'entry-elsewhere': {
    lookedAt: sql`(select count(*) from ledger_entry where meeting_id is not null or loan_id is not null)`,
    breaks: sql`
      select distinct e.id::text
      from ledger_entry e
      join ledger_line l on l.entry_id = e.id and l.effective_on = e.effective_on
      join ledger_account a on a.id = l.account_id
      left join meeting m on m.id = e.meeting_id
      left join loan n on n.id = e.loan_id
      where e.reverses_id is null and a.group_id <> coalesce(m.group_id, n.group_id)
        and not exists (select from ledger_entry r where r.reverses_id = e.id and r.effective_on = e.effective_on)`,
  },
  'currency-not-zero': {
    lookedAt: sql`(select count(distinct currency) from ledger_account)`,
    breaks: sql`select currency::text as id from ledger_line group by currency having sum(amount_minor) <> 0`,
  },
  /** The database's own refusals are in force on each table of the ledger and each of its partitions. */
  'guard-missing': {
    lookedAt: sql`(select count(*) from (${guardedTables()}) g)`,
    breaks: sql`
      select g.name as id from (${guardedTables()}) g
      cross join unnest(g.guards) as guard(name)
      where not exists (select from pg_trigger t where t.tgrelid = g.oid and t.tgname = guard.name and t.tgenabled in ('O', 'A'))`,
  },
};

function guardedTables(): RawBuilder<unknown> {
  return sql`
    select c.oid, c.oid::regclass::text as name, k.guards
    from (values
      ('ledger_account', array['ledger_account_append_only']),
      ('ledger_entry', array['ledger_entry_append_only', 'ledger_entry_whole']),
      ('ledger_line', array['ledger_line_append_only', 'ledger_line_balanced'])
    ) as k(parent, guards)
    join pg_class c on c.oid = k.parent::regclass
      or c.oid in (select inhrelid from pg_inherits where inhparent = k.parent::regclass)`;
}
