import { beforeAll, describe, expect, it } from 'vitest';
import { draftRuleSet } from '~/domain/eligibility/rule-sets/draft-rule-set.server';
import { newId } from '~/platform/id';
import { fixedClock } from '~/platform/clock';
import * as newSupplier from '~/routes/staff/suppliers/new-supplier';
import * as supplier from '~/routes/staff/suppliers/supplier';
import * as suppliers from '~/routes/staff/suppliers/suppliers';
import * as publication from '~/routes/staff/rule-sets/publication';
import * as replay from '~/routes/staff/rule-sets/replay';
import * as ruleSet from '~/routes/staff/rule-sets/rule-set';
import * as ruleSets from '~/routes/staff/rule-sets/rule-sets';
import { writtenNumbers } from '~/routes/staff/rule-sets/numbers-form';
import { aMember, aStaffMember, managerOf } from '../../factories/people';
import { numbersWith } from '../../factories/rule-sets';
import { aSupplier, done } from '../../factories/visits';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;

let draftId = '';
let governor: ReturnType<typeof contextFor>;
let headOffice: ReturnType<typeof contextFor>;
let trainer: ReturnType<typeof contextFor>;
let manager: ReturnType<typeof contextFor>;

beforeAll(async () => {
  const { branchId } = await aMember(db, { country: 'TZ' });
  const actor = await aStaffMember(db);
  const clock = fixedClock(TEST_NOW);
  draftId = await done(db, (tx) => draftRuleSet(tx, actor, { country: 'TZ', title: 'Sterner' }, clock));
  const as = async (duties: Parameters<typeof aStaffMember>[1]) =>
    contextFor(database, { actor: await aStaffMember(db, duties) });
  governor = contextFor(database, { actor });
  headOffice = await as([{ role: 'head_office', branchId: null }]);
  trainer = await as([{ role: 'trainer', branchId }]);
  manager = await as(managerOf(branchId));
});

const drafts = { ruleSet, replay, publication };

