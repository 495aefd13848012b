import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { askReplay } from '~/domain/eligibility/rule-sets/ask-replay.server';
import { draftRuleSet, saveDraft } from '~/domain/eligibility/rule-sets/draft-rule-set.server';
import { publishRuleSet, type PublishRuleSetInput } from '~/domain/eligibility/rule-sets/publish-rule-set.server';
import { newestReplay, replayBreakdowns, replayChanges } from '~/domain/eligibility/rule-sets/replay.queries.server';
import { runReplay } from '~/domain/eligibility/rule-sets/run-replay.server';
import { ruleSetDraft, ruleSetVersions } from '~/domain/eligibility/rule-sets/rule-set.queries.server';
import type { RuleSetNumbers } from '~/domain/eligibility/rule-set-numbers';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aStaffMember, managerOf } from '../../factories/people';
import { marked } from '../../factories/register-changes';
import { aPublishedVersion, numbersWith } from '../../factories/rule-sets';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { done } from '../../factories/visits';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-10T09:00:00Z');
const DAY = '2026-10-31';

let proposer: StaffMember;
let publisher: StaffMember;

/** Twelve in India came to 8 of 12 meetings (milder numbers let them in), two came to 11 (sterner ones put them out). */
beforeAll(async () => {
  const came = (code: string, absences: number, country = 'IN', currency = 'INR') => {
    const registers = soundRegisters(code, { country, currency });
    marked('absent', 1, absences)(registers, code);
    return registers;
  };
  const all = [
    ...Array.from({ length: 12 }, (_, index) => came(`A${index + 10}`, 4)),
    came('B1', 1),
    came('K1', 4, 'KE', 'KES'),
  ];
  await inFolder(all, (folder) => takeIn(database, folder));
  proposer = await aStaffMember(db);
  publisher = await aStaffMember(db);
});

async function aDraft(numbers: RuleSetNumbers, country: string | null = 'IN') {
  const id = await done(db, (tx) => draftRuleSet(tx, proposer, { country, title: 'Other numbers' }, clock));
  const reason = 'Harvest keeps many away from meetings';
  await done(db, (tx) => saveDraft(tx, proposer, id, { numbers, reason, version: 1 }, clock));
  return id;
}

async function replayed(draftId: string) {
  const id = await done(db, (tx) => askReplay(tx, proposer, draftId, { months: 3, thresholds: 'enter' }, clock));
  await runReplay(db, id, clock);
  return id;
}

const step = (actor: StaffMember, id: string, input: PublishRuleSetInput) =>
  transact(db, (tx) => publishRuleSet(tx, actor, id, input, clock));
const milder = () => numbersWith(db, { G3: { enter: 60, keep: 55 }, M3: { enter: 60, keep: 55 } });

