import { beforeAll, describe, expect, it } from 'vitest';
import { raiseGroupVisits } from '~/domain/eligibility/warnings/raise-group-visits.server';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import * as groupVisit from '~/routes/staff/visits/group-visit';
import { marked } from '../../factories/register-changes';
import { aMember, aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-10-31T09:00:00Z');

type Context = ReturnType<typeof contextFor>;
let id: string;
let trainer: Context;
let manager: Context;
let others: Record<string, Context>;

beforeAll(async () => {
  const absentLately = soundRegisters('A');
  marked('absent', 10, 3)(absentLately, 'A');
  await inFolder([absentLately], (folder) => takeIn(database, folder));
  const group = await db.selectFrom('selfHelpGroup').select(['id', 'branchId']).executeTakeFirstOrThrow();
  await raiseGroupVisits(db, clock);
  ({ id } = await db.selectFrom('groupVisitTask').select('id').executeTakeFirstOrThrow());
  const as = async (duties: Parameters<typeof aStaffMember>[1], assigned = false) => {
    const actor = await aStaffMember(db, duties);
    if (assigned) await assignTrainer(db, actor.accountId, [group.id]);
    return contextFor(database, { actor, clock });
  };
  const { branchId } = group;
  trainer = await as([{ role: 'trainer', branchId }], true);
  manager = await as(managerOf(branchId));
  others = {
    'a trainer of other groups': await as([{ role: 'trainer', branchId }]),
    'a credit officer': await as([{ role: 'credit_officer', branchId }]),
    'head office': await as([{ role: 'head_office', branchId: null }]),
    'a manager elsewhere': await as(managerOf((await aMember(db)).branchId)),
  };
});

const open = (context: Context, of = id) => responseOf(groupVisit.loader(get('/', context, { id: of })));
const send = (fields: Record<string, string>, context = trainer, of = id) =>
  responseOf(groupVisit.action(post('/', fields, context, { id: of })));
const FOUND = 'Harvest time: all are back in November';

describe('the page of a group’s falling figures', () => {
  it('is there for its trainer and the branch’s manager, and for nobody else', async () => {
    for (const context of [trainer, manager]) expect((await open(context)).status).toBe(200);
    for (const [who, context] of Object.entries(others)) {
      const statuses = [(await open(context)).status, (await send({ note: FOUND }, context)).status];
      expect([who, ...statuses]).toEqual([who, 404, 404]);
    }
    for (const odd of [newId(), 'abc', '']) {
      expect([(await open(trainer, odd)).status, (await send({}, trainer, odd)).status]).toEqual([404, 404]);
    }
  });

  it('keeps the note where the day is wrong, and the day where the note says too little', async () => {
    for (const [fields, field] of [
      [{ visitedOn: '2026-02-31', note: FOUND }, 'visitedOn'],
      [{ visitedOn: '', note: FOUND }, 'visitedOn'],
      [{ visitedOn: '2026-11-01', note: FOUND }, 'visitedOn'],
      [{ visitedOn: '2026-10-30', note: FOUND }, 'visitedOn'],
      [{ visitedOn: '2026-10-31', note: 'ok' }, 'note'],
    ] as const) {
      const refused = await send(fields);
      expect([fields.visitedOn, refused.status]).toEqual([fields.visitedOn, 422]);
      const told = (await refused.json()) as { words: Record<string, string> };
      expect(told).toMatchObject(fields);
      expect(Object.keys(told.words)).toEqual([field]);
    }
    const { state } = await db.selectFrom('groupVisitTask').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('open');
  });

  it('takes a day in the digits of any script, once; whoever comes second reads what the first wrote', async () => {
    expect((await send({ visitedOn: '௨௦௨௬-௧௦-௩௧', note: FOUND })).status).toBe(303);
    expect((await send({ visitedOn: '2026-10-31', note: FOUND })).status).toBe(303);
    const late = await send({ visitedOn: '2026-10-31', note: 'Nobody was at home that day' }, manager);
    expect(late.status).toBe(409);
    const told = (await late.json()) as { note: string; words: { note: string } };
    expect(told.note).toBe('Nobody was at home that day');
    expect(told.words.note).toContain(FOUND);
  });
});
