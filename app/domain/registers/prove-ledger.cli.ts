import { runCommand } from '~/platform/cli.server';
import { translator } from '~/platform/i18n';
import { proveEverything, type ProofBreak } from './prove-everything.server';

const { t, number } = translator('en');

/** Prints what was looked at, with counts and time, and every break that is listed. Ends with 1 where there is one. */
await runCommand(async ({ database, clock }) => {
  const proof = await proveEverything(database.db, clock);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(t('ledger.proof.size', { entries: proof.entries, lines: proof.lines, accounts: proof.accounts }));
  for (const { check, lookedAt, broken } of proof.checks) {
    const state = broken === 0 ? 'ok  ' : 'FAIL';
    print(`${state} ${t(`ledger.check.${check}`)}: ${t('ledger.proof.counts', { lookedAt, broken })}`);
  }
  for (const one of proof.breaks) print(`     ${t(`ledger.check.${one.what}`)}: ${one.id}${differenceOf(one)}`);
  const seconds = (proof.finishedAt.getTime() - proof.begunAt.getTime()) / 1000;
  const took = number(seconds, { maximumFractionDigits: 1 });
  print(t(proof.breakCount === 0 ? 'ledger.proof.whole' : 'ledger.proof.broken', { count: proof.breakCount, took }));
  return proof.breakCount === 0 ? 0 : 1;
});

function differenceOf(one: ProofBreak): string {
  if (!('ledgerMinor' in one)) return '';
  return ` (${t('ledger.proof.difference', { ledger: one.ledgerMinor, registers: one.registersMinor })})`;
}