describe('a replay', () => {
  it('says who would gain, as judging with those numbers does, and changes nobody’s place', async () => {
    const before = await judgedLines(database, DAY, 'enter');
    const id = await replayed(await aDraft(await milder()));
    const changes = await db
      .selectFrom('ruleSetReplayChange as c')
      .innerJoin('enterprise as e', 'e.id', 'c.enterpriseId')
      .select(['e.code', 'c.gains', 'c.rules'])
      .where('c.replayId', '=', id)
      .where('c.asOf', '=', DAY)
      .orderBy('e.code')
      .execute();
    await aPublishedVersion(db, { version: 'trial', country: 'IN', from: '2026-10-01', numbers: await milder() });
    const after = await judgedLines(database, DAY, 'enter');
    const moved = [...before]
      .filter(([key, verdict]) => key.endsWith(' OUTCOME') && after.get(key) !== verdict)
      .map(([key]) => ({ code: key.replace(' OUTCOME', ''), gains: after.get(key) === 'eligible' }));
    expect(moved).toHaveLength(12);
    expect(changes.map(({ code, gains }) => ({ code, gains }))).toEqual(
      moved.sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
    expect(changes[0]?.rules).toEqual(['G3', 'M3']);
    expect(await db.selectFrom('eligibilityDecision').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('enterpriseStanding').select('outcome').execute()).toEqual([]);
  });

  it('says who would lose, and hides figures about fewer than ten people', async () => {
    const draftId = await aDraft(
      await numbersWith(db, {
        G2: { enter: 100, keep: 100 },
        G3: { enter: 100, keep: 60 },
        M3: { enter: 100, keep: 60 },
      }),
    );
    const id = await replayed(draftId);
    const replay = await newestReplay(db, draftId);
    expect(replay).toMatchObject({
      state: 'done',
      daysDone: 3,
      isStale: false,
      days: ['2026-08-31', '2026-09-30', DAY],
    });
    expect(replay?.totals.at(-1)).toEqual({ day: DAY, people: 13, gain: 0, lose: 13 });
    const breakdowns = await replayBreakdowns(db, id, DAY);
    expect(breakdowns.country).toEqual([{ value: 'IN', people: 13, gain: 0, lose: 13 }]);
    const kenyan = await aDraft(await milder(), 'KE');
    const few = await replayed(kenyan);
    expect((await newestReplay(db, kenyan))?.totals.at(-1)).toEqual({ day: DAY, people: null, gain: null, lose: 0 });
    expect((await replayBreakdowns(db, few, DAY)).country).toEqual([
      { value: 'KE', people: null, gain: null, lose: 0 },
    ]);
  });

  it('names only enterprises of the reader’s own branches', async () => {
    const draftId = await aDraft(await numbersWith(db, { M3: { enter: 100, keep: 60 } }));
    const id = await replayed(draftId);
    const branch = await db.selectFrom('branch').select('id').where('country', '=', 'KE').executeTakeFirstOrThrow();
    const kenyan = await aStaffMember(db, managerOf(branch.id));
    const headOffice = await aStaffMember(db, [{ role: 'head_office', branchId: null }]);
    const asked = { replayId: id, day: DAY, cursor: null };
    expect((await replayChanges(db, proposer.staff, asked)).rows.length).toBeGreaterThan(0);
    expect((await replayChanges(db, kenyan.staff, asked)).rows).toEqual([]);
    expect((await replayChanges(db, headOffice.staff, asked)).rows).toEqual([]);
  });

  it('goes on where it was cut off, and is asked for once', async () => {
    const draftId = await aDraft(await numbersWith(db, { M3: { enter: 90, keep: 60 } }));
    const ask = () => done(db, (tx) => askReplay(tx, proposer, draftId, { months: 3, thresholds: 'enter' }, clock));
    const id = await ask();
    expect(await ask()).toBe(id);
    await runReplay(db, id, clock);
    await runReplay(db, id, clock);
    const days = await db
      .selectFrom('ruleSetReplayCell')
      .select('asOf')
      .distinct()
      .where('replayId', '=', id)
      .execute();
    expect(days).toHaveLength(3);
  });
});

describe('a version', () => {
  it('is proposed once replayed, published by another person, and never changes', async () => {
    const draftId = await aDraft(await numbersWith(db, { M3: { enter: 70, keep: 55 } }));
    const version = async () => (await ruleSetDraft(db, proposer, draftId, clock))?.version ?? 0;
    const propose = async (from: string) =>
      step(proposer, draftId, { step: 'propose', from, version: await version() });
    expect(await propose('2026-12-01')).toMatchObject({ error: { code: 'never-replayed' } });
    await replayed(draftId);
    expect(await propose('2026-11-10')).toMatchObject({ error: { code: 'too-early', today: '2026-11-10' } });
    expect(await propose('2026-02-31')).toMatchObject({ error: { code: 'not-a-day' } });
    expect(await propose('2026-12-01')).toMatchObject({ ok: true });
    const publish = async (actor: StaffMember) => step(actor, draftId, { step: 'publish', version: await version() });
    expect(await publish(proposer)).toMatchObject({ error: { code: 'own-proposal' } });
    const published = await publish(publisher);
    if (!published.ok) throw new Error(published.error.code);
    expect(await publish(publisher)).toMatchObject({ error: { code: 'state-changed' } });
    expect((await ruleSetVersions(db, clock)).find(({ version: name }) => name === published.value)).toMatchObject({
      country: 'IN',
      inForceFrom: '2026-12-01',
      isInForce: false,
    });
    for (const change of [
      sql`update rule_set set thresholds = '{}' where version = ${published.value}`,
      sql`delete from rule_set where version = ${published.value}`,
    ]) {
      await expect(change.execute(database.owner.db)).rejects.toThrow(/never changes/);
    }
  });

  it('by one person alone is refused by the database itself, and so is one from nowhere', async () => {
    const draftId = await aDraft(await numbersWith(db, { M3: { enter: 71, keep: 55 } }));
    const insert = (draft: string | null) => sql`
      insert into rule_set (version, country, thresholds, in_force_from, draft_id, proposed_by, published_by)
      values ('mine', 'IN', '{}', '2099-01-01', ${draft}, ${proposer.accountId}, ${proposer.accountId})`;
    await expect(insert(draftId).execute(db)).rejects.toThrow(/rule_set_two_people/);
    await expect(insert(null).execute(db)).rejects.toThrow(/published from a draft/);
  });

  it('that changes nothing, or has no reason, is not proposed; a branch manager drafts none', async () => {
    const same = await done(db, (tx) => draftRuleSet(tx, proposer, { country: 'KE', title: 'The same' }, clock));
    expect(await step(proposer, same, { step: 'propose', from: '2026-12-01', version: 1 })).toMatchObject({
      error: { code: 'nothing-changed' },
    });
    const branch = await db.selectFrom('branch').select('id').where('country', '=', 'IN').executeTakeFirstOrThrow();
    const manager = await aStaffMember(db, managerOf(branch.id));
    const drafted = await transact(db, (tx) => draftRuleSet(tx, manager, { country: 'IN', title: 'Mine' }, clock));
    expect(drafted).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('saved by two people shows the second what the first wrote', async () => {
    const draftId = await aDraft(await milder());
    const other = await numbersWith(db, { M3: { enter: 90, keep: 60 } });
    const saved = await transact(db, (tx) =>
      saveDraft(tx, publisher, draftId, { numbers: other, reason: 'Another', version: 1 }, clock),
    );
    expect(saved).toMatchObject({ error: { code: 'changed-meanwhile', version: 2 } });
  });
});