describe('the pages of a rule set', () => {
  it('are read by whoever reads totals, changed by whoever governs, and not there for others', async () => {
    const statuses = async (context: typeof governor) => {
      const read = await Promise.all(
        Object.values(drafts).map(({ loader }) => responseOf(loader(get('/', context, { id: draftId })))),
      );
      const changed = await Promise.all(
        Object.values(drafts).map(({ action }) => responseOf(action(post('/', {}, context, { id: draftId })))),
      );
      return [read.map(({ status }) => status), changed.map(({ status }) => status)];
    };
    expect(await statuses(headOffice)).toEqual([
      [200, 200, 200],
      [404, 404, 404],
    ]);
    expect(await statuses(manager)).toEqual([
      [200, 200, 200],
      [404, 404, 404],
    ]);
    expect(await statuses(trainer)).toEqual([
      [404, 404, 404],
      [404, 404, 404],
    ]);
    expect((await responseOf(ruleSets.loader(get('/', trainer)))).status).toBe(404);
    expect((await responseOf(ruleSets.action(post('/', { title: 'Mine' }, headOffice)))).status).toBe(404);
  });

  it('keep everything typed where a number is impossible, and say what is possible', async () => {
    const numbers = await numbersWith(db, {});
    const typed = Object.fromEntries(
      Object.entries(writtenNumbers({ numbers, reason: 'Because', version: 1 })).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const send = (fields: Record<string, string>) =>
      responseOf(ruleSet.action(post('/', { ...typed, ...fields }, governor, { id: draftId })));
    const refused = await send({ 'enter-G2': '-5', 'keep-M3': '90' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { 'enter-G2': '-5', 'keep-M3': '90', reason: 'Because' },
      words: { 'enter-G2': 'Write a whole number.', 'keep-M3': 'Staying cannot be harder than entering.' },
    });
    expect((await send({ 'enter-G2': '٨٥' })).status).toBe(303);
    expect((await send({ 'enter-G2': '90' })).status).toBe(409);
    const odd = await responseOf(
      publication.action(post('/', { step: 'propose', from: '2026-02-31', version: '2' }, governor, { id: draftId })),
    );
    expect(odd.status).toBe(422);
  });

  it('begin a draft with a name, in a country that is one’s own, and keep what was typed', async () => {
    const begin = (fields: Record<string, string>) => responseOf(ruleSets.action(post('/', fields, governor)));
    const nameless = await begin({ title: '  ', country: 'TZ' });
    expect(nameless.status).toBe(422);
    expect(await nameless.json()).toMatchObject({ typed: { country: 'TZ' }, words: { title: 'Fill this in.' } });
    const foreign = await begin({ title: 'Sterner', country: 'XX' });
    expect([foreign.status, Object.keys(((await foreign.json()) as { words: object }).words)]).toEqual([
      422,
      ['country'],
    ]);
    expect((await begin({ title: 'Milder', country: 'TZ' })).status).toBe(303);
  });

  it('replay a draft once however often it is asked for, and publish none that was never replayed', async () => {
    const unreplayed = await responseOf(
      publication.action(post('/', { step: 'propose', from: '2099-01-01', version: '2' }, governor, { id: draftId })),
    );
    expect(unreplayed.status).toBe(422);
    const ask = (fields: Record<string, string>) =>
      responseOf(replay.action(post('/', fields, governor, { id: draftId })));
    for (const months of ['3', '3', '-1', 'all']) expect((await ask({ months })).status).toBe(303);
    const states = db.selectFrom('ruleSetReplay').select('state').where('draftId', '=', draftId);
    expect((await states.execute()).map(({ state }) => state)).toEqual(['waiting']);
    for (const address of ['/?day=2026-99-99', '/?cursor=%00', '/?day=&cursor=x']) {
      expect((await responseOf(replay.loader(get(address, headOffice, { id: draftId })))).status).toBe(200);
    }
  });

  it('are not there for an unknown draft', async () => {
    for (const id of [newId(), 'abc', '']) {
      for (const { loader, action } of Object.values(drafts)) {
        expect((await responseOf(loader(get('/', governor, { id })))).status).toBe(404);
        expect((await responseOf(action(post('/', {}, governor, { id })))).status).toBe(404);
      }
    }
  });
});

describe('the pages of suppliers', () => {
  it('are for managers of a branch in their country alone', async () => {
    const [own, foreign] = [await aSupplier(db, 'TZ'), await aSupplier(db, 'ZW')];
    const open = (context: typeof governor, id: string) => responseOf(supplier.loader(get('/', context, { id })));
    expect((await open(manager, own)).status).toBe(200);
    expect((await open(manager, foreign)).status).toBe(404);
    expect((await open(trainer, own)).status).toBe(404);
    expect((await responseOf(suppliers.loader(get('/', trainer)))).status).toBe(404);
    expect(
      (
        await responseOf(
          supplier.action(post('/', { act: 'block', reason: 'Sold mouldy seed' }, manager, { id: foreign })),
        )
      ).status,
    ).toBe(404);
    const refused = async (typed: Record<string, string>) => {
      const answer = await responseOf(supplier.action(post('/', typed, manager, { id: own })));
      return [answer.status, (await answer.json()) as unknown];
    };
    const briefly = { act: 'block', reason: 'Bad' };
    expect(await refused(briefly)).toEqual([422, { error: { code: 'reason-too-short', least: 10 }, typed: briefly }]);
    const unknown = { identifier: 'nobody@example.org' };
    expect(await refused(unknown)).toEqual([422, { error: { code: 'account-not-found' }, typed: unknown }]);
    const listed = (await (await responseOf(suppliers.loader(get('/staff/suppliers', manager)))).json()) as {
      rows: { id: string }[];
    };
    expect(listed.rows.map(({ id }) => id)).toEqual([own]);
  });

  it('keep what was typed about a new one, and say what is missing', async () => {
    const send = (fields: Record<string, string>) => responseOf(newSupplier.action(post('/', fields, manager)));
    const refused = await send({ name: '', country: 'TZ', district: 'Moshi', contactPhone: 'call me' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      typed: { district: 'Moshi' },
      words: { name: 'Fill this in.', contactPhone: 'Write a phone number with its digits only.' },
    });
    expect((await send({ name: 'Kilimo', country: 'ZW', district: 'Harare' })).status).toBe(422);
    expect((await send({ name: 'Kilimo', country: 'TZ', district: 'Moshi' })).status).toBe(303);
    expect((await send({ name: 'Kilimo', country: 'TZ', district: 'Moshi' })).status).toBe(409);
  });
});
