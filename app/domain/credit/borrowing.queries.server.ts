import { sql } from 'kysely';
import { mayKeepGroup, isMember } from '~/domain/programme/group-access.server';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { lendingTermsOf } from './group-lending-terms';
import type { LendingTerms } from './loan-terms';
import { productsForGroup } from './product.queries.server';

/** One way to borrow in a group: of its own money, or a product of the programme's fund (`versionId`). */
export type LoanChoice = { key: string; versionId: string | null; name: string | null; terms: LendingTerms };

export type BorrowingPlace = {
  groupId: string;
  groupName: string;
  branchId: string;
  currency: string;
  today: string;
  /** The actor's own membership is open: she may ask for herself. */
  own: boolean;
  /** The actor's own record, where she may ask for herself. */
  ownMemberId: string | null;
  /** The actor keeps loans here, and may ask for others of the programme's fund too. */
  keepsLoans: boolean;
  /** For whom the actor may ask: empty where only for herself. */
  members: { id: string; name: string }[];
  choices: LoanChoice[];
};

/**
 * Where and how the actor may ask for a loan: in a group of hers, for herself; for its members where she keeps the group
 * (of its own money) or the branch's loans. Undefined where none of these. A rotating group, or one that resolved not to
 * lend, has no loans of its own.
 */
export async function borrowingPlace(
  db: Db,
  actor: Actor,
  groupId: string,
  clock: Clock,
): Promise<BorrowingPlace | undefined> {
  const columns = { branch: 'g.branch_id', group: 'g.id' };
  const keepsLoans = actor.staff ? staffMay(actor.staff, 'keep_loans', columns) : sql<boolean>`false`;
  const { rows } = await sql<{
    name: string;
    branchId: string;
    currency: string;
    timezone: string;
    lends: boolean;
    own: boolean;
    keepsGroup: boolean;
    keepsLoans: boolean;
  }>`
    select g.name, g.branch_id, b.currency, b.timezone,
      g.kind <> 'rotating' and coalesce(g.no_lending_resolution_on > today_in(b.timezone), true) as lends,
      ${isMember(actor, columns)} as own, ${mayKeepGroup(actor, columns)} as keeps_group, ${keepsLoans} as keeps_loans
    from self_help_group g join branch b on b.id = g.branch_id where g.id = ${groupId} and g.closed_on is null
  `.execute(db);
  const [group] = rows;
  if (!group || !(group.own || group.keepsGroup || group.keepsLoans)) return undefined;
  const day = today(clock, group.timezone);
  const [terms, products, members] = await Promise.all([
    groupTerms(db, groupId, day),
    group.own || group.keepsLoans ? productsForGroup(db, groupId) : [],
    group.keepsGroup || group.keepsLoans ? membersOf(db, groupId, day) : [],
  ]);
  const internal = { key: 'group', versionId: null, name: null, terms: lendingTermsOf(terms, group.currency) };
  return {
    ...{
      groupId,
      groupName: group.name,
      branchId: group.branchId,
      currency: group.currency,
      today: day,
      own: group.own,
      ownMemberId: group.own ? actor.memberId : null,
      keepsLoans: group.keepsLoans,
      members,
    },
    choices: [
      ...(group.lends ? [internal] : []),
      ...products.map((product) => ({
        key: product.versionId,
        versionId: product.versionId,
        name: product.name,
        terms: product,
      })),
    ],
  };
}

async function membersOf(db: Db, groupId: string, day: string) {
  return db
    .selectFrom('membership as ms')
    .innerJoin('member as m', 'm.id', 'ms.memberId')
    .select(['m.id', 'm.displayName as name'])
    .where('ms.groupId', '=', groupId)
    .where('ms.joinedOn', '<=', day)
    .where((eb) => eb.or([eb('ms.leftOn', 'is', null), eb('ms.leftOn', '>', day)]))
    .orderBy('m.displayName')
    .execute();
}

/** The groups where the member could ask for a loan today. */
export async function groupsToBorrowIn(db: Db, memberId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from open_membership ms join self_help_group g on g.id = ms.group_id
    where ms.member_id = ${memberId} and g.closed_on is null order by g.name
  `.execute(db);
  return rows;
}
