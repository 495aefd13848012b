import { beforeAll, describe, expect, it } from 'vitest';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { runImport } from '~/domain/registers/run-import.server';
import type { Seller } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import * as appeals from '~/routes/my/appeals';
import * as step4 from '~/routes/my/step-4';
import { actingAs } from '../../factories/groups';
import { anAccount } from '../../factories/people';
import { set } from '../../factories/register-changes';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-10-31T06:30:00Z');
let lacking: Seller;
let sound: Seller;

const memberOf = async (code: string) => {
  const { id } = await db.selectFrom('member').select('id').where('code', '=', `${code}-M1`).executeTakeFirstOrThrow();
  return actingAs(db, id);
};

beforeAll(async () => {
  const notVisited = soundRegisters('A');
  set('vetting_visits', 0, { outcome: 'fail' })(notVisited, 'A');
  await inFolder([notVisited, soundRegisters('B')], (folder) =>
    runImport({ database, folder, source: 'command', accountId: null, dryRun: false, clock }),
  );
  await judgeEverybody(db, clock);
  [lacking, sound] = [await memberOf('A'), await memberOf('B')];
});

const as = (actor: Seller) => contextFor(database, { actor, clock });
const read = async <Told>(route: typeof step4 | typeof appeals, actor: Seller): Promise<Told> =>
  (await (await responseOf(route.loader(get('/my/step-4', as(actor))))).json()) as Told;

type Ways = { ways: { outcome: string; enterprise: { name: string }; path: { steps: { rule: string }[] } }[] };
type Appeals = { decisions: { id: number }[]; appeals: { words: string; state: string }[]; formId: string };

describe('what gets her to step 4', () => {
  it('names what is missing with her enterprise alone, and nothing where all holds', async () => {
    const { ways } = await read<Ways>(step4, lacking);
    expect(ways.map(({ outcome, path }) => [outcome, path.steps.map(({ rule }) => rule)])).toEqual([
      ['not_yet', ['E2']],
    ]);
    const hers = await read<Ways>(step4, sound);
    expect(hers.ways.map(({ outcome, path }) => [outcome, path.steps])).toEqual([['eligible', []]]);
    expect(JSON.stringify(ways)).not.toContain(hers.ways[0]?.enterprise.name);
  });

  it('is nothing to an account without a member’s record', async () => {
    const context = contextFor(database, { actor: await anAccount(db), clock });
    for (const { loader } of [step4, appeals]) {
      const answer = await responseOf(loader(get('/my/step-4', context)));
      expect(answer.status).not.toBe(200);
    }
    expect((await responseOf(appeals.action(post('/', { words: 'x' }, context)))).status).not.toBe(303);
  });
});

describe('her appeal', () => {
  const send = (actor: Seller, fields: Record<string, string>) =>
    responseOf(appeals.action(post('/my/step-4/appeals', fields, as(actor))));

  it('keeps her words where no decision is chosen, and asks for words where there are none', async () => {
    const unchosen = await send(lacking, { words: 'I was at the clinic.', formId: newId(), decisionId: 'x' });
    expect(unchosen.status).toBe(422);
    expect(await unchosen.json()).toMatchObject({
      typed: { words: 'I was at the clinic.' },
      fields: { decisionId: 'Choose a decision of yours.' },
    });
    const { decisions, formId } = await read<Appeals>(appeals, lacking);
    const silent = await send(lacking, { words: '  ', formId, decisionId: String(decisions[0]?.id) });
    expect(await silent.json()).toMatchObject({ fields: { words: 'Fill this in.' } });
    const long = await send(lacking, { words: 'x'.repeat(2_001), formId, decisionId: String(decisions[0]?.id) });
    expect(await long.json()).toMatchObject({ fields: { words: 'This is too long.' } });
  });

  it('is against a decision of hers alone, sent once, and seen by her alone', async () => {
    const { decisions, formId } = await read<Appeals>(appeals, lacking);
    const form = { words: 'I was at the clinic.', formId, decisionId: String(decisions[0]?.id) };
    expect((await send(sound, form)).status).toBe(409);
    expect([(await send(lacking, form)).status, (await send(lacking, form)).status]).toEqual([303, 303]);
    const again = await send(lacking, { ...form, formId: newId() });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      typed: { words: 'I was at the clinic.' },
      fields: { decisionId: 'You have appealed against this decision already.' },
    });
    expect(await read<Appeals>(appeals, lacking)).toMatchObject({
      decisions: [],
      appeals: [{ words: 'I was at the clinic.', state: 'open' }],
    });
    expect(await read<Appeals>(appeals, sound)).toMatchObject({ decisions: [], appeals: [] });
  });
});
