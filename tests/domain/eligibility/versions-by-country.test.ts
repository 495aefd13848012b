import { beforeAll, describe, expect, it } from 'vitest';
import { marked } from '../../factories/register-changes';
import { aPublishedVersion, numbersWith } from '../../factories/rule-sets';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { judgedLines, takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;

/** A group of one country whose one member came to eight of the last twelve meetings. */
function cameToEight(code: string, country: string, currency: string) {
  const registers = soundRegisters(code, { country, currency });
  marked('absent', 1, 4)(registers, code);
  return registers;
}

beforeAll(async () => {
  const all = [cameToEight('A', 'IN', 'INR'), cameToEight('B', 'KE', 'KES'), cameToEight('C', 'TZ', 'TZS')];
  await inFolder(all, (folder) => takeIn(database, folder));
  const milder = { G3: { enter: 60 }, M3: { enter: 60 } };
  await aPublishedVersion(db, {
    version: 'step4-in@1.0.0',
    country: 'IN',
    from: '2026-10-31',
    numbers: await numbersWith(db, milder),
  });
  await aPublishedVersion(db, {
    version: 'step4-ke@1.0.0',
    country: 'KE',
    from: '2026-10-01',
    numbers: await numbersWith(db, milder),
  });
  await aPublishedVersion(db, {
    version: 'step4-ke@2.0.0',
    country: 'KE',
    from: '2026-10-20',
    numbers: await numbersWith(db, { G3: { enter: 60 }, M3: { enter: 90 } }),
  });
});

describe('in one judgement of everybody', () => {
  it('each country is judged by its own newest version, and others by the programme’s', async () => {
    const lines = await judgedLines(database, '2026-10-31', 'enter');
    expect([lines.get('A-E M3'), lines.get('B-E M3'), lines.get('C-E M3')]).toEqual([
      'pass 8/12',
      'fail 8/12',
      'fail 8/12',
    ]);
    expect([lines.get('A-E OUTCOME'), lines.get('B-E OUTCOME'), lines.get('C-E OUTCOME')]).toEqual([
      'eligible',
      'not_yet',
      'not_yet',
    ]);
    expect(lines.get('B-E G3')).toBe('pass 8/12');
  });

  it('a version counts from its day on', async () => {
    const lines = await judgedLines(database, '2026-10-30', 'enter');
    expect([lines.get('A-E G3'), lines.get('B-E G3'), lines.get('C-E G3')]).toEqual([
      'fail 8/12',
      'pass 8/12',
      'fail 8/12',
    ]);
    const earlier = await judgedLines(database, '2026-10-19', 'enter');
    expect(earlier.get('B-E M3')).toBe('pass 8/12');
  });

  it('a version of the programme changes nothing where a country has its own', async () => {
    await aPublishedVersion(db, {
      version: 'step4@2.0.0',
      country: null,
      from: '2026-10-31',
      numbers: await numbersWith(db, { G3: { enter: 50 }, M3: { enter: 50 } }),
    });
    const lines = await judgedLines(database, '2026-10-31', 'enter');
    expect([lines.get('A-E M3'), lines.get('B-E M3'), lines.get('C-E M3')]).toEqual([
      'pass 8/12',
      'fail 8/12',
      'pass 8/12',
    ]);
  });
});
