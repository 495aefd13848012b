import { describe, expect, it } from 'vitest';
import { decideSuspension } from '~/domain/eligibility/suspension/decide-suspension.server';
import { proposeSuspension } from '~/domain/eligibility/suspension/propose-suspension.server';
import { suspensionsOf } from '~/domain/eligibility/suspension/suspensions.queries.server';
import { decideErasure, type DecideErasureInput } from '~/domain/identity/decide-erasure.server';
import { latestErasureRequest, waitingErasures } from '~/domain/identity/erasure.queries.server';
import { requestErasureFor, requestOwnErasure, withdrawErasure } from '~/domain/identity/request-erasure.server';
import { runImport } from '~/domain/registers/run-import.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { aStaffMember, managerOf } from '../../factories/people';
import { anAskedSeller, quotes } from '../../factories/quotes';
import { aWantedPost, wantedUniforms } from '../../factories/wanted';
import { emptyRegisters, inFolder } from '../../factories/sound-registers';
import { handleEvents } from '../../support/handle-events';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

/** A seller who left her group, with the staff of her branch. */
async function somebody() {
  const made = await anEligibleSeller(db);
  const { groupId } = await db
    .selectFrom('enterprise')
    .select('groupId')
    .where('id', '=', made.enterpriseId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('membership')
    .values({
      id: newId(),
      memberId: made.memberId,
      groupId: groupId ?? '',
      joinedOn: '2024-01-01',
      leftOn: '2026-06-01',
      role: 'member',
    })
    .execute();
  const [first, second] = [
    await aStaffMember(db, managerOf(made.branchId)),
    await aStaffMember(db, managerOf(made.branchId)),
  ];
  return { ...made, groupId: groupId ?? '', first, second };
}

const ask = async (seller: Awaited<ReturnType<typeof somebody>>['seller']) => {
  const asked = await transact<string, never>(db, (tx) => requestOwnErasure(tx, seller, clock));
  return asked.ok ? asked.value : '';
};
const decide = (actor: StaffMember, input: DecideErasureInput) =>
  transact(db, (tx) => decideErasure(tx, actor, input, clock));

describe('a request to be erased', () => {
  it('stands once, however often it is made, and can be taken back', async () => {
    const { seller } = await somebody();
    const id = await ask(seller);
    expect(await ask(seller)).toBe(id);
    await transact<null, never>(db, (tx) => withdrawErasure(tx, seller, clock));
    expect(await latestErasureRequest(db, seller)).toMatchObject({ state: 'withdrawn' });
    expect(await ask(seller)).not.toBe(id);
  });

  it('is seen by managers of her branch alone', async () => {
    const { seller, first, branchId } = await somebody();
    const other = await aStaffMember(db, managerOf((await somebody()).branchId));
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId }]);
    const id = await ask(seller);
    expect((await waitingErasures(db, first.staff)).map((request) => request.id)).toEqual([id]);
    for (const stranger of [other, trainer]) {
      expect(await waitingErasures(db, stranger.staff, id)).toEqual([]);
      const tried = await decide(stranger, { requestId: id, decision: 'grant', reason: '' });
      expect(tried).toEqual({ ok: false, error: { code: 'not-found' } });
    }
  });

  it('made by staff on her behalf is answered by somebody else, also by the database’s own rule', async () => {
    const { memberId, first, second } = await somebody();
    const asked = await transact(db, (tx) => requestErasureFor(tx, first, memberId, clock));
    const requestId = asked.ok ? asked.value : '';
    const own = await decide(first, { requestId, decision: 'grant', reason: '' });
    expect(own).toEqual({ ok: false, error: { code: 'own-request' } });
    const forced = db
      .updateTable('erasureRequest')
      .set({ state: 'done', decidedBy: first.accountId })
      .where('id', '=', requestId)
      .execute();
    await expect(forced).rejects.toThrow(/check/);
    await expect(database.pool.query('select erase_person($1)', [requestId])).rejects.toThrow(/no granted request/);
    expect(await decide(second, { requestId, decision: 'grant', reason: '' })).toEqual({ ok: true, value: null });
  });

  it('is refused with a reason that she reads', async () => {
    const { seller, first } = await somebody();
    const requestId = await ask(seller);
    const wordless = await decide(first, { requestId, decision: 'refuse', reason: '  ' });
    expect(wordless).toEqual({ ok: false, error: { code: 'reason-missing' } });
    await decide(first, { requestId, decision: 'refuse', reason: 'A loan is open.' });
    expect(await latestErasureRequest(db, seller)).toMatchObject({ state: 'refused', reason: 'A loan is open.' });
  });

  it('waits until money, orders and membership are settled', async () => {
    const { seller, first, memberId, groupId } = await somebody();
    await db
      .insertInto('loan')
      .values({
        id: newId(),
        code: newId(),
        source: 'internal',
        groupId,
        memberId,
        disbursedOn: '2026-01-01',
        principalMinor: 100,
        annualRatePercent: '12',
        method: 'flat',
        status: 'active',
      })
      .execute();
    await db.updateTable('membership').set({ leftOn: null }).where('memberId', '=', memberId).execute();
    const tried = await decide(first, { requestId: await ask(seller), decision: 'grant', reason: '' });
    expect(tried).toEqual({ ok: false, error: { code: 'unsettled', what: ['loans', 'membership'] } });
  });
});

