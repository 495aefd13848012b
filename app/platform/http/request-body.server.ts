import type { IncomingMessage } from 'node:http';
import { Refused } from './refusal.server';

const KIB = 1024;
const MIB = 1024 * KIB;
const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** Most bytes of each kind of form. A picture of 11 MB gets through, so that its route can refuse it in words. */
export const BODY_LIMITS: Record<string, number> = { [FORM]: 64 * KIB, [MULTIPART]: 48 * MIB };

/** How much of a body that is too large is still read, so that the refusal can arrive. */
const READ_AWAY_LIMIT = 256 * MIB;

/**
 * Reads a form's bytes whole. Refused with 415 for a type that no form has, 413 for too many bytes (after reading
 * them away, because a browser shows an answer only once it has sent everything), 400 when it breaks off.
 */
export async function readBody(request: IncomingMessage, options: { files: boolean }): Promise<Buffer> {
  const type = mediaType(request);
  const limit = type === MULTIPART && !options.files ? BODY_LIMITS[FORM] : BODY_LIMITS[type];
  if (limit === undefined) throw new Refused(415);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > READ_AWAY_LIMIT) break;
    }
  } catch {
    throw new Refused(400);
  }
  if (size > limit) throw new Refused(413, { Connection: 'close' });
  return Buffer.concat(chunks);
}

/** The media type of a request's body, without parameters. */
export function mediaType({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a body of that type may be sent to a form's action. */
export function isFormType(type: string): boolean {
  return type in BODY_LIMITS;
}
