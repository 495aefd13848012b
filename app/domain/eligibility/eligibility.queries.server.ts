import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Member, Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { EnterpriseEvidence, EvidenceDecision, EvidenceEnterprise, EvidenceLine } from './enterprise-evidence';
import { readThreshold } from './rules';
import type { Outcome } from './standing.states';

/** What an enterprise of the staff's branches stands on: its newest decision, line by line. Undefined for any other. */
export async function enterpriseEvidence(
  db: Db,
  staff: Staff,
  enterpriseId: string,
): Promise<EnterpriseEvidence | undefined> {
  return evidenceWhere(db, enterpriseId, staffMay(staff, 'read_register', { branch: 'b.id', group: 'g.id' }));
}

/** The same for one of its owners. Undefined for an enterprise of others. */
export async function ownEvidence(
  db: Db,
  seller: Member,
  enterpriseId: string,
): Promise<EnterpriseEvidence | undefined> {
  const owned = sql<SqlBool>`exists (
    select from enterprise_owner w where w.enterprise_id = e.id and w.member_id = ${seller.memberId})`;
  return evidenceWhere(db, enterpriseId, owned);
}

type Facts = Omit<EvidenceEnterprise, 'group' | 'branch'> & {
  groupId: string;
  groupCode: string;
  groupName: string;
  branchId: string;
  branchName: string;
  country: string;
  outcome: Outcome | null;
  eligibleSince: string | null;
  decisionId: number | null;
};

async function evidenceWhere(
  db: Db,
  enterpriseId: string,
  permitted: RawBuilder<SqlBool>,
): Promise<EnterpriseEvidence | undefined> {
  const { rows } = await sql<Facts>`
    select e.id, e.code, e.name, e.kind, e.sector, e.status, e.started_on, e.pickup_place, e.payout_method,
      g.id as group_id, g.code as group_code, g.name as group_name, b.id as branch_id, b.name as branch_name,
      b.country, b.currency, s.outcome, s.eligible_since, s.decision_id,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.display_name,
          'signatory', o.signatory) order by m.code collate "C"), '[]')
        from enterprise_owner o join member m on m.id = o.member_id where o.enterprise_id = e.id) as owners
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    left join enterprise_standing s on s.enterprise_id = e.id
    where e.id = ${enterpriseId}::uuid and ${permitted}
  `.execute(db);
  const [facts] = rows;
  if (!facts) return undefined;
  const { groupId, groupCode, groupName, branchId, branchName, country, outcome, eligibleSince, decisionId, ...own } =
    facts;
  const decision = decisionId === null ? null : await decisionOf(db, decisionId);
  return {
    enterprise: {
      ...own,
      group: { id: groupId, code: groupCode, name: groupName },
      branch: { id: branchId, name: branchName, country },
    },
    standing: outcome && { outcome, eligibleSince },
    decision,
    lines: decision ? await linesOf(db, decision) : [],
  };
}

async function decisionOf(db: Db, id: number): Promise<EvidenceDecision> {
  const { rows } = await sql<EvidenceDecision>`
    select id, rule_set_version, thresholds, as_of, outcome, decided_at from eligibility_decision where id = ${id}
  `.execute(db);
  const [decision] = rows;
  if (!decision) throw new Error(`decision ${id} is gone`);
  return decision;
}

type LineRow = Pick<EvidenceLine, 'rule' | 'verdict' | 'member' | 'waiver'> & {
  numerator: number | null;
  denominator: number | null;
  threshold: string | null;
  windowAfter: string | null;
};

async function linesOf(db: Db, decision: EvidenceDecision): Promise<EvidenceLine[]> {
  const { rows } = await sql<LineRow>`
    select v.rule, v.verdict, v.numerator, v.denominator, v.threshold, v.window_after,
      case when m.id is not null then jsonb_build_object('id', m.id, 'code', m.code, 'name', m.display_name) end
        as member,
      case when w.id is not null then jsonb_build_object('grantedOn', w.granted_on, 'expiresOn', w.expires_on,
        'grantedBy', w.granted_by, 'approvedBy', w.approved_by, 'reasonCode', w.reason_code, 'reason', w.reason) end
        as waiver
    from rule_set s
    cross join jsonb_array_elements(s.thresholds -> 'rules') with ordinality as r(rule, position)
    join eligibility_evidence v
      on v.decision_id = ${decision.id} and v.as_of = ${decision.asOf}::date and v.rule = r.rule ->> 'rule'
    left join member m on m.id = v.member_id
    left join waiver w on w.id = v.waiver_id
    where s.version = ${decision.ruleSetVersion}
    order by r.position
  `.execute(db);
  return rows.map(({ numerator, denominator, threshold, windowAfter, ...line }) => ({
    ...line,
    figure: numerator === null || denominator === null ? null : { numerator, denominator },
    threshold: readThreshold(threshold),
    window: windowAfter === null ? null : { after: windowAfter, upTo: decision.asOf },
  }));
}
