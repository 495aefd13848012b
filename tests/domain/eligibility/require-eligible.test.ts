import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import { OUTCOMES } from '~/domain/eligibility/standing.states';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-10-31T12:00:00Z');

const asked = (enterpriseId: string) => db.transaction().execute((tx) => requireEligible(tx, enterpriseId, clock));

async function aSupplier(vettedOn: string | null): Promise<string> {
  const id = newId();
  await db
    .insertInto('enterprise')
    .values({ id, code: id, name: 'Jars', kind: 'supplier', country: 'IN', district: 'Erode', vettedOn })
    .execute();
  return id;
}

describe('who may sell', () => {
  test.each(OUTCOMES.map((outcome) => ({ outcome, may: outcome === 'eligible' || outcome === 'at_risk' })))(
    'one who is $outcome: $may',
    async ({ outcome, may }) => {
      const { enterpriseId } = await anEligibleSeller(db, { outcome });
      const { decisionId } = await db
        .selectFrom('enterpriseStanding')
        .select('decisionId')
        .where('enterpriseId', '=', enterpriseId)
        .executeTakeFirstOrThrow();
      expect(await asked(enterpriseId)).toEqual(
        may ? { ok: true, value: decisionId } : { ok: false, error: { code: 'not-eligible', outcome } },
      );
    },
  );

  test('nobody who was never judged', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    await database.owner.db.deleteFrom('enterpriseStanding').where('enterpriseId', '=', enterpriseId).execute();
    expect(await asked(enterpriseId)).toEqual({ ok: false, error: { code: 'not-eligible', outcome: null } });
    expect(await asked(newId())).toEqual({ ok: false, error: { code: 'not-eligible', outcome: null } });
  });

  test('a supplier from the day on which staff vetted it', async () => {
    const refused = { ok: false, error: { code: 'not-eligible', outcome: null } };
    expect(await asked(await aSupplier('2026-10-31'))).toEqual({ ok: true, value: null });
    expect(await asked(await aSupplier('2026-11-01'))).toEqual({ ok: true, value: null });
    expect(await asked(await aSupplier('2026-11-02'))).toEqual(refused);
    expect(await asked(await aSupplier(null))).toEqual(refused);
  });
});

test('a standing that was asked for cannot change before the transaction that asked ends', async () => {
  const { enterpriseId } = await anEligibleSeller(db);
  await db.transaction().execute(async (tx) => {
    await requireEligible(tx, enterpriseId, clock);
    const elsewhere = db.transaction().execute(async (other) => {
      await sql`select from enterprise_standing where enterprise_id = ${enterpriseId} for update nowait`.execute(other);
    });
    await expect(elsewhere).rejects.toMatchObject({ code: '55P03' });
    const alsoAsked = await asked(enterpriseId);
    expect(alsoAsked.ok).toBe(true);
  });
});
