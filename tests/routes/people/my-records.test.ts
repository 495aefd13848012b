import { beforeAll, describe, expect, it } from 'vitest';
import { loader as exportLoader } from '~/routes/my/export';
import { loader as meetingsLoader } from '~/routes/my/meetings';
import { loader as readingsLoader } from '~/routes/my/readings';
import { loader as recordsLoader } from '~/routes/my/records';
import { runImport } from '~/domain/registers/run-import.server';
import type { Member } from '~/platform/actor';
import { systemClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { anAccount } from '../../factories/people';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
let one: Member;
let other: Member;

/** An account of the one member of a group whose registers are sound. */
async function memberOf(code: string): Promise<Member> {
  const { id } = await db.selectFrom('member').select('id').where('code', '=', `${code}-M1`).executeTakeFirstOrThrow();
  const account = await anAccount(db);
  await db.updateTable('account').set({ memberId: id }).where('id', '=', account.accountId).execute();
  return { ...account, memberId: id };
}

beforeAll(async () => {
  await inFolder([soundRegisters('A'), soundRegisters('B')], (folder) =>
    runImport({ database, folder, source: 'command', accountId: null, dryRun: false, clock: systemClock }),
  );
  [one, other] = [await memberOf('A'), await memberOf('B')];
});

const read = async <Told>(loader: (args: ReturnType<typeof get>) => Promise<unknown>, actor: Member, path: string) =>
  (await (await responseOf(loader(get(path, contextFor(database, { actor }))))).json()) as Told;

describe('what a member sees of her records', () => {
  it('is her part of the books, and the totals of her group', async () => {
    const { groups } = await read<{ groups: unknown[] }>(recordsLoader, one, '/my');
    expect(groups).toMatchObject([{ name: 'A-G', savedMinor: 13_000, owedMinor: 10_000, groupSavedMinor: 13_000 }]);
  });

  it('is each meeting with her mark and savings, newest first', async () => {
    const { rows } = await read<{ rows: unknown[] }>(meetingsLoader, one, '/my/meetings');
    expect(rows).toHaveLength(13);
    expect(rows[0]).toMatchObject({ heldOn: '2026-10-06', mark: 'present', savedMinor: 1_000, corrected: false });
    const asked = await read<{ rows: unknown[] }>(meetingsLoader, one, '/my/meetings?before=2026-13-40.nobody');
    expect(asked.rows).toHaveLength(13);
  });

  it('is who on the staff read her savings, and nobody else’s readings', async () => {
    const staff = await anAccount(db, { displayName: 'Grace' });
    const note = { accountId: staff.accountId, what: 'savings' };
    await db
      .insertInto('recordReading')
      .values([{ ...note, memberId: one.memberId }])
      .execute();
    expect(await read(readingsLoader, one, '/my/readings')).toMatchObject({
      rows: [{ reader: 'Grace', what: 'savings' }],
    });
    expect(await read(readingsLoader, other, '/my/readings?before=99999')).toMatchObject({ rows: [] });
  });

  it('is everything at once as a file, with nothing of another member', async () => {
    const { accountId } = one;
    const search = { name: 'Jars by June', asked: 'q=jars&by=2026-06-30', through: 'all' };
    await db
      .insertInto('savedSearch')
      .values({ id: newId(), accountId, formId: newId(), savedAt: new Date(), ...search })
      .execute();
    const response = await responseOf(exportLoader(get('/my/data/export', contextFor(database, { actor: one }))));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="step-four-[\d-]+\.json"$/);
    const text = await response.text();
    const told = JSON.parse(text) as Record<string, unknown[]>;
    expect(told.savings).toHaveLength(13);
    expect(told.loans).toMatchObject([{ code: 'A-L1', instalments: [{ number: 1 }] }]);
    expect(told.savedSearches).toMatchObject([{ name: 'Jars by June', asked: 'q=jars&by=2026-06-30' }]);
    expect(text).not.toMatch(/B-M1|B-G/);
  });
});
