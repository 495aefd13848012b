import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Tx } from '~/platform/db.server';
import { testDatabase } from '../../support/test-database';
import { command, COMMAND_NAMES } from './ledger-commands';
import { LedgerModel } from './ledger-model';
import type { Attempt, Command, World } from './ledger-world';
import { openSmallBooks } from './small-books';

const RUNS = 2_000;
const MOST_COMMANDS = 8;
/** Set FAST_CHECK_SEED to run exactly what failed. */
const SEED = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Math.random() * 2 ** 31));

const database = await testDatabase();
const { db } = database.owner;
const books = await openSmallBooks(db);
const accounts = books.flatMap((one) => one.accounts);

/** Tries a statement as somebody: what fails is undone to where it began, and its reason is the answer. */
await sql`
  create function attempt(sender text, statement text) returns text language plpgsql as $$
  begin
    perform set_config('role', sender, true);
    execute statement;
    perform set_config('role', 'step4_app', true);
    return null;
  exception when others then
    return sqlerrm;
  end $$
`.execute(db);

class Undo extends Error {}

/** Runs the commands one after another on an empty ledger, tells what the ledger says then, and undoes everything. */
async function afterAll(
  commands: readonly Command[],
): Promise<{ world: World; told: Awaited<ReturnType<typeof ledgerTold>> }> {
  let result: { world: World; told: Awaited<ReturnType<typeof ledgerTold>> } | undefined;
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`set local role step4_app`.execute(tx);
      let id = 10_000_000_000;
      const attempt: Attempt = async (sender, statement) => {
        const { rows } = await sql<{
          answer: string | null;
        }>`select attempt(${sender}, ${statement}) as answer`.execute(tx);
        return rows[0]?.answer ?? null;
      };
      const world: World = { tx, attempt, model: new LedgerModel(), books, nextId: () => ++id };
      for (const { drawn, run } of commands) await run(world, drawn);
      result = { world, told: await ledgerTold(tx) };
      throw new Undo();
    })
    .catch((thrown: unknown) => {
      if (!(thrown instanceof Undo)) throw thrown;
    });
  if (!result) throw new Error('nothing was told');
  return result;
}

type Told = {
  entries: unknown[];
  balances: Record<string, number>;
  unbalanced: number;
  sums: number[];
  accounts: string;
};

async function ledgerTold(tx: Tx): Promise<Told> {
  const { rows } = await sql<Told>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'on', e.effective_on, 'kind', e.kind,
          'reversesId', e.reverses_id, 'lines', l.lines) order by e.id), '[]')
        from ledger_entry e join lateral (select jsonb_object_agg(account_id, amount_minor) as lines from ledger_line
          where entry_id = e.id and effective_on = e.effective_on) l on true) as entries,
      (select jsonb_object_agg(account_id, balance_minor) from ledger_balance) as balances,
      (select count(*)::int from (select from ledger_line group by entry_id, effective_on, currency
        having sum(amount_minor) <> 0) u) as unbalanced,
      (select coalesce(jsonb_agg(s), '[]') from (select sum(balance_minor) as s from ledger_balance group by currency) x) as sums,
      (select md5(string_agg(a::text, '|' order by a.id)) from ledger_account a) as accounts
  `.execute(tx);
  const [told] = rows;
  if (!told) throw new Error('the ledger told nothing');
  return told;
}

it(`holds, whatever is tried on it, in ${RUNS} sequences of commands`, { timeout: 900_000 }, async () => {
  process.stdout.write(`ledger properties: FAST_CHECK_SEED=${SEED}\n`);
  const before = await db.transaction().execute(ledgerTold);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: MOST_COMMANDS }), async (commands) => {
      for (const { name } of commands) seen.add(name);
      const { world, told } = await afterAll(commands);
      expect({ entries: told.entries, balances: told.balances }).toEqual(world.model.told(accounts));
      expect(told.unbalanced).toBe(0);
      expect(told.sums.every((sum) => sum === 0)).toBe(true);
      expect(told.accounts).toBe(before.accounts);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect([...seen].sort()).toEqual([...COMMAND_NAMES].sort());
});
