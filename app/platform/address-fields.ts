import { z } from 'zod';
import { plainLine } from './plain-text';
import { fail, ok, type Result } from './result';

/** A field of an address that may be left out; a form leaves it empty. */
export const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (isEmpty(value) ? undefined : value), schema.optional());

const isEmpty = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');

/** Words of one line. */
export const line = (most: number) => z.string().max(most).transform(plainLine);

/** A code of ours: of a category, a unit. */
export const code = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/);

export type BadField<Field extends string = string> = { code: 'bad-field'; field: Field };

/** Reads an address by a schema. Fails with `bad-field`, which names the first field that is not understood. */
export function readAddress<Schema extends z.ZodObject>(
  schema: Schema,
  address: URLSearchParams,
): Result<z.output<Schema>, BadField<keyof Schema['shape'] & string>> {
  const asked = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, address.get(name)]));
  const parsed = schema.safeParse(asked);
  if (parsed.success) return ok(parsed.data);
  return fail({ code: 'bad-field', field: parsed.error.issues[0]?.path[0] as keyof Schema['shape'] & string });
}
