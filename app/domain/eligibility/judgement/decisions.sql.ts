import { sql, type RawBuilder } from 'kysely';
import { NEXT_OUTCOME } from '../standing.states';

/** Where everybody stands next, by standing and finding, as rows of SQL. */
const NEXT = Object.entries(NEXT_OUTCOME)
  .flatMap(([standing, next]) =>
    Object.entries(next).map(([finding, outcome]) => `('${standing}', '${finding}', '${outcome}')`),
  )
  .join(', ');

/**
 * `judged_decision`: what each enterprise's decision would be, and whether it tells anything that the newest one does
 * not. Outcome and figures tell; verdicts and waivers do too, unless the newest decision, of the same day and records,
 * moved the enterprise from entering to keeping or back, so that only the thresholds are others.
 */
export function decisions(basisImportId: number | null): RawBuilder<unknown> {
  return sql`
    create temporary table judged_decision on commit drop as
    with compared as (
      select l.enterprise_id,
        bool_or((l.numerator, l.denominator, l.member_id) is distinct from (v.numerator, v.denominator, v.member_id))
          as other_figures,
        bool_or((l.verdict, l.waiver_id) is distinct from (v.verdict, v.waiver_id)) as other_verdicts
      from judged_line l
      join enterprise_standing s on s.enterprise_id = l.enterprise_id
      left join eligibility_evidence v on v.decision_id = s.decision_id and v.rule = l.rule
      group by l.enterprise_id
    )
    select e.enterprise_id, r.version as rule_set_version, e.thresholds, e.as_of, next.outcome, e.standing,
      case when next.outcome in ('eligible', 'at_risk') then
        case when e.standing in ('eligible', 'at_risk') then s.eligible_since else e.as_of end end as eligible_since,
      d.id is null or d.outcome <> next.outcome or d.rule_set_version <> r.version or c.other_figures
        or (c.other_verdicts and (d.thresholds = e.thresholds or d.as_of <> e.as_of
          or d.basis_import_id is distinct from ${basisImportId}::bigint)) as differs
    from judged_enterprise e
    join judged_rule_set r on r.rule_set = e.rule_set
    join judged_finding f on f.enterprise_id = e.enterprise_id
    join (values ${sql.raw(NEXT)}) as next(standing, finding, outcome)
      on next.standing = coalesce(e.standing, 'never_judged') and next.finding = f.finding
    left join enterprise_standing s on s.enterprise_id = e.enterprise_id
    left join eligibility_decision d on d.id = s.decision_id
    left join compared c on c.enterprise_id = e.enterprise_id
  `;
}

export type Recorded = { decisions: number; moved: number; decisionFrom: number | null; decisionTo: number | null };

/** Writes the decisions that tell something, each with its evidence, and moves the standings to them. */
export function record(basisImportId: number | null, decidedAt: Date): RawBuilder<Recorded> {
  return sql<Recorded>`
    with decision as (
      insert into eligibility_decision
        (enterprise_id, rule_set_version, thresholds, as_of, outcome, basis_import_id, decided_at)
      select enterprise_id, rule_set_version, thresholds, as_of, outcome, ${basisImportId}::bigint, ${decidedAt}
      from judged_decision
      where differs
      order by enterprise_id
      returning id, enterprise_id
    ), evidence as (
      insert into eligibility_evidence
        (decision_id, rule, verdict, numerator, denominator, threshold, window_after, member_id, waiver_id)
      select d.id, l.rule, l.verdict, l.numerator, l.denominator, l.threshold, l.window_after, l.member_id, l.waiver_id
      from decision d
      join judged_line l on l.enterprise_id = d.enterprise_id
    ), standing as (
      insert into enterprise_standing (enterprise_id, decision_id, outcome, eligible_since, decided_at)
      select d.enterprise_id, d.id, j.outcome, j.eligible_since, ${decidedAt}
      from decision d
      join judged_decision j on j.enterprise_id = d.enterprise_id
      order by d.enterprise_id
      on conflict (enterprise_id) do update set decision_id = excluded.decision_id, outcome = excluded.outcome,
        eligible_since = excluded.eligible_since, decided_at = excluded.decided_at
    )
    select count(*)::int as decisions,
      count(*) filter (where j.standing is distinct from j.outcome)::int as moved,
      min(d.id) filter (where j.standing is distinct from j.outcome) as decision_from,
      max(d.id) filter (where j.standing is distinct from j.outcome) as decision_to
    from decision d
    join judged_decision j on j.enterprise_id = d.enterprise_id
  `;
}
