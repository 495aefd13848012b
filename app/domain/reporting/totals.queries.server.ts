import { sql } from 'kysely';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { hiddenCells, hiddenParts } from '~/platform/small-cells';

/** Figures of one branch; null stands for "fewer than ten people", or for what would give such a figure away. */
export type BranchTotals = {
  id: string;
  name: string;
  country: string;
  currency: string;
  groups: number;
  members: number | null;
  enterprises: number | null;
  eligible: number | null;
  /** Minor units of the branch's currency. */
  savedMinor: number | null;
  lentMinor: number | null;
};

export type CountryTotals = { country: string; currency: string; branches: BranchTotals[]; sum: BranchTotals };

type Row = BranchTotals & {
  members: number;
  enterprises: number;
  eligible: number;
  savedMinor: number;
  lentMinor: number;
  /** Whose the money is. */
  savers: number;
  borrowers: number;
};
type People = 'members' | 'enterprises' | 'eligible';

/**
 * Totals of the branches whose totals the person may read, by country and currency, never summed over currencies. Figures
 * about fewer than ten people are null, with as many others of the country as keep them from being reckoned: also how many
 * may sell, where it tells of so few that may not, and money where so few are members, or it is so few people's. Read from balances, so it costs the same whatever the years hold.
 */
export async function programmeTotals(db: Db, staff: Staff): Promise<CountryTotals[]> {
  const { rows } = await sql<Row>`
    select b.id, b.name, b.country, b.currency, coalesce(g.groups, 0) as groups, coalesce(m.members, 0) as members,
      coalesce(e.enterprises, 0) as enterprises, coalesce(e.eligible, 0) as eligible,
      coalesce(l.saved_minor, 0) as saved_minor, coalesce(l.lent_minor, 0) as lent_minor,
      coalesce(l.savers, 0) as savers, coalesce(l.borrowers, 0) as borrowers
    from branch b
    left join (select branch_id, count(*)::int as groups from self_help_group where closed_on is null group by 1) g
      on g.branch_id = b.id
    left join (
      select g.branch_id, count(distinct s.member_id)::int as members
      from open_membership s join self_help_group g on g.id = s.group_id group by 1
    ) m on m.branch_id = b.id
    left join (
      select g.branch_id, count(*)::int as enterprises,
        count(*) filter (where t.outcome in ('eligible', 'at_risk'))::int as eligible
      from enterprise e join self_help_group g on g.id = e.group_id
      left join enterprise_standing t on t.enterprise_id = e.id where e.status = 'active' group by 1
    ) e on e.branch_id = b.id
    left join (
      select branch_id, -sum(balance_minor) filter (where kind = 'member_savings')::bigint as saved_minor,
        sum(balance_minor) filter (where kind = 'loan_receivable')::bigint as lent_minor,
        count(distinct member_id) filter (where kind = 'member_savings' and balance_minor <> 0)::int as savers,
        count(distinct member_id) filter (where kind = 'loan_receivable' and balance_minor <> 0)::int as borrowers
      from ledger_balance where kind in ('member_savings', 'loan_receivable') group by 1
    ) l on l.branch_id = b.id
    where ${staffMayInBranch(staff, 'read_totals', 'b.id')}
    order by b.country, b.currency, b.name
  `.execute(db);
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    const place = `${row.country} ${row.currency}`;
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  return [...places.values()].flatMap((branches) => totalsOf(branches) ?? []);
}

function totalsOf(branches: Row[]): CountryTotals | null {
  const [first] = branches;
  if (!first) return null;
  const sum = (key: keyof Figures) => branches.reduce((total, branch) => total + branch[key], 0);
  const all: Row = {
    ...first,
    ...{ id: '', name: '', groups: sum('groups'), members: sum('members') },
    ...{ enterprises: sum('enterprises'), eligible: sum('eligible') },
    ...{
      savedMinor: sum('savedMinor'),
      lentMinor: sum('lentMinor'),
      savers: sum('savers'),
      borrowers: sum('borrowers'),
    },
  };
  const hidden = hiddenOf(branches);
  return {
    country: first.country,
    currency: first.currency,
    branches: branches.map((branch, index) => shown(branch, hidden, index)),
    sum: shown(all, hiddenOf([all]), 0),
  };
}

type Figures = Pick<Row, People | 'groups' | 'savedMinor' | 'lentMinor' | 'savers' | 'borrowers'>;
type Hidden = Record<People | 'savedMinor' | 'lentMinor', number[]>;

function hiddenOf(branches: Row[]): Hidden {
  const cells = (key: keyof Figures) => hiddenCells(branches.map((branch) => branch[key]));
  const sellers = branches.map(({ enterprises, eligible }) => ({ count: eligible, rest: enterprises - eligible }));
  const members = cells('members');
  return {
    members,
    enterprises: cells('enterprises'),
    eligible: hiddenParts(sellers),
    savedMinor: [...members, ...cells('savers')],
    lentMinor: [...members, ...cells('borrowers')],
  };
}

function shown({ savers: _, borrowers: __, ...row }: Row, hidden: Hidden, index: number): BranchTotals {
  const keys = Object.entries(hidden).filter(([, indexes]) => indexes.includes(index));
  return { ...row, ...Object.fromEntries(keys.map(([key]) => [key, null])) };
}
