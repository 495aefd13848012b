import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { judgeByKnowledge, judgeEnterprises, newestKnowledge, type Judged } from './judge-enterprises.server';
import { changedMeanwhile, inJudgementTurn, inSharedTurn } from './judgement-turn.server';

/** So many are judged in one transaction. */
const ALONE = 1_000;
/** More are judged side by side, each lane with a connection and a core of its own, in transactions of so many. */
const LANES = 2;
const IN_PART = 4_000;
/** Few enough for a turn that those whose records change meanwhile have theirs within seconds. */
const AT_ONCE = 4 * IN_PART;
const ATTEMPTS = 5;

/**
 * Judges whoever waits, those first whose records changed, until nobody is left but those whom somebody queues again just
 * now, which wakes the next judgement. What was cut off goes on where it was.
 */
export async function judgeWaiting(db: Db, clock: Clock): Promise<Judged> {
  const total = { decisions: 0, moved: 0 };
  for (;;) {
    const many = (await waiting(db, ALONE + 1)).length > ALONE;
    const judged = many ? await judgeSideBySide(db, clock) : await judgeAlone(db, clock);
    if (judged === null) return total;
    total.decisions += judged.decisions;
    total.moved += judged.moved;
  }
}

async function judgeAlone(db: Db, clock: Clock): Promise<Judged | null> {
  const judged = await inJudgementTurn(db, async (tx) => {
    const enterpriseIds = await take(tx, await waiting(tx, ALONE));
    return ok(enterpriseIds.length === 0 ? null : await judgeEnterprises(tx, { enterpriseIds, clock }));
  });
  return judged.ok ? judged.value : null;
}

/**
 * One turn for many, all judged by the records of one moment. A part in which others changed something meanwhile leaves
 * its enterprises waiting, and is begun anew in the next turn.
 */
async function judgeSideBySide(db: Db, clock: Clock): Promise<Judged | null> {
  for (let attempt = 1; ; attempt += 1) {
    const parts = await inSharedTurn(db, async (at) => {
      const enterpriseIds = await at((tx) => waiting(tx, AT_ONCE));
      const known = await at(newestKnowledge);
      return inLanes(enterpriseIds, (some) =>
        at(async (tx) => {
          const taken = await take(tx, some);
          return taken.length === 0 ? null : judgeByKnowledge(tx, { enterpriseIds: taken, clock }, known);
        }),
      );
    });
    const failed = parts.flatMap((part) => (part.status === 'rejected' ? [part.reason as unknown] : []));
    for (const error of failed) if (attempt === ATTEMPTS || !changedMeanwhile(error)) throw error;
    if (failed.length < parts.length) return parts.reduce(added, null);
  }
}

/** Does the work part by part; a lane that is done with one takes the next that nobody has begun. */
async function inLanes<Value>(
  enterpriseIds: readonly string[],
  work: (some: readonly string[]) => Promise<Value>,
): Promise<PromiseSettledResult<Value>[]> {
  const rounds = Math.ceil(enterpriseIds.length / (IN_PART * LANES));
  const inPart = Math.ceil(enterpriseIds.length / (rounds * LANES));
  const parts = [...Array(rounds * LANES).keys()].map((n) => enterpriseIds.slice(n * inPart, (n + 1) * inPart));
  const done: PromiseSettledResult<Value>[] = [];
  const lane = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const [one] = await Promise.allSettled([work(part)]);
      done.push(one);
    }
  };
  await Promise.all([...Array(LANES).keys()].map(lane));
  return done;
}

function added(sum: Judged | null, part: PromiseSettledResult<Judged | null>): Judged | null {
  if (part.status === 'rejected' || part.value === null) return sum;
  const { decisions, moved } = part.value;
  return { decisions: decisions + (sum?.decisions ?? 0), moved: moved + (sum?.moved ?? 0) };
}

/** Those who wait, whose records changed first; of the others each group's together. */
async function waiting(tx: Tx | Db, most: number): Promise<string[]> {
  const { rows } = await sql<{ enterpriseId: string }>`
    select enterprise_id from judgement_due order by urgent desc, since, enterprise_id limit ${most}
  `.execute(tx);
  return rows.map(({ enterpriseId }) => enterpriseId);
}

/**
 * Takes them from the queue, but for those whom another transaction queues at this moment, and returns whom it took.
 * Whoever is queued from now on waits for the next judgement: this one may not see what changed.
 */
async function take(tx: Tx, enterpriseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ enterpriseId: string }>`
    delete from judgement_due where enterprise_id in (
      select enterprise_id from judgement_due where enterprise_id = any(${enterpriseIds}::uuid[])
      order by enterprise_id for update skip locked)
    returning enterprise_id
  `.execute(tx);
  return rows.map(({ enterpriseId }) => enterpriseId);
}