describe('an erased person', () => {
  it('wants nothing any more, and the sellers she asked are told', async () => {
    const { seller, first } = await somebody();
    const other = await anAskedSeller(db, clock, { buyer: seller });
    const waiting = await anAskedSeller(db, clock, { buyer: seller });
    await quotes(db, clock, waiting.seller, waiting.requestId);
    const postId = await aWantedPost(db, seller, wantedUniforms(50), clock);
    await decide(first, { requestId: await ask(seller), decision: 'grant', reason: '' });
    await handleEvents(database, clock);
    const states = await db
      .selectFrom('quoteRequest')
      .select(['id', 'state'])
      .where('buyerAccountId', '=', seller.accountId)
      .execute();
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      [other.requestId]: 'withdrawn',
      [waiting.requestId]: 'declined',
    });
    const post = await db.selectFrom('wantedPost').select('state').where('id', '=', postId).executeTakeFirstOrThrow();
    expect(post.state).toBe('withdrawn');
    const told = await db.selectFrom('message').select('id').where('accountId', '=', other.seller.accountId).execute();
    expect(told.length).toBeGreaterThan(0);
  });

  it('is found nowhere, while the records go on under her code', async () => {
    const { seller, memberId, enterpriseId, first } = await somebody();
    await aLiveOffer(db, enterpriseId);
    await db
      .insertInto('auditLog')
      .values({ tableName: 'member', recordId: memberId, oldValue: JSON.stringify({ displayName: 'Lakshmi' }) })
      .execute();
    await decide(first, { requestId: await ask(seller), decision: 'grant', reason: '' });
    const told = await Promise.all([
      db.selectFrom('member').selectAll().where('id', '=', memberId).execute(),
      db.selectFrom('account').selectAll().where('id', '=', seller.accountId).execute(),
      db.selectFrom('enterprise').selectAll().where('id', '=', enterpriseId).execute(),
      db.selectFrom('offer').selectAll().where('enterpriseId', '=', enterpriseId).execute(),
      db.selectFrom('auditLog').selectAll().where('recordId', '=', memberId).execute(),
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Lakshmi|turmeric powder|Bus stand|\+91/i);
    const [member] = told[0];
    expect(member).toMatchObject({ displayName: member?.code, phone: null, birthYear: 1990 });
    expect(told[3]).toMatchObject([{ state: 'withdrawn' }]);
    expect(told[1]).toMatchObject([{ memberId: null, disabledAt: expect.any(Date) as Date }]);
  });

  it('takes along what officers wrote about suspending her, also about a lifting that was refused', async () => {
    const { seller, enterpriseId, first, second } = await somebody();
    const words = 'A buyer says that Lakshmi sold mouldy turmeric';
    const proposed = await proposeSuspension(db, first, enterpriseId, { cause: 'unsafe_goods', reason: words }, clock);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const at = { enterpriseId, suspensionId: proposed.value };
    await decideSuspension(db, second, at, { step: 'confirm' }, clock);
    await decideSuspension(db, first, at, { step: 'propose-lifting', reason: words }, clock);
    await decideSuspension(db, second, at, { step: 'refuse-lifting' }, clock);
    expect(JSON.stringify(await suspensionsOf(db, enterpriseId))).toContain(words);
    const granted = await decide(first, { requestId: await ask(seller), decision: 'grant', reason: '' });
    expect(granted).toMatchObject({ ok: true });
    const [kept] = await suspensionsOf(db, enterpriseId);
    expect(kept).toMatchObject({ state: 'confirmed', refusedLiftings: [{ reason: '(erased at her request)' }] });
    expect(JSON.stringify(kept)).not.toContain('Lakshmi');
  });

  it('does not come back with the next import of the register', async () => {
    const { seller, memberId, first } = await somebody();
    const { code } = await db.selectFrom('member').select('code').where('id', '=', memberId).executeTakeFirstOrThrow();
    await decide(first, { requestId: await ask(seller), decision: 'grant', reason: '' });
    const registers = {
      ...emptyRegisters(),
      members: [{ member_code: code, display_name: 'Lakshmi again', birth_year: '1991' }],
    };
    const report = await inFolder([registers], (folder) =>
      runImport({ database, folder, source: 'command', accountId: null, dryRun: false, clock }),
    );
    expect(report.refusalCount).toBe(0);
    const member = await db.selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow();
    expect(member.displayName).toBe(code);
    const audit = await db.selectFrom('auditLog').selectAll().where('recordId', '=', memberId).execute();
    expect(JSON.stringify(audit)).not.toContain('again');
  });
});
