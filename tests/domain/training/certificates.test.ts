import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  publicCertificate,
  certificateView,
  CERTIFICATE_ADDRESS,
} from '~/domain/programme/training/certificates.queries.server';
import { shownCode } from '~/domain/programme/training/certificate-code';
import { curriculumEffect, curriculumView } from '~/domain/programme/training/curricula.queries.server';
import { issueCertificate } from '~/domain/programme/training/issue-certificate.server';
import { dropCurriculumModule, keepCurriculumModule } from '~/domain/programme/training/keep-curriculum-module.server';
import { proposeCurriculum } from '~/domain/programme/training/propose-curriculum.server';
import { publishCurriculum } from '~/domain/programme/training/publish-curriculum.server';
import { startCurriculum } from '~/domain/programme/training/start-curriculum.server';
import { decideWithdrawal, proposeWithdrawal } from '~/domain/programme/training/withdraw-certificate.server';
import { handleEvent } from '~/events/index.server';
import type { StaffMember } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { aStaffMember, EVERYWHERE, managerOf } from '../../factories/people';
import { aGroup, aSession, assess, clock, modulesOf, note } from '../../factories/training';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
let drafter: StaffMember;
let publisher: StaffMember;

beforeAll(async () => {
  drafter = await aStaffMember(db, EVERYWHERE);
  publisher = await aStaffMember(db, EVERYWHERE);
});

async function draftOf(country: string): Promise<string> {
  const draft = await transact(db, (tx) => startCurriculum(tx, drafter, country, clock));
  if (!draft.ok) throw new Error(draft.error.code);
  return draft.value.id;
}

const propose = (id: string, day = '2026-06-15') =>
  transact(db, (tx) => proposeCurriculum(tx, drafter, { curriculumId: id, inForceFrom: day }, clock));
const publish = (actor: StaffMember, id: string) => transact(db, (tx) => publishCurriculum(tx, actor, id, clock));

async function published(country: string): Promise<string> {
  const id = await draftOf(country);
  await propose(id);
  const done = await publish(publisher, id);
  if (!done.ok) throw new Error(done.error.code);
  return id;
}

/** Does what the worker does, until no event waits. */
async function handleAll(): Promise<void> {
  const waiting = await db
    .selectFrom('outboxEvent')
    .select('id')
    .where('handledAt', 'is', null)
    .orderBy('id')
    .execute();
  for (const { id } of waiting) await handleEvent({ database, clock }, id);
}

/** A group of a country with two modules, one of them mandatory, whose first member came to it and passed. */
async function aCompleted(country: string) {
  const [module] = await modulesOf(db, country, [`${country}-1`, `${country}-2-o`]);
  const group = await aGroup(db, { country });
  await published(country);
  const manager = await aStaffMember(db, managerOf(group.branchId));
  const second = await aStaffMember(db, managerOf(group.branchId));
  const [memberId = '', other = ''] = group.memberIds;
  const moduleId = module?.id ?? '';
  const id = await aSession(db, manager, { moduleId, groupIds: [group.groupId] });
  await note(db, manager, id, { edition: 0, marks: { [memberId]: 'full', [other]: '79' } });
  await assess(db, manager, { memberId, moduleId }, { passed: true });
  await assess(db, manager, { memberId: other, moduleId }, { passed: true });
  return { ...group, manager, second, memberId, other, moduleId };
}

const certificatesOf = (memberId: string) =>
  db.selectFrom('certificate').selectAll().where('memberId', '=', memberId).orderBy('issuedAt').execute();
const ask = (typed: string, address = '203.0.113.9') => publicCertificate(db, { typed, address }, clock);

