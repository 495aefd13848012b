import type { Kysely } from 'kysely';

export function up(_db: Kysely<unknown>): Promise<void> {
  return Promise.resolve();
}
