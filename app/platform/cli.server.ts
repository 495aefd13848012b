import { systemClock, type Clock } from './clock';
import type { Database } from './db.server';
import { readEnv } from './env.server';
import { openMarketDatabase } from './open-database.server';

export type CommandContext = { database: Database; clock: Clock; args: string[] };

/**
 * Runs a command of the command line on the market's database, beside a running server or alone, and ends the process:
 * with the exit code that `command` returns (0 for none), or 1 and one plain line when it throws.
 */
export async function runCommand(command: (context: CommandContext) => Promise<number | void>): Promise<never> {
  let code = 1;
  try {
    const opened = await openMarketDatabase(readEnv(), { poolSize: 4 });
    try {
      code = (await command({ database: opened.database, clock: systemClock, args: process.argv.slice(2) })) ?? 0;
    } finally {
      await opened.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    code = 1;
  }
  process.exit(code);
}
