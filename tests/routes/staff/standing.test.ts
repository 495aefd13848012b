import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '~/platform/id';
import * as appeal from '~/routes/staff/standing/appeal';
import * as appealForOwner from '~/routes/staff/standing/appeal-for-owner';
import * as appeals from '~/routes/staff/standing/appeals';
import * as branchWaivers from '~/routes/staff/standing/branch-waivers';
import * as enterpriseWaivers from '~/routes/staff/standing/enterprise-waivers';
import * as queue from '~/routes/staff/standing/queue';
import * as suspension from '~/routes/staff/standing/suspension';
import type { StaffRole } from '~/platform/actor';
import { anEligibleSeller } from '../../factories/market';
import { anAppeal } from '../../factories/appeals';
import { aStaffMember, managerOf } from '../../factories/people';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const REASON = 'The river took the meeting house and the books';

type Context = ReturnType<typeof contextFor>;
let enterpriseId: string;
let memberId: string;
let branchId: string;
let appealId: string;
let manager: Context;
let second: Context;
let others: Record<string, Context>;

const as = async (role: StaffRole, branch: string | null) =>
  contextFor(database, { actor: await aStaffMember(db, [{ role, branchId: branch }]) });

beforeEach(async () => {
  ({ enterpriseId, memberId, branchId } = await anEligibleSeller(db, { outcome: 'at_risk' }));
  appealId = await anAppeal(db, { enterpriseId, memberId });
  [manager, second] = [await as('branch_manager', branchId), await as('branch_manager', branchId)];
  const elsewhere = await anEligibleSeller(db);
  others = {
    'a manager of another branch': contextFor(database, {
      actor: await aStaffMember(db, managerOf(elsewhere.branchId)),
    }),
    'a trainer without the group': await as('trainer', branchId),
    'a credit officer': await as('credit_officer', branchId),
    'head office': await as('head_office', null),
  };
});

const pages = () =>
  ({
    suspension: [suspension, enterpriseId],
    waivers: [enterpriseWaivers, enterpriseId],
    'waivers of the branch': [branchWaivers, branchId],
    'an appeal': [appeal, appealId],
    'an appeal for an owner': [appealForOwner, enterpriseId],
  }) as const;

const json = async <Told>(answer: Promise<unknown>) => (await (await responseOf(answer)).json()) as Told;
const send = (
  { action }: typeof suspension | typeof enterpriseWaivers,
  fields: Record<string, string | string[]>,
  context = manager,
  id = enterpriseId,
) => responseOf(action(post('/', fields, context, { id })));

describe('the pages about standing', () => {
  it('open for a manager of the branch, and are not there for others, to read or to send to', async () => {
    for (const [name, [{ loader, action }, id]] of Object.entries(pages())) {
      expect([name, (await responseOf(loader(get('/', manager, { id })))).status]).toEqual([name, 200]);
      for (const [who, context] of Object.entries(others)) {
        const read = await responseOf(loader(get('/', context, { id })));
        const sent = await responseOf(action(post('/', { step: 'propose' }, context, { id })));
        expect([name, who, read.status, sent.status]).toEqual([name, who, 404, 404]);
      }
      for (const odd of [newId(), 'abc', "' or 1=1 --", '']) {
        expect((await responseOf(loader(get('/', manager, { id: odd })))).status).toBe(404);
        expect((await responseOf(action(post('/', {}, manager, { id: odd })))).status).toBe(404);
      }
    }
  });

  it('list what waits in the officer’s branches alone, and whoever cannot answer has no list of appeals', async () => {
    const listed = async (context: Context) =>
      (await json<{ appeals: { id: string }[] }>(appeals.loader(get('/staff/appeals', context)))).appeals.map(
        ({ id }) => id,
      );
    expect(await listed(manager)).toEqual([appealId]);
    expect(await listed(others['a manager of another branch'] ?? manager)).toEqual([]);
    for (const cursor of ['', 'abc', 'W10', '%00', 'WyIyMDI2LTEyLTAxIiwieCJd']) {
      const odd = await responseOf(appeals.loader(get(`/staff/appeals?cursor=${cursor}`, manager)));
      expect([cursor, odd.status]).toEqual([cursor, 200]);
    }
    for (const who of ['a trainer without the group', 'a credit officer', 'head office']) {
      const context = others[who] ?? manager;
      expect((await responseOf(appeals.loader(get('/staff/appeals', context)))).status).toBe(404);
      const shown = await json<{ mayApprove: boolean; found: { rows: unknown[] } }>(
        queue.loader(get('/staff/standing?show=paused&branch=x&cursor=%00', context)),
      );
      expect(shown).toMatchObject({ mayApprove: false, found: { rows: [] } });
    }
  });
});

