import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node';
import { fail, ok, type Result } from './result';

/** A file as it was sent; `bytes` is null where it was larger than allowed (its rest was read past). */
export type Upload = { bytes: Buffer | null };

export type UploadLimits = { field: string; mostFiles: number; mostBytes: number };

export type UploadError = { code: 'not-multipart' } | { code: 'too-large' };

const FIELD_BYTES = 100_000;

/**
 * Reads a multipart form: its texts, and the files of one field with at most `mostBytes` each. Empty file fields and
 * files of other fields are passed over, and so is any file beyond `mostFiles`. Fails with `not-multipart`, or with
 * `too-large` where the form as a whole is beyond what its files may come to.
 */
export async function readUploads(
  request: Request,
  { field, mostFiles, mostBytes }: UploadLimits,
): Promise<Result<{ form: FormData; files: Upload[] }, UploadError>> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? ''))
    return fail({ code: 'not-multipart' });
  if (Number(request.headers.get('content-length') ?? 0) > mostFiles * mostBytes + FIELD_BYTES) {
    return fail({ code: 'too-large' });
  }
  const files: Upload[] = [];
  try {
    const form = await parseMultipart(request, async ({ name, filename, data }) => {
      if (filename === undefined) return (await collect(data, FIELD_BYTES))?.toString('utf8');
      const wanted = name === field && files.length < mostFiles;
      const bytes = await collect(data, wanted ? mostBytes : 0);
      if (wanted && bytes?.length !== 0) files.push({ bytes });
      return undefined;
    });
    return ok({ form, files });
  } catch (error) {
    if (request.signal.aborted) throw error;
    return fail({ code: 'not-multipart' });
  }
}

/** All bytes of a part, or null when they are more than `most`; the part is read to its end either way. */
async function collect(parts: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | null> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length <= most) kept.push(part);
    else kept.length = 0;
  }
  return length <= most ? Buffer.concat(kept) : null;
}
