import { beforeAll, describe, expect, it } from 'vitest';
import { renderSVG } from 'uqr';
import { issueCertificate } from '~/domain/programme/training/issue-certificate.server';
import type { Actor, StaffMember } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import * as attendance from '~/routes/training/attendance';
import * as check from '~/routes/training/certificate-check';
import * as print from '~/routes/training/certificate-print';
import * as groupTraining from '~/routes/training/group-training';
import * as mine from '~/routes/training/my-training';
import * as newSession from '~/routes/training/new-session';
import { curriculumKeepers } from '../../factories/curricula';
import { anAccount, aStaffMember } from '../../factories/people';
import { aSession, clock } from '../../factories/training';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const { aCompleted } = await curriculumKeepers(db);
let place: Awaited<ReturnType<typeof aCompleted>>;
let certificateId: string;
let member: Actor;

beforeAll(async () => {
  place = await aCompleted('QA');
  const made = await transact(db, (tx) => issueCertificate(tx, place.manager, place.memberId, clock));
  if (!made.ok) throw new Error(made.error.code);
  certificateId = made.value.id;
  member = { ...(await anAccount(db)), memberId: place.memberId };
});

const as = (actor: Actor | null) => contextFor(database, { actor });
const statusOf = async (answer: Promise<unknown>) => (await responseOf(answer)).status;

describe('a certificate’s pages', () => {
  it('are its member’s and her staff’s to print, with the drawn code of the address that is written beside it', async () => {
    const answer = await responseOf(print.loader(get('/x', as(member), { id: certificateId })));
    const { address, qrCode } = (await answer.json()) as { address: string; qrCode: string };
    expect(address).toMatch(/\/certificates\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(qrCode).toBe(renderSVG(address, { ecc: 'M', border: 2 }));
    expect(await statusOf(print.loader(get('/x', as(place.manager), { id: certificateId })))).toBe(200);
    for (const actor of [await anAccount(db), { ...member, memberId: place.other }, await aStaffMember(db, [])]) {
      expect(await statusOf(print.loader(get('/x', as(actor), { id: certificateId })))).toBe(404);
    }
  });

  it('answer whatever is unknown alike, kept by nobody', async () => {
    const answers = await Promise.all(
      ['ZZZZ-ZZZZ-ZZZZ', '', '../..', newId(), '0'.repeat(4_000)].map((code) =>
        responseOf(check.loader(get('/x', as(null), { code }))),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(Array(5).fill('no-store'));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });
});

describe('the training of a group', () => {
  const seenBy = async (actor: Actor) => {
    const answer = await responseOf(groupTraining.loader(get('/x', as(actor), { id: place.groupId })));
    if (answer.status !== 200) return answer.status;
    const { members } = (await answer.json()) as { members: { memberId: string }[] };
    return members.map(({ memberId }) => memberId);
  };

  it('is whole for staff and officers, her own line for a member, and nobody else’s', async () => {
    expect(await seenBy(place.manager)).toEqual(place.memberIds);
    expect(await seenBy(member)).toEqual([place.memberId]);
    await db.updateTable('membership').set({ role: 'secretary' }).where('memberId', '=', place.other).execute();
    expect(await seenBy({ ...member, memberId: place.other })).toEqual(place.memberIds);
    expect(await seenBy(await anAccount(db))).toBe(404);
    expect(await seenBy((await aCompleted('QB')).manager)).toBe(404);
  });
});

describe('my training', () => {
  it('counts what is done, and tells an account without a record so', async () => {
    const own = await (await mine.loader(get('/my/training', as(member)))).json();
    expect(own.training).toMatchObject({ done: 1, asked: 1, certificates: [{ id: certificateId }] });
    const other = await (await mine.loader(get('/my/training', as(await anAccount(db))))).json();
    expect(other.training).toBeNull();
  });
});

describe('a form that is wrong', () => {
  const send = (actor: StaffMember, id: string, fields: Record<string, string>) =>
    responseOf(attendance.action(post('/x', fields, as(actor), { id })));

  it('keeps all that was typed, and says what is possible beside its field', async () => {
    const { moduleId, groupId, manager, other } = place;
    const sessionId = await aSession(db, manager, { moduleId, groupIds: [groupId], on: '2026-06-05', minutes: '60' });
    const fields = { edition: '0', [`came-${other}`]: 'partly', [`minutes-${other}`]: '61' };
    const answer = await send(manager, sessionId, fields);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      typed: fields,
      words: { [`minutes-${other}`]: 'The session took 60 minutes. Enter at most that.' },
    });
    expect((await send(manager, sessionId, { ...fields, [`minutes-${other}`]: '60' })).status).toBe(303);
    const second = await send(manager, sessionId, { ...fields, [`minutes-${other}`]: '30' });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({
      typed: { edition: '1' },
      changes: [/now 60 min, noted by Grace/].map((line) => expect.stringMatching(line) as string),
    });
  });

  it('plans nothing, and finds no session of anybody else', async () => {
    const answer = await responseOf(newSession.action(post('/x', { place: 'Hall' }, as(place.manager))));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ typed: { place: 'Hall' }, words: { startsAt: 'Fill this in.' } });
    const foreign = await aCompleted('QC');
    const id = await aSession(db, foreign.manager, {
      moduleId: foreign.moduleId,
      groupIds: [foreign.groupId],
      on: '2026-06-05',
    });
    expect((await send(place.manager, id, { edition: '0' })).status).toBe(404);
    expect(await statusOf(attendance.loader(get('/x', as(place.manager), { id })))).toBe(404);
  });
});
