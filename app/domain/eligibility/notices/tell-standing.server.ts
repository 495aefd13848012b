import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { writeToReaders } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import type { StandingChanged } from '../eligibility.events';
import type { Rule } from '../rules';
import type { Outcome } from '../standing.states';
import { ownersWithAccounts } from './notice-readers.queries.server';
import { noticeOfMove, standingWords, type FailingRule, type StandingFacts } from './standing-words';

/** Tells the owners who have an account where their enterprise stands now, what put it there and what cures it. */
export async function tellStanding(db: Db, eventId: number, { decisionId, was }: StandingChanged): Promise<void> {
  const facts = await factsOf(db, sql`d.id = ${decisionId}`);
  if (facts) await tell(db, eventId, { ...facts, was: was as StandingFacts['was'] });
}

/** Reminds the owners of an enterprise at risk that a notice ends soon; nobody where it stands elsewhere by now. */
export async function tellReminder(db: Db, eventId: number, enterpriseId: string): Promise<void> {
  const newest = sql`d.id = (select decision_id from enterprise_standing where enterprise_id = ${enterpriseId}::uuid)`;
  const facts = await factsOf(db, newest);
  if (facts?.outcome === 'at_risk' && facts.lines.length > 0)
    await tell(db, eventId, { ...facts, was: 'at_risk' }, true);
}

type Line = {
  rule: Rule;
  memberId: string | null;
  numerator: number | null;
  denominator: number | null;
  until: string | null;
};
type Facts = { enterpriseId: string; enterprise: string; outcome: Outcome; provisional: boolean; lines: Line[] };

async function factsOf(db: Db, which: ReturnType<typeof sql>): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select d.enterprise_id, e.name as enterprise, d.outcome,
      exists (select from suspension s where s.enterprise_id = e.id and s.state = 'proposed') as provisional,
      (select coalesce(jsonb_agg(jsonb_build_object('rule', v.rule, 'memberId', v.member_id, 'numerator', v.numerator,
          'denominator', v.denominator, 'until', n.until) order by n.until, v.rule), '[]')
        from eligibility_evidence v
        left join standing_notice n on n.enterprise_id = d.enterprise_id and n.rule = v.rule and n.verdict = 'fail'
        where v.decision_id = d.id and v.verdict = 'fail') as lines
    from eligibility_decision d join enterprise e on e.id = d.enterprise_id
    where ${which}
  `.execute(db);
  return rows[0];
}

async function tell(
  db: Db,
  eventId: number,
  { enterpriseId, lines, ...facts }: Facts & { was: StandingFacts['was'] },
  reminder = false,
): Promise<void> {
  const readers = await ownersWithAccounts(db, enterpriseId);
  const link = `${publicOrigin()}/my/step-4`;
  await db.transaction().execute((tx) =>
    writeToReaders(tx, eventId, readers, ({ memberId }, locale, channel) => {
      const failing = lines.map((line) => failingRule(line, memberId));
      const told: StandingFacts = { ...facts, failing, link };
      const notice = reminder ? 'reminder' : noticeOfMove(told);
      return notice && standingWords(notice, told, { locale, channel });
    }),
  );
}

function failingRule({ rule, memberId, numerator, denominator, until }: Line, readerId: string): FailingRule {
  return {
    rule,
    own: memberId === null || memberId === readerId,
    figure: numerator === null || denominator === null ? null : { numerator, denominator },
    until,
  };
}
