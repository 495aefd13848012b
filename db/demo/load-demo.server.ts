import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { proveEverything } from '~/domain/registers/prove-everything.server';
import { runImport } from '~/domain/registers/run-import.server';
import { pauseOffersOfIneligible, publishWaitingOffers } from '~/domain/catalogue/follow-standings.server';
import { today, type Clock } from '~/platform/clock';
import { transact, type Database, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { rebuildIndex } from '~search/indexer.server';
import { askForSamples } from './ask-for-samples.server';
import { buyTogether } from './buy-together.server';
import { generateRegisters } from './generate-registers.server';
import { holdMeetings } from './hold-meetings.server';
import { lend } from './lend.server';
import { keepGroups } from './keep-groups.server';
import { makeAccounts } from './make-accounts.server';
import { setOfferTerms } from './offer-terms.server';
import { placeOrders } from './place-orders.server';
import { demoOrders } from './people';
import { showQuotes } from './quotes.server';
import { showSavedSearches } from './saved-searches.server';
import { showStandings } from './standing.server';
import { showVetting } from './vetting.server';
import { loadTraining } from './training.server';
import { showWanted } from './wanted.server';

const SEED = 4;
const GROUPS = 240;

export type DemoProgress = (step: 'registers' | 'judgement' | 'accounts' | 'orders' | 'search') => void;

/**
 * Fills an empty market with the demo, through the same import and commands that everybody uses. What was begun and cut
 * off is finished; a demo that stands is left alone. Returns whether anything was done.
 */
export async function loadDemo(
  database: Database,
  clock: Clock,
  onProgress: DemoProgress = () => {},
): Promise<boolean> {
  const { db } = database;
  if (await isLoaded(db)) return false;
  onProgress('registers');
  await importRegisters(database, clock);
  onProgress('judgement');
  await judgeAll(db, clock);
  onProgress('accounts');
  await makeAccounts(db, clock);
  await keepGroups(db, clock);
  await holdMeetings(db, clock);
  await showVetting(db, clock);
  await showStandings(db, clock);
  await lend(db, clock);
  await loadTraining(db, clock);
  await askForSamples(db, clock);
  onProgress('orders');
  await setOfferTerms(db);
  await showWanted(database, clock);
  await showQuotes(db, clock);
  await buyTogether(db, clock);
  await placeOrders(db, clock);
  await proveEverything(db, clock);
  onProgress('search');
  await rebuildIndex(database);
  await showSavedSearches(database, clock);
  return true;
}

/** The last of the demo's orders is the last thing that is written. */
async function isLoaded(db: Db): Promise<boolean> {
  const last = demoOrders.at(-1)?.key ?? '';
  const found = await db.selectFrom('purchaseOrder').select('id').where('idempotencyKey', '=', last).executeTakeFirst();
  return found !== undefined;
}

async function importRegisters(database: Database, clock: Clock): Promise<void> {
  const taken = await database.db
    .selectFrom('registerImport')
    .select('id')
    .where('source', '=', 'demo')
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (taken) return;
  const folder = await mkdtemp(join(tmpdir(), 'step-four-demo-'));
  try {
    await generateRegisters({ seed: SEED, today: today(clock), groups: GROUPS, outFolder: folder });
    const report = await runImport({ database, folder, source: 'demo', accountId: null, dryRun: false, clock });
    if (report.refusalCount > 0)
      throw new Error(`The demo's registers were refused: ${JSON.stringify(report.refusals[0])}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function judgeAll(db: Db, clock: Clock): Promise<void> {
  await judgeEverybody(db, clock);
  await transact(db, async (tx) => {
    const enterprises = await tx.selectFrom('enterprise').select('id').execute();
    const ids = enterprises.map(({ id }) => id);
    await pauseOffersOfIneligible(tx, ids, clock);
    await publishWaitingOffers(tx, ids, clock);
    return ok(null);
  });
}