describe('a suspension', () => {
  const state = async () =>
    json<{ suspensions: { id: string; state: string; liftProposedBy: string | null; refusedLiftings: unknown[] }[] }>(
      suspension.loader(get('/', manager, { id: enterpriseId })),
    ).then(({ suspensions }) => suspensions[0]);

  it('keeps the reason that is too short, and asks for a cause', async () => {
    const refused = await send(suspension, { step: 'propose', reason: 'Bad', cause: 'envy' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { reason: 'Bad' },
      fields: { cause: 'Fill this in.', reason: 'Write at least 20 characters.' },
    });
    expect(await state()).toBeUndefined();
  });

  it('is confirmed by a second officer, and stays when she refuses to lift it', async () => {
    const step = async (name: string, context: Context, fields = {}) =>
      (await send(suspension, { step: name, suspensionId: (await state())?.id ?? '', ...fields }, context)).status;
    expect(await step('propose', manager, { cause: 'unsafe_goods', reason: `${REASON}\0` })).toBe(303);
    expect(await step('propose', second, { cause: 'unsafe_goods', reason: REASON })).toBe(409);
    expect(await step('confirm', manager)).toBe(409);
    expect(await step('confirm', second)).toBe(303);
    expect(await step('refuse-lifting', second)).toBe(409);
    expect(await step('propose-lifting', manager, { reason: 'Mended' })).toBe(422);
    expect(await step('propose-lifting', manager, { reason: REASON })).toBe(303);
    expect(await step('lift', manager)).toBe(409);
    expect(await step('refuse-lifting', second)).toBe(303);
    expect(await state()).toMatchObject({
      state: 'confirmed',
      liftProposedBy: null,
      refusedLiftings: [{ reason: REASON }],
    });
    expect(await step('lift', second)).toBe(409);
    expect(await step('dance', second)).toBe(422);
  });

  it('of another enterprise is not found through this one', async () => {
    await send(suspension, { step: 'propose', cause: 'fraud', reason: REASON });
    const other = await anEligibleSeller(db);
    const officer = contextFor(database, { actor: await aStaffMember(db, managerOf(branchId, other.branchId)) });
    const suspensionId = (await state())?.id ?? '';
    expect((await send(suspension, { step: 'confirm', suspensionId }, officer, other.enterpriseId)).status).toBe(404);
  });
});

