import { writeFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { runCommand } from '~/platform/cli.server';
import { describeDataModel } from './data-model';

await runCommand(async ({ database }) => {
  await writeFile('docs/data-model.md', await describeDataModel(database.db as unknown as Kysely<unknown>));
});
