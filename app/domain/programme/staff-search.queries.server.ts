import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { Register } from './register-kinds';

export type RegisterRow = {
  id: string;
  code: string;
  name: string;
  branch: string;
  country: string;
  /** The group of a member or enterprise. */
  groupId: string | null;
  groupName: string | null;
  /** A group's kind, an enterprise's standing; whether a member has an account. */
  state: string | null;
  /** A group's members, a member's enterprises, an enterprise's live offers. */
  count: number;
};

export type RegisterSearch = { register: Register; text: string; branchId: string | null; cursor: string | null };
export type RegisterPage = { rows: RegisterRow[]; next: string | null };

const PAGE_SIZE = 50;

/** Shorter than three letters, a text has no trigrams of its own: it is looked up as the beginning of a name. */
const SHORT = 3;

/** A member's group is the one she is in, or left last. */
const LATEST = sql<SqlBool>`not exists (
  select from membership n where n.member_id = s.member_id and n.id <> s.id
    and (coalesce(n.left_on, 'infinity'), n.joined_on, n.id) > (coalesce(s.left_on, 'infinity'), s.joined_on, s.id))`;

type Source = {
  table: RawBuilder<unknown>;
  /** How `g`, the group of a record, is found. */
  group: RawBuilder<unknown>;
  /** What is told to be in a group: suppliers are not, and a member who never was one of a group is passed over. */
  hasGroup: RawBuilder<SqlBool>;
  id: string;
  name: string;
  code: string;
  /** What is told of a record `f` of the page, whose group is `g` and branch `b`. */
  told: RawBuilder<unknown>;
};

const SOURCES: Record<Register, Source> = {
  groups: {
    table: sql`self_help_group g`,
    group: sql``,
    hasGroup: sql<SqlBool>`true`,
    id: 'g.id',
    name: 'g.name',
    code: 'g.code',
    told: sql`null::uuid as group_id, null as group_name, g.kind as state,
      (select count(*)::int from open_membership m where m.group_id = f.id) as count`,
  },
  members: {
    table: sql`member m`,
    group: sql`left join membership s on s.member_id = m.id and ${LATEST} left join self_help_group g on g.id = s.group_id`,
    hasGroup: sql<SqlBool>`true`,
    id: 'm.id',
    name: 'm.display_name',
    code: 'm.code',
    told: sql`g.id as group_id, g.name as group_name,
      case when exists (select from account a where a.member_id = f.id) then 'linked' end as state,
      (select count(*)::int from enterprise_owner w where w.member_id = f.id) as count`,
  },
  enterprises: {
    table: sql`enterprise e`,
    group: sql`join self_help_group g on g.id = e.group_id`,
    hasGroup: sql<SqlBool>`e.group_id is not null`,
    id: 'e.id',
    name: 'e.name',
    code: 'e.code',
    told: sql`g.id as group_id, g.name as group_name,
      coalesce((select t.outcome from enterprise_standing t where t.enterprise_id = f.id), 'not_judged') as state,
      (select count(*)::int from offer o where o.enterprise_id = f.id and o.state = 'live') as count`,
  },
};

/**
 * A page of groups, members or enterprises of the branches that the staff works for, by code; `text` is part of a name
 * (of one or two letters: its beginning) or the beginning of a code. The cursor is the last code of the
 * page before.
 */
export async function searchRegister(db: Db, staff: Staff, search: RegisterSearch): Promise<RegisterPage> {
  const source = SOURCES[search.register];
  const { table, group, hasGroup, id, code, told } = source;
  const text = search.text.trim();
  const scoped = search.branchId !== null || !hasActEverywhere(staff, 'read_register');
  const conditions = [
    staffMay(staff, 'read_register', { branch: 'g.branch_id', group: 'g.id' }),
    hasGroup,
    search.branchId === null ? null : sql<SqlBool>`g.branch_id = ${search.branchId}::uuid`,
    search.cursor === null ? null : isAfter(code, search.cursor),
  ].filter((condition) => condition !== null);
  const wanted = { source, scoped, conditions };
  const page =
    text === ''
      ? firstOf({ ...wanted, all: scoped })
      : sql`${firstOf({ ...wanted, all: scoped, meant: codeBegins(code, text) })}
          union ${firstOf({ ...wanted, all: true, meant: nameIsLike(source.name, text) })}`;
  const found = await sql<RegisterRow & { branchId: string | null }>`
    with page as materialized (
      select * from (${page}) found order by ${inOrder('code')} limit ${PAGE_SIZE + 1}
    )
    select f.id, f.code, f.name, b.name as branch, b.country, b.id as branch_id, ${told}
    from page f join ${table} on ${sql.ref(id)} = f.id ${group} left join branch b on b.id = g.branch_id
    order by ${inOrder('f.code')}
  `.execute(db);
  const shown = found.rows.slice(0, PAGE_SIZE);
  const rows = shown.filter(({ branchId }) => branchId !== null);
  return { rows, next: found.rows.length > PAGE_SIZE ? (shown.at(-1)?.code ?? null) : null };
}

type Wanted = {
  source: Source;
  scoped: boolean;
  conditions: readonly RawBuilder<SqlBool>[];
  meant?: RawBuilder<SqlBool>;
  /** Find all and sort them, rather than to walk along the codes until there are enough: of a few, the walk meets all. */
  all: boolean;
};

function firstOf({ source, scoped, conditions, meant, all }: Wanted): RawBuilder<unknown> {
  const { table, group, id, code, name } = source;
  const every = meant ? [...conditions, meant] : conditions;
  return sql`(
    select id, code, name from (
      select ${sql.ref(id)} as id, ${sql.ref(code)} as code, ${sql.ref(name)} as name
      from ${table} ${scoped ? group : sql``} where ${sql.join(every, sql` and `)} ${all ? sql`offset 0` : sql``}
    ) meant order by ${inOrder('code')} limit ${PAGE_SIZE + 1})`;
}

/** Codes in the order of their letters, upper and lower case alike: the order of the indexes `…_by_code`. */
const inOrder = (code: string) => sql`upper(${sql.ref(code)}) collate "C", ${sql.ref(code)} collate "C"`;

const isAfter = (code: string, cursor: string) =>
  sql<SqlBool>`(${inOrder(code)}) > (upper(${cursor}) collate "C", ${cursor} collate "C")`;

/** As a range, which an index serves whatever the text; no letter sorts after the last one of Unicode. */
const codeBegins = (code: string, text: string) =>
  sql<SqlBool>`upper(${sql.ref(code)}) collate "C" between upper(${text}) and upper(${text}) || chr(1114111)`;

function nameIsLike(name: string, text: string): RawBuilder<SqlBool> {
  const pattern = text.replace(/[\\%_]/g, '\\$&');
  if ([...text].length < SHORT)
    return sql<SqlBool>`left(lower(${sql.ref(name)}), 64) like ${`${pattern.toLowerCase()}%`}`;
  return sql<SqlBool>`${sql.ref(name)} ilike ${`%${pattern}%`}`;
}
