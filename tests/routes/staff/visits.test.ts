import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '~/platform/id';
import * as enterprise from '~/routes/staff/enterprise';
import * as approval from '~/routes/staff/visits/approval';
import * as correction from '~/routes/staff/visits/correction';
import * as newVisit from '~/routes/staff/visits/new-visit';
import * as photo from '~/routes/staff/visits/photo';
import * as photoFile from '~/routes/staff/visits/photo-file';
import * as photos from '~/routes/staff/visits/photos';
import * as queue from '~/routes/staff/visits/queue';
import * as visit from '~/routes/staff/visits/visit';
import * as withdrawal from '~/routes/staff/visits/withdrawal';
import { anEligibleSeller } from '../../factories/market';
import { aStaffMember, anAccount, managerOf } from '../../factories/people';
import { answersOf } from '../../factories/visits';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

process.env.FILES_DIR = await mkdtemp(join(tmpdir(), 'step-four-visits-'));
afterAll(() => rm(process.env.FILES_DIR ?? '', { recursive: true }));

const database = await testDatabase();
const { db } = database;

async function aBranch() {
  const { enterpriseId, branchId } = await anEligibleSeller(db);
  const [visitor, second] = [await aStaffMember(db, managerOf(branchId)), await aStaffMember(db, managerOf(branchId))];
  return {
    enterpriseId,
    visitor: contextFor(database, { actor: visitor }),
    second: contextFor(database, { actor: second }),
  };
}
type Branch = Awaited<ReturnType<typeof aBranch>>;

async function begin({ enterpriseId, visitor }: Branch): Promise<string> {
  const begun = await responseOf(newVisit.action(post('/', {}, visitor, { id: enterpriseId })));
  expect(begun.status).toBe(303);
  return begun.headers.get('location')?.split('/').pop() ?? '';
}

const filled = (given: Record<string, string> = {}) => ({
  visitedOn: '2026-06-15',
  place: 'By the well',
  remark: '',
  version: '1',
  ...Object.fromEntries(Object.keys(answersOf('individual')).map((item) => [`answer-${item}`, 'yes'])),
  ...given,
});

async function aPicture(): Promise<Buffer<ArrayBuffer>> {
  const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#e6a817' } });
  return Buffer.from(
    await picture
      .withExif({ IFD0: { Copyright: 'hers' } })
      .jpeg()
      .toBuffer(),
  );
}

async function pictureForm(): Promise<FormData> {
  const form = new FormData();
  form.append('photo', new File([await aPicture()], 'from-phone.jpg', { type: 'image/jpeg' }));
  return form;
}

it('stands on the page of the enterprise, for those who vet', async () => {
  const branch = await aBranch();
  const visitId = await begin(branch);
  const read = async (context: Branch['visitor']) =>
    (await (await responseOf(enterprise.loader(get('/', context, { id: branch.enterpriseId })))).json()) as {
      visits: { sheetId: string | null; state: string }[] | null;
    };
  expect((await read(branch.second)).visits).toContainEqual(expect.objectContaining({ sheetId: visitId }));
});

