import { describe, expect, it } from 'vitest';
import { shownCode } from '~/domain/programme/training/certificate-code';
import {
  publicCertificate,
  certificateView,
  CERTIFICATE_ADDRESS,
} from '~/domain/programme/training/certificates.queries.server';
import { issueCertificate } from '~/domain/programme/training/issue-certificate.server';
import { decideWithdrawal, proposeWithdrawal } from '~/domain/programme/training/withdraw-certificate.server';
import type { StaffMember } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { curriculumKeepers } from '../../factories/curricula';
import { assess, clock } from '../../factories/training';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const { drafter, aCompleted } = await curriculumKeepers(db);

const handleAll = () => handleEvents(database, clock);

const certificatesOf = (memberId: string) =>
  db.selectFrom('certificate').selectAll().where('memberId', '=', memberId).orderBy('issuedAt').execute();
const ask = (typed: string, address = '203.0.113.9') => publicCertificate(db, { typed, address }, clock);

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
