import type { PictureError } from '~/platform/picture.server';
import { takeFromLimits, type Limit } from '~/platform/rate-limit.server';
import type { RequestContext } from '~/platform/request.server';
import { fail, ok, type Result } from '~/platform/result';
import { readUploads } from '~/platform/upload.server';

const MOST_BYTES = 10 * 1024 * 1024;
const PHOTOS_SENT: Limit = { name: 'photos-sent', most: 200, seconds: 3600 };

export type PhotoProblem =
  PictureError['code'] | 'none' | 'too-large' | 'enough-photos' | 'not-multipart' | 'all-too-large' | 'too-often';

/** What was wrong with which of the sent photos, counted from 1 (0: with the sending). */
export type PhotosRefused = { code: 'refused'; status: number; problems: { problem: PhotoProblem; number: number }[] };

const refuse = (status: number, problem: PhotoProblem) =>
  fail({ code: 'refused', status, problems: [{ problem, number: 0 }] } satisfies PhotosRefused);

/** Reads the photos of a form and hands them to `keep` one by one; those that are good stay, whatever becomes of others. */
export async function receivePhotos(
  { database, clock }: RequestContext,
  request: Request,
  { accountId, most, keep }: { accountId: string; most: number; keep: (bytes: Buffer) => Promise<PhotoProblem | null> },
): Promise<Result<null, PhotosRefused>> {
  const use = { limit: PHOTOS_SENT, subject: accountId };
  if (!(await takeFromLimits(database.db, [use], clock)).ok) return refuse(429, 'too-often');
  const sent = await readUploads(request, { field: 'photo', mostFiles: most + 1, mostBytes: MOST_BYTES });
  if (!sent.ok) return sent.error.code === 'too-large' ? refuse(413, 'all-too-large') : refuse(422, 'not-multipart');
  if (sent.value.files.length === 0) return refuse(422, 'none');
  const problems: PhotosRefused['problems'] = [];
  for (const [index, { bytes }] of sent.value.files.entries()) {
    const problem = bytes === null ? 'too-large' : await keep(bytes);
    if (problem) problems.push({ problem, number: index + 1 });
  }
  return problems.length === 0 ? ok(null) : fail({ code: 'refused', status: 422, problems });
}
