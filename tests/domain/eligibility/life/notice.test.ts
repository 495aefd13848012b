import { beforeEach, describe, expect, test, vi } from 'vitest';
import { beginDays } from '~/domain/eligibility/begin-days.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { tellWhatEnds } from '~/domain/eligibility/notices/tell-what-ends.server';
import { fixedClock } from '~/platform/clock';
import { marked, none, set } from '../../../factories/register-changes';
import { aLife, cameFiveOfTwelve, noonOf, SOUND_ON } from '../../../support/standing-life';
import { testDatabase } from '../../../support/test-database';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = await testDatabase();
const { db } = database;
let code = '';
let lives = 0;

beforeEach(() => {
  lives += 1;
  code = `L${lives}`;
});

const noticesOf = (enterpriseId: string) =>
  db
    .selectFrom('standingNotice')
    .select(['rule', 'verdict', 'since', 'until'])
    .where('enterpriseId', '=', enterpriseId)
    .orderBy('rule')
    .execute();

describe('one who may sell and fails a rule', () => {
  test('has 14 days, and is paused on the day after them by the calendar alone', async () => {
    const life = await aLife(database, code);
    await life.records(cameFiveOfTwelve);
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    expect(await noticesOf(life.enterpriseId)).toEqual(
      ['G3', 'M3'].map((rule) => ({ rule, verdict: 'fail', since: SOUND_ON, until: '2026-11-14' })),
    );
    expect(await life.on('2026-11-13')).toBe('at_risk');
    expect(await life.on('2026-11-14')).toBe('paused');
    expect(await noticesOf(life.enterpriseId)).toEqual([]);
  });

  test('is eligible again when it is cured in time, and has 14 new days if it fails again', async () => {
    const life = await aLife(database, code);
    await life.records(cameFiveOfTwelve);
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    await life.records();
    expect(await life.on('2026-11-10')).toBe('eligible');
    await life.records(cameFiveOfTwelve);
    expect(await life.on('2026-11-12')).toBe('at_risk');
    expect(await life.on('2026-11-25')).toBe('at_risk');
    expect(await life.on('2026-11-26')).toBe('paused');
  });

  test('has the whole notice for each rule, whatever failed before', async () => {
    const life = await aLife(database, code);
    await life.records(cameFiveOfTwelve);
    await life.on(SOUND_ON);
    await life.records(set('vetting_visits', 0, { outcome: 'fail' }));
    expect(await life.on('2026-11-10')).toBe('at_risk');
    expect((await noticesOf(life.enterpriseId)).map(({ rule, until }) => [rule, until])).toEqual([
      ['E2', '2026-11-24'],
    ]);
    expect(await life.on('2026-11-14')).toBe('at_risk');
    expect(await life.on('2026-11-24')).toBe('paused');
  });

  test('is paused at once when an owner took her consent back', async () => {
    const life = await aLife(database, code);
    await life.records(set('members', 0, { consent_withdrawn_on: '2026-10-31' }));
    expect(await life.on(SOUND_ON)).toBe('paused');
  });

  test('has the same notice for a rule that cannot be waived', async () => {
    const life = await aLife(database, code);
    await life.records(set('enterprises', 0, { status: 'closed' }));
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    expect(await life.on('2026-11-14')).toBe('paused');
  });
});

describe('one about whom too little is recorded', () => {
  test('goes on selling, and staff have 60 days', async () => {
    const life = await aLife(database, code);
    await life.records(marked('excused', 1, 8));
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    expect(await noticesOf(life.enterpriseId)).toContainEqual({
      rule: 'M3',
      verdict: 'no_data',
      since: SOUND_ON,
      until: '2026-12-30',
    });
  });

  test('is never paused by it, also when the 60 days are over', async () => {
    const life = await aLife(database, code);
    await db
      .deleteFrom('vettingVisit')
      .where('enterpriseId', '=', life.enterpriseId)
      .execute()
      .catch(() => undefined);
    await database.owner.db.deleteFrom('vettingVisit').where('enterpriseId', '=', life.enterpriseId).execute();
    expect(await life.on('2026-11-01')).toBe('at_risk');
    await database.owner.db
      .updateTable('standingNotice')
      .set({ since: '2026-08-01', until: '2026-09-30' })
      .where('enterpriseId', '=', life.enterpriseId)
      .execute();
    expect(await life.on('2026-11-02')).toBe('at_risk');
  });

  test('who was never eligible waits without a notice', async () => {
    const life = await aLife(database, code, none('vetting_visits'));
    expect(await life.standing()).toBe('not_yet');
    expect(await noticesOf(life.enterpriseId)).toEqual([]);
  });
});

describe('a new day', () => {
  test('begins in a branch when it does in its time zone, once, and judges by it', async () => {
    const life = await aLife(database, code);
    await life.records(cameFiveOfTwelve);
    await life.on(SOUND_ON);
    const beforeMidnight = fixedClock('2026-11-13T18:29:59Z');
    const midnight = fixedClock('2026-11-13T18:30:00Z');
    await beginDays(db, beforeMidnight);
    await judgeWaiting(db, beforeMidnight);
    expect(await life.standing()).toBe('at_risk');
    expect(await beginDays(db, beforeMidnight)).toBe(0);
    expect(await beginDays(db, midnight)).toBeGreaterThan(0);
    expect(await beginDays(db, midnight)).toBe(0);
    await judgeWaiting(db, midnight);
    expect(await life.standing()).toBe('paused');
  });

  test('moves windows on: after 45 days without a meeting she is at risk', async () => {
    const life = await aLife(database, code);
    expect(await life.on('2026-11-20')).toBe('eligible');
    expect(await life.on('2026-11-21')).toBe('at_risk');
    expect((await noticesOf(life.enterpriseId)).map(({ rule }) => rule)).toContain('G7');
  });
});

describe('the days before a notice ends', () => {
  const reminders = () =>
    db.selectFrom('outboxEvent').select('payload').where('name', '=', 'standing.reminder').execute();

  test('have a reminder three days before, once', async () => {
    const life = await aLife(database, code);
    await life.records(cameFiveOfTwelve);
    await life.on(SOUND_ON);
    const mine = async () =>
      (await reminders()).filter(
        ({ payload }) => (payload as { enterpriseId: string }).enterpriseId === life.enterpriseId,
      );
    await tellWhatEnds(db, noonOf('2026-11-10'));
    expect(await mine()).toHaveLength(0);
    await tellWhatEnds(db, noonOf('2026-11-11'));
    await tellWhatEnds(db, noonOf('2026-11-12'));
    expect(await mine()).toHaveLength(1);
  });
});
