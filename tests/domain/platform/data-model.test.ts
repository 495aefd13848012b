import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { describeDataModel } from '~db/data-model';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();

it('is drawn in docs/data-model.md as the database has it (npm run docs:data-model)', async () => {
  const drawn = await describeDataModel(database.owner.db as unknown as Kysely<unknown>);
  expect(await readFile('docs/data-model.md', 'utf8')).toBe(drawn);
});
