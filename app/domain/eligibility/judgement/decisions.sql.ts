import { sql, type RawBuilder } from 'kysely';
import { NEXT_OUTCOME, OUTCOMES, standsAt } from '../standing.states';
import { KEEP_NOTICES } from './notices.sql';
import { asOneQuery, type Step } from './steps';

/** Where the records put everybody next, by standing and finding, as rows of SQL. */
const NEXT = Object.entries(NEXT_OUTCOME)
  .flatMap(([standing, next]) =>
    Object.entries(next).map(([finding, outcome]) => `('${standing}', '${finding}', '${outcome}')`),
  )
  .join(', ');

/** Where everybody stands whom the records put somewhere, by what holds her, as rows of SQL. */
const PLACED = ([null, 'proposed', 'confirmed'] as const)
  .flatMap((hold) =>
    OUTCOMES.map((byRecords) => `('${hold ?? 'none'}', '${byRecords}', '${standsAt(byRecords, hold)}')`),
  )
  .join(', ');

/**
 * `judged_decision`: what each enterprise's decision would be, and whether it tells anything that the newest one does
 * not. Outcome and figures tell; verdicts and waivers do too, unless the newest decision, of the same day and records,
 * moved the enterprise from entering to keeping or back, so that only the thresholds are others. `by_records` is what the
 * records alone make of it, `outcome` where it stands with a suspension that holds it (`standsAt`).
 */
export const decisions = (basisImportId: number | null): Step => ({
  table: 'judged_decision',
  query: sql`
    with known as (
      select e.enterprise_id, v.rule, v.verdict, v.numerator, v.denominator, v.member_id, v.waiver_id
      from judged_enterprise e
      join enterprise_standing s on s.enterprise_id = e.enterprise_id
      left join eligibility_decision d on d.id = s.decision_id
      left join lateral (
        select * from eligibility_evidence v where v.decision_id = d.id and v.as_of = d.as_of offset 0
      ) v on true
    ), compared as (
      select l.enterprise_id,
        bool_or((l.numerator, l.denominator, l.member_id) is distinct from (k.numerator, k.denominator, k.member_id))
          as other_figures,
        bool_or((l.verdict, l.waiver_id) is distinct from (k.verdict, k.waiver_id)) as other_verdicts
      from judged_line l
      left join known k on k.enterprise_id = l.enterprise_id and k.rule = l.rule
      where l.enterprise_id in (select enterprise_id from known)
      group by l.enterprise_id
    ), notice as (
      select n.enterprise_id, bool_or(n.verdict = 'fail' and n.until <= e.as_of) as over,
        bool_or(n.verdict = 'fail' and n.new) as new
      from judged_notice n
      join judged_enterprise e on e.enterprise_id = n.enterprise_id
      group by n.enterprise_id
    ), found as (
      select f.enterprise_id, case when f.finding = 'fails' and (w.enterprise_id is not null or n.over)
        then 'fails_for_good' else f.finding end as finding, n.new as new_notice
      from judged_finding f
      left join judged_withdrawn w on w.enterprise_id = f.enterprise_id
      left join notice n on n.enterprise_id = f.enterprise_id
    )
    select e.enterprise_id, r.version as rule_set_version, e.thresholds, e.as_of, e.standing as was_by_records, s.outcome as was,
      next.by_records, placed.outcome, next.by_records = 'at_risk' and f.new_notice is true as new_notice,
      case when next.by_records in ('eligible', 'at_risk') and h.state is distinct from 'confirmed' then
        case when e.standing in ('eligible', 'at_risk') and s.outcome <> 'suspended' then s.eligible_since
          else e.as_of end end as eligible_since,
      d.id is null or d.outcome <> placed.outcome or e.standing is distinct from next.by_records
        or d.rule_set_version <> r.version or c.other_figures
        or (c.other_verdicts and (d.thresholds = e.thresholds or d.as_of <> e.as_of
          or d.basis_import_id is distinct from ${basisImportId}::bigint)) as differs
    from judged_enterprise e
    join judged_rule_set r on r.rule_set = e.rule_set
    join found f on f.enterprise_id = e.enterprise_id
    join (values ${sql.raw(NEXT)}) as next(standing, finding, by_records)
      on next.standing = coalesce(e.standing, 'never_judged') and next.finding = f.finding
    left join judged_hold h on h.enterprise_id = e.enterprise_id
    join (values ${sql.raw(PLACED)}) as placed(hold, by_records, outcome)
      on placed.hold = coalesce(h.state, 'none') and placed.by_records = next.by_records
    left join enterprise_standing s on s.enterprise_id = e.enterprise_id
    left join eligibility_decision d on d.id = s.decision_id
    left join compared c on c.enterprise_id = e.enterprise_id`,
});