describe('a visit on the phone', () => {
  it('keeps what was written where something lacks, and says beside each field what', async () => {
    const branch = await aBranch();
    const id = await begin(branch);
    const send = (fields: Record<string, string>) =>
      responseOf(visit.action(post('/', fields, branch.visitor, { id })));
    const lacking = await send(filled({ step: 'submit', place: '', 'answer-product': '', 'answer-label': 'no' }));
    expect(lacking.status).toBe(422);
    const { words, typed } = (await lacking.json()) as { words: Record<string, string>; typed: Record<string, string> };
    expect(Object.keys(words).sort()).toEqual(['answer-product', 'note-label', 'place']);
    expect(typed['answer-workplace']).toBe('yes');
    const stored = await db
      .selectFrom('visitSheet')
      .select(['state', 'version'])
      .where('id', '=', id)
      .executeTakeFirst();
    expect(stored).toEqual({ state: 'draft', version: 2 });
    for (const visitedOn of ['2026-06-31', '0000-06-01']) {
      expect((await send(filled({ visitedOn, version: '2' }))).status).toBe(422);
    }
    const future = await send(filled({ visitedOn: '2026-06-16', version: '2' }));
    expect(((await future.json()) as { words: Record<string, string> }).words.visitedOn).toContain('15');
    expect((await send(filled({ step: 'submit', version: '2' }))).status).toBe(303);
  });

  it('is approved by the second person, whom alone the page of the approval is for', async () => {
    const branch = await aBranch();
    const id = await begin(branch);
    await responseOf(visit.action(post('/', filled({ step: 'submit' }), branch.visitor, { id })));
    const open = (context: Branch['visitor']) => responseOf(approval.loader(get('/', context, { id })));
    expect((await open(branch.visitor)).status).toBe(404);
    const page = (await (await open(branch.second)).json()) as { version: number };
    const decide = (fields: Record<string, string>) =>
      responseOf(approval.action(post('/', { version: String(page.version), ...fields }, branch.second, { id })));
    expect((await decide({})).status).toBe(422);
    expect((await decide({ decision: 'return', reason: 'no' })).status).toBe(422);
    expect((await decide({ decision: 'approve', version: '1' })).status).toBe(409);
    expect((await decide({ decision: 'approve' })).status).toBe(303);
    expect((await responseOf(correction.loader(get('/', branch.visitor, { id })))).status).toBe(200);
  });
});

describe('photos of a visit', () => {
  it('are encoded anew without what the camera noted, and private to staff who may open the visit', async () => {
    const [branch, other] = [await aBranch(), await aBranch()];
    const id = await begin(branch);
    const sent = await responseOf(photos.action(post('/', await pictureForm(), branch.visitor, { id })));
    expect(sent.status).toBe(303);
    const kept = await db.selectFrom('visitPhoto').select('id').where('sheetId', '=', id).executeTakeFirstOrThrow();
    const open = (context: Branch['visitor'], file = '320.jpeg') =>
      responseOf(photoFile.loader(get('/', context, { id: kept.id, file })));
    const shown = await open(branch.second);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
    expect((await open(other.visitor)).status).toBe(404);
    expect((await open(contextFor(database, { actor: await anAccount(db) }))).status).toBe(404);
    expect((await open(branch.second, '../320.jpeg')).status).toBe(404);
    const byAnother = await responseOf(photos.action(post('/', await pictureForm(), branch.second, { id })));
    expect(byAnother.status).toBe(404);
    const removed = await responseOf(photo.action(post('/', {}, branch.visitor, { id, photoId: kept.id })));
    expect(removed.status).toBe(303);
    expect((await open(branch.second)).status).toBe(404);
  });
});

describe('every page of a visit', () => {
  it('is not there for staff of another branch, nor for what is no id', async () => {
    const [branch, other] = [await aBranch(), await aBranch()];
    const id = await begin(branch);
    const pages = { visit, photos, approval, correction };
    const actions = { visit, photos, photo, approval, correction, withdrawal };
    for (const wrong of [id, newId(), 'abc', "' or 1=1 --"]) {
      const params = { id: wrong, photoId: newId() };
      for (const [name, { loader }] of Object.entries(pages)) {
        expect([name, (await responseOf(loader(get('/', other.visitor, params)))).status]).toEqual([name, 404]);
      }
      for (const [name, { action }] of Object.entries(actions)) {
        const body = name === 'photos' ? await pictureForm() : filled({ step: 'submit' });
        expect([name, (await responseOf(action(post('/', body, other.visitor, params)))).status]).toEqual([name, 404]);
      }
    }
    const begun = await responseOf(newVisit.action(post('/', {}, other.visitor, { id: branch.enterpriseId })));
    expect(begun.status).toBe(404);
  });

  it('is for those who vet: a credit officer and head office find no queue', async () => {
    for (const role of ['credit_officer', 'head_office'] as const) {
      const actor = await aStaffMember(db, [{ role, branchId: null }]);
      const answer = await responseOf(queue.loader(get('/staff/visits', contextFor(database, { actor }))));
      expect(answer.status).toBe(404);
    }
  });
});
