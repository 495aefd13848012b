import { sql } from 'kysely';
import type { Member } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { ownEvidence } from '../eligibility.queries.server';
import type { EvidenceLine } from '../enterprise-evidence';
import { judgeAsIf } from './judge-as-if.server';
import { myLine, type MyWay } from './my-way';
import { pathFacts, type PathOf } from './path-facts.queries.server';
import { pathToStep4 } from './path-to-step-4';

/** More enterprises than this one woman does not have; the page stays short. */
const MOST = 5;

/**
 * Where the member stands with each enterprise of hers, those first that need her; or, while she has none, what it would
 * take with the group she belongs to. Empty for one who is in no group.
 */
export async function myWays(db: Db, seller: Member, clock: Clock): Promise<MyWay[]> {
  const owned = await enterprisesOf(db, seller);
  if (owned.length > 0) {
    const ways = await Promise.all(owned.map((enterprise) => wayOf(db, seller, enterprise, clock)));
    return ways.filter((way) => way !== null);
  }
  const group = await groupOf(db, seller);
  if (!group) return [];
  const of: PathOf = { memberId: seller.memberId, groupId: group.id, enterprise: null };
  const lines = await judgeAsIf(db, of, clock);
  return [
    await way(
      db,
      of,
      lines,
      {
        enterprise: null,
        group: group.name,
        outcome: null,
        eligibleSince: null,
        restsFrom: null,
        currency: group.currency,
      },
      clock,
    ),
  ];
}

type Owned = {
  id: string;
  kind: 'individual' | 'group';
  status: string;
  startedOn: string;
  groupId: string;
  restsFrom: string | null;
};

async function enterprisesOf(db: Db, { memberId }: Member): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    select e.id, e.kind, e.status, e.started_on, e.group_id,
      (select min(n.until) from standing_notice n where n.enterprise_id = e.id and n.verdict = 'fail') as rests_from
    from enterprise_owner o
    join enterprise e on e.id = o.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id
    where o.member_id = ${memberId}::uuid and e.kind <> 'supplier'
    order by array_position(array['at_risk', 'paused', 'suspended', 'not_yet', 'eligible'], s.outcome), e.name, e.id
    limit ${MOST}
  `.execute(db);
  return rows;
}

async function groupOf(db: Db, { memberId }: Member) {
  return db
    .selectFrom('openMembership')
    .innerJoin('selfHelpGroup', 'selfHelpGroup.id', 'openMembership.groupId')
    .innerJoin('branch', 'branch.id', 'selfHelpGroup.branchId')
    .select(['selfHelpGroup.id', 'selfHelpGroup.name', 'branch.currency'])
    .where('openMembership.memberId', '=', memberId)
    .orderBy('openMembership.joinedOn', 'desc')
    .executeTakeFirst();
}

async function wayOf(db: Db, seller: Member, owned: Owned, clock: Clock): Promise<MyWay | null> {
  const evidence = await ownEvidence(db, seller, owned.id);
  if (!evidence) return null;
  const { enterprise, standing, lines } = evidence;
  const of: PathOf = { memberId: seller.memberId, groupId: owned.groupId, enterprise: owned };
  const about = {
    enterprise: { id: enterprise.id, name: enterprise.name },
    group: enterprise.group.name,
    outcome: standing?.outcome ?? null,
    eligibleSince: standing?.eligibleSince ?? null,
    restsFrom: owned.restsFrom,
    currency: enterprise.currency,
  };
  return way(db, of, lines, about, clock);
}

async function way(
  db: Db,
  of: PathOf,
  lines: EvidenceLine[],
  about: Omit<MyWay, 'lines' | 'path'>,
  clock: Clock,
): Promise<MyWay> {
  const facts = await pathFacts(db, of, clock);
  return {
    ...about,
    lines: lines.map((line) => myLine(line, of.memberId)),
    path: facts ? pathToStep4(lines, facts) : { steps: [], on: null },
  };
}