describe('a curriculum', () => {
  it('begins as what is in force, is changed by edition, and is published by a second person', async () => {
    await aGroup(db, { country: 'QA' });
    await modulesOf(db, 'QA', ['QA-1', 'QA-2']);
    const id = await draftOf('QA');
    expect(await draftOf('QA')).toBe(id);
    const module = { code: 'QA-3', topic: 'marketing', title: 'Marketing', minutes: 60, mandatory: true } as const;
    const keep = (edition: number) =>
      transact(db, (tx) => keepCurriculumModule(tx, drafter, { curriculumId: id, edition, before: null }, module));
    expect((await keep(1)).ok).toBe(true);
    expect(await keep(1)).toMatchObject({ error: { code: 'changed-meanwhile', edition: 2 } });
    expect(await keep(2)).toMatchObject({ error: { problems: { code: { code: 'code-taken' } } } });
    await transact(db, (tx) => dropCurriculumModule(tx, drafter, { curriculumId: id, edition: 2, before: 'QA-1' }));
    expect(await propose(id, '2026-06-14')).toMatchObject({
      error: { code: 'wrong-day', problem: { code: 'too-early' } },
    });
    expect((await propose(id)).ok).toBe(true);
    expect(await publish(drafter, id)).toMatchObject({ error: { code: 'own-proposal' } });
    expect(await publish(publisher, id)).toEqual({ ok: true, value: { version: 1, inForceFrom: '2026-06-15' } });
    const view = await curriculumView(db, drafter, id, clock);
    expect(view?.modules.map(({ code, step }) => [code, step])).toEqual([
      ['QA-2', 1],
      ['QA-3', 2],
    ]);
    const register = await db
      .selectFrom('trainingModule')
      .select(['code', 'mandatory'])
      .where('country', '=', 'QA')
      .orderBy('code')
      .execute();
    expect(register).toEqual([
      { code: 'QA-1', mandatory: false },
      { code: 'QA-2', mandatory: true },
      { code: 'QA-3', mandatory: true },
    ]);
  });

  it('keeps what the registers asked for the days before it, and a later version for the days from its own', async () => {
    await aGroup(db, { country: 'QB' });
    await modulesOf(db, 'QB', ['QB-1', 'QB-2']);
    const first = await draftOf('QB');
    await transact(db, (tx) => dropCurriculumModule(tx, drafter, { curriculumId: first, edition: 1, before: 'QB-2' }));
    await propose(first);
    await publish(publisher, first);
    const second = await draftOf('QB');
    await transact(db, (tx) =>
      keepCurriculumModule(
        tx,
        drafter,
        { curriculumId: second, edition: 1, before: null },
        { code: 'QB-3', topic: 'health', title: 'Health', minutes: 60, mandatory: true },
      ),
    );
    await propose(second, '2026-09-01');
    await publish(publisher, second);
    const { rows } = await sql<{ day: string; codes: string }>`
      select d::date as day, string_agg(m.code, ' ' order by m.code) filter (where m.mandatory) as codes
      from unnest(array['2020-01-01', '2026-06-14', '2026-06-15', '2026-08-31', '2026-09-01']::date[]) d
      join module_in_force m on m.country = 'QB' and m.from_on <= d and m.until_on > d group by 1 order by 1
    `.execute(db);
    expect(rows.map(({ day, codes }) => `${day} ${codes}`)).toEqual([
      '2020-01-01 QB-1 QB-2',
      '2026-06-14 QB-1 QB-2',
      '2026-06-15 QB-1',
      '2026-08-31 QB-1',
      '2026-09-01 QB-1 QB-3',
    ]);
  });

  it('is never changed once published, not even by the application’s own words to the database', async () => {
    await aGroup(db, { country: 'QC' });
    await modulesOf(db, 'QC', ['QC-1']);
    const id = await published('QC');
    await expect(sql`update curriculum set in_force_from = '2026-01-01' where id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(sql`update curriculum_module set minutes = 1 where curriculum_id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(sql`delete from curriculum_module where curriculum_id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(
      sql`insert into curriculum_module (curriculum_id, code, step, topic, title, minutes, mandatory)
        values (${id}, 'QC-9', 1, 'health', 'x', 1, true)`.execute(db),
    ).rejects.toThrow(/does not change/);
  });

  it('says before it is published who would lose and who would gain', async () => {
    const { memberId, groupId } = await aCompleted('QD');
    await db
      .insertInto('enterprise')
      .values({
        id: memberId,
        code: memberId,
        name: 'E',
        kind: 'individual',
        groupId,
        country: 'QD',
        district: 'x',
        startedOn: '2025-01-01',
      })
      .execute();
    await db.insertInto('enterpriseOwner').values({ enterpriseId: memberId, memberId, signatory: true }).execute();
    const id = await draftOf('QD');
    expect(await curriculumEffect(db, id, clock)).toEqual({ completeNow: 1, completeThen: 1, losing: 0, gaining: 0 });
    await transact(db, (tx) =>
      keepCurriculumModule(
        tx,
        drafter,
        { curriculumId: id, edition: 1, before: 'QD-2-o' },
        { code: 'QD-2-o', topic: 'health', title: 'x', minutes: 100, mandatory: true },
      ),
    );
    expect(await curriculumEffect(db, id, clock)).toEqual({ completeNow: 1, completeThen: 0, losing: 1, gaining: 0 });
  });
});

describe('a certificate', () => {
  it('is made out by itself to whoever completed everything, once, however often the event is handled', async () => {
    const { memberId, other, manager } = await aCompleted('QE');
    await handleAll();
    await db.updateTable('outboxEvent').set({ handledAt: null }).execute();
    await handleAll();
    const [certificate, ...more] = await certificatesOf(memberId);
    expect(more).toEqual([]);
    expect(certificate).toMatchObject({ completedOn: '2026-06-02', issuedOn: '2026-06-15', issuedBy: null });
    expect(certificate?.number).toMatch(/^TC-2026-\d{6}$/);
    expect(await certificatesOf(other)).toEqual([]);
    const again = await Promise.all(
      Array.from({ length: 8 }, () => transact(db, (tx) => issueCertificate(tx, manager, memberId, clock))),
    );
    expect(new Set(again.map((one) => one.ok && one.value.id))).toEqual(new Set([certificate?.id]));
  });

  it('is refused to who lacks minutes, and to staff who do not keep her training', async () => {
    const { other, manager } = await aCompleted('QF');
    const stranger = await aCompleted('QG');
    const issue = (actor: StaffMember) => transact(db, (tx) => issueCertificate(tx, actor, other, clock));
    expect(await issue(manager)).toMatchObject({ error: { code: 'not-complete' } });
    expect(await issue(stranger.manager)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('tells anybody with its code what it must and no more; hides the name where people can be in danger', async () => {
    const { memberId } = await aCompleted('AF');
    await handleAll();
    const [certificate] = await certificatesOf(memberId);
    const code = certificate?.code ?? '';
    const told = await ask(shownCode(code).toLowerCase());
    expect(told).toEqual({
      ok: true,
      value: {
        ...{ state: 'valid', number: certificate?.number, programme: 'Moshi', country: 'AF', version: 1 },
        ...{
          name: expect.stringMatching(/^N\. M\. \S\.$/) as string,
          completedOn: '2026-06-02',
          issuedOn: '2026-06-15',
        },
      },
    });
    for (const typed of [code.slice(1), `${code}0`, '0'.repeat(12), 'ZZZZZZZZZZZZ', "' or 1=1"]) {
      expect(await ask(typed)).toEqual({ ok: true, value: { state: 'unknown' } });
    }
  });

  it('is withdrawn by two people; then its code says so with the day and nothing more, and none is made out by itself', async () => {
    const { memberId, manager, second } = await aCompleted('QH');
    await handleAll();
    const [certificate] = await certificatesOf(memberId);
    const certificateId = certificate?.id ?? '';
    const suggest = (reason: string) =>
      transact(db, (tx) => proposeWithdrawal(tx, manager, { certificateId, reason }, clock));
    const decide = (actor: StaffMember) =>
      transact(db, (tx) => decideWithdrawal(tx, actor, { certificateId, withdraw: true }, clock));
    expect(await decide(second)).toMatchObject({ error: { code: 'nothing-proposed' } });
    expect(await suggest('short')).toMatchObject({ error: { problem: { code: 'too-short' } } });
    expect((await suggest('Somebody else sat in her place.')).ok).toBe(true);
    expect(await suggest('Somebody else sat in her place.')).toMatchObject({ error: { code: 'proposed-already' } });
    expect(await decide(manager)).toMatchObject({ error: { code: 'own-proposal' } });
    expect(await ask(certificate?.code ?? '')).toMatchObject({ value: { state: 'valid' } });
    expect((await decide(second)).ok).toBe(true);
    expect(await ask(certificate?.code ?? '')).toEqual({
      ok: true,
      value: { state: 'withdrawn', withdrawnOn: '2026-06-15' },
    });
    await db.updateTable('outboxEvent').set({ handledAt: null }).execute();
    await handleAll();
    expect(await certificatesOf(memberId)).toHaveLength(1);
    const anew = await transact(db, (tx) => issueCertificate(tx, manager, memberId, clock));
    expect(anew.ok && anew.value.id).not.toBe(certificateId);
  });

  it('is seen by its member and her staff alone, and the reason of a withdrawal by staff alone', async () => {
    const { memberId, manager, other } = await aCompleted('QI');
    await handleAll();
    const [certificate] = await certificatesOf(memberId);
    const id = certificate?.id ?? '';
    const reason = 'Somebody else sat in her place.';
    await transact(db, (tx) => proposeWithdrawal(tx, manager, { certificateId: id, reason }, clock));
    const herself = { ...drafter, staff: null, memberId };
    expect(await certificateView(db, herself, id)).toMatchObject({ asStaff: false, withdrawal: null });
    expect(await certificateView(db, manager, id)).toMatchObject({ asStaff: true, withdrawal: { reason, own: true } });
    expect(await certificateView(db, { ...herself, memberId: other }, id)).toBeUndefined();
    expect(await certificateView(db, (await aCompleted('QJ')).manager, id)).toBeUndefined();
  });

  it('is asked for in vain only so often from one address, and codes that exist do not count', async () => {
    const { memberId } = await aCompleted('QK');
    await handleAll();
    const code = (await certificatesOf(memberId))[0]?.code ?? '';
    for (let at = 0; at < CERTIFICATE_ADDRESS.most; at += 1) await ask('ZZZZZZZZZZZZ', '203.0.113.77');
    expect(await ask('ZZZZZZZZZZZZ', '203.0.113.77')).toMatchObject({ error: { code: 'too-many' } });
    for (let at = 0; at < CERTIFICATE_ADDRESS.most + 5; at += 1)
      expect((await ask(code, '203.0.113.78')).ok).toBe(true);
  });
});

describe('an assessment', () => {
  it('passes with two of three, is one a day, and a failed one later does not undo it', async () => {
    const { memberId, moduleId, manager } = await aCompleted('QL');
    const subject = { memberId, moduleId };
    const one = (typed: Record<string, string | boolean>) =>
      assess(db, manager, subject, { passed: true, on: '2026-06-03', ...typed });
    expect(await one({ 'oral-1': '' })).toMatchObject({ error: { problems: { result: { code: 'answer-all' } } } });
    expect(await one({ 'oral-1': 'no', 'oral-2': 'no' })).toMatchObject({
      error: { problems: { result: { code: 'too-few-known' } } },
    });
    expect(await one({ on: '2026-06-16' })).toMatchObject({
      error: { problems: { assessedOn: { code: 'too-late' } } },
    });
    expect((await one({ 'oral-3': 'no' })).ok).toBe(true);
    const failing = { passed: false, on: '2026-06-03' };
    expect(await assess(db, manager, subject, failing)).toMatchObject({
      error: { problems: { reason: { code: 'assessed-already' } } },
    });
    expect((await assess(db, manager, subject, { ...failing, reason: 'Entered for another.' })).ok).toBe(true);
    const rows = await db
      .selectFrom('assessment')
      .select(['assessedOn', 'passed', 'reversedIn'])
      .where('memberId', '=', memberId)
      .orderBy('id')
      .execute();
    expect(rows.map(({ passed, reversedIn }) => [passed, reversedIn === null])).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
    const issued = await transact(db, (tx) => issueCertificate(tx, manager, memberId, clock));
    expect(issued.ok).toBe(true);
  });
});
