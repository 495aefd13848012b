import { readEnv } from '~/platform/env.server';
import { openMarketDatabase } from '~/platform/open-database.server';

try {
  const { migrated, close } = await openMarketDatabase(readEnv());
  await close();
  process.stdout.write(migrated.length === 0 ? 'The database is up to date.\n' : `Migrated: ${migrated.join(', ')}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