describe('a waiver', () => {
  const asked = (given: Record<string, string | string[]> = {}) => ({
    step: 'ask',
    rules: ['G3', 'M3'],
    fromOn: '2026-06-15',
    untilOn: '2026-08-01',
    reasonCode: 'flood',
    reason: REASON,
    formId: newId(),
    ...given,
  });

  it('that is written wrongly is refused at its field, with everything that was typed', async () => {
    for (const [given, field, words] of [
      [{ rules: [] }, 'rules', 'Fill this in.'],
      [{ rules: ['M1'] }, 'rules', 'One of these rules can never be waived.'],
      [{ fromOn: '2026-06-14' }, 'fromOn', 'Begin today or later.'],
      [{ fromOn: '2026-08-01' }, 'fromOn', 'Begin within 30 days.'],
      [{ fromOn: '31/12/2026' }, 'fromOn', 'Write a day, like 2026-11-30.'],
      [{ untilOn: '2026-06-15' }, 'untilOn', 'End after the first day.'],
      [{ untilOn: '2026-09-14' }, 'untilOn', 'End at most 90 days after the first day.'],
      [{ untilOn: '' }, 'untilOn', 'Fill this in.'],
      [{ reasonCode: 'luck' }, 'reasonCode', 'Fill this in.'],
      [{ reason: 'Because' }, 'reason', 'Write at least 20 characters.'],
    ] as const) {
      const form = asked(given as Record<string, string | string[]>);
      const { step: _step, ...typed } = form;
      const answer = await send(enterpriseWaivers, form);
      expect([field, answer.status]).toEqual([field, 422]);
      expect(await answer.json()).toMatchObject({ typed, fields: { [field]: words } });
    }
    expect((await send(enterpriseWaivers, asked({ fromOn: '२०२६-०६-१५' }))).status).toBe(303);
  });

  it('is asked once by the same form, and approved by another officer once', async () => {
    const form = asked({ reason: `\0${REASON}` });
    expect((await send(enterpriseWaivers, form)).status).toBe(303);
    expect((await send(enterpriseWaivers, form)).status).toBe(303);
    const word = { step: 'approve', requestId: form.formId };
    expect((await send(enterpriseWaivers, word)).status).toBe(409);
    expect((await send(enterpriseWaivers, { ...word, step: 'dance' }, second)).status).toBe(422);
    expect((await send(enterpriseWaivers, { ...word, requestId: 'x' }, second)).status).toBe(422);
    expect((await send(enterpriseWaivers, word, second)).status).toBe(303);
    expect((await send(enterpriseWaivers, { ...word, step: 'refuse' }, second)).status).toBe(409);
    const { waivers } = await json<{ waivers: { state: string }[] }>(
      enterpriseWaivers.loader(get('/', manager, { id: enterpriseId })),
    );
    expect(waivers.map(({ state }) => state)).toEqual(['approved']);
  });

  it('for a branch names groups of that branch alone', async () => {
    const other = await anEligibleSeller(db);
    const { groupId } = await db
      .selectFrom('enterprise')
      .select('groupId')
      .where('id', '=', other.enterpriseId)
      .executeTakeFirstOrThrow();
    const ask = (groupIds: string[]) =>
      responseOf(branchWaivers.action(post('/', asked({ groupIds }), manager, { id: branchId })));
    const refused = await ask([groupId ?? '']);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { groupIds: [groupId], reason: REASON },
      fields: { groupIds: 'Choose groups of this branch.' },
    });
    expect((await ask([])).status).toBe(303);
  });
});

describe('an appeal', () => {
  const answer = (fields: Record<string, string>, context = manager) =>
    responseOf(appeal.action(post('/', fields, context, { id: appealId })));

  it('keeps an answer that says too little, and is answered once', async () => {
    const refused = await answer({ answer: 'No.' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { answer: 'No.' },
      fields: { verdict: 'Fill this in.', answer: 'Write at least 20 characters.' },
    });
    expect((await answer({ verdict: 'lifting', answer: REASON })).status).toBe(409);
    expect((await answer({ verdict: 'dismissed', answer: REASON })).status).toBe(303);
    const late = await answer({ verdict: 'dismissed', answer: REASON }, second);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ typed: { answer: REASON }, problem: 'It is answered already.' });
  });

  it('is answered by nobody who took part, and says so', async () => {
    await send(suspension, { step: 'propose', cause: 'fraud', reason: REASON }, second);
    const shown = await json<{ appeal: { tookPart: boolean } }>(appeal.loader(get('/', second, { id: appealId })));
    expect(shown.appeal.tookPart).toBe(true);
    const refused = await answer({ verdict: 'dismissed', answer: REASON }, second);
    expect(await refused.json()).toMatchObject({ problem: 'You took part in this. Another officer answers.' });
  });

  it('for an owner says whose and against what, and keeps her words', async () => {
    const fileFor = (fields: Record<string, string>) =>
      responseOf(appealForOwner.action(post('/', fields, manager, { id: enterpriseId })));
    const refused = await fileFor({ words: 'She was there.', formId: newId(), decisionId: 'x', memberId: '' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { words: 'She was there.' },
      fields: { memberId: 'Fill this in.', decisionId: 'Choose a decision of yours.' },
    });
    const { decisionId } = await db
      .selectFrom('appeal')
      .select('decisionId')
      .where('id', '=', appealId)
      .executeTakeFirstOrThrow();
    const again = { words: 'She was there.', formId: newId(), decisionId: String(decisionId), memberId };
    expect((await fileFor(again)).status).toBe(409);
  });
});