export type Recorded = { decisions: number; moved: number; decisionFrom: number | null; decisionTo: number | null };

/** What the decisions of one judgement rest on, when they are taken, and the event that tells an owner. */
export type Writing = { basisImportId: number | null; knownIn: number; decidedAt: Date; toldBy: string };

/**
 * Writes the decisions that tell something, each with its evidence, moves the standings to them, and keeps the notices.
 * Owners who have an account are told (the event named) of each that moves them, or gives a new notice. The steps `before`
 * are those that no table stands for yet.
 */
export function record(
  { basisImportId, knownIn, decidedAt, toldBy }: Writing,
  before: readonly Step[] = [],
): RawBuilder<Recorded> {
  return sql<Recorded>`
    with ${before.length > 0 ? sql`${asOneQuery(before)}, ` : sql``}decision as (
      insert into eligibility_decision
        (enterprise_id, rule_set_version, thresholds, as_of, outcome, basis_import_id, known_in, decided_at)
      select enterprise_id, rule_set_version, thresholds, as_of, outcome, ${basisImportId}::bigint,
        ${knownIn}::bigint, ${decidedAt}
      from judged_decision
      where differs
      order by enterprise_id
      returning id, as_of, enterprise_id
    ), evidence as (
      insert into eligibility_evidence
        (decision_id, as_of, rule, verdict, numerator, denominator, threshold, window_after, member_id, waiver_id)
      select d.id, d.as_of, l.rule, l.verdict, l.numerator, l.denominator, l.threshold, l.window_after, l.member_id, l.waiver_id
      from decision d
      join judged_line l on l.enterprise_id = d.enterprise_id
    ), standing as (
      insert into enterprise_standing (enterprise_id, decision_id, outcome, by_records, eligible_since, decided_at)
      select d.enterprise_id, d.id, j.outcome, j.by_records, j.eligible_since, ${decidedAt}
      from decision d
      join judged_decision j on j.enterprise_id = d.enterprise_id
      order by d.enterprise_id
      on conflict (enterprise_id) do update set decision_id = excluded.decision_id, outcome = excluded.outcome,
        by_records = excluded.by_records, eligible_since = excluded.eligible_since, decided_at = excluded.decided_at
    ), told as (
      insert into outbox_event (name, payload)
      select ${toldBy}, jsonb_build_object('decisionId', d.id, 'was', coalesce(j.was, 'never_judged'))
      from decision d
      join judged_decision j on j.enterprise_id = d.enterprise_id
      where (j.was is distinct from j.outcome or j.new_notice) and exists (
        select from enterprise_owner o join account a on a.member_id = o.member_id
        where o.enterprise_id = d.enterprise_id and a.disabled_at is null)
      order by d.id
      returning id
    ), queued as (
      select count(enqueue_event(id)) as events from told
    ), ${sql.raw(KEEP_NOTICES)}
    select count(*)::int as decisions,
      count(*) filter (where j.was is distinct from j.outcome)::int as moved,
      min(d.id) filter (where j.was is distinct from j.outcome) as decision_from,
      max(d.id) filter (where j.was is distinct from j.outcome) as decision_to,
      (select events from queued) as told
    from decision d
    join judged_decision j on j.enterprise_id = d.enterprise_id
  `;
}
