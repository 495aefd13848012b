import { runCommand } from '~/platform/cli.server';
import { translator } from '~/platform/i18n';
import { readReportArguments } from './report-arguments';
import { fileTarget, standardOutput } from './report-target.server';
import { writeReport } from './write-report.server';

const { t } = translator('en');

const request = readReportArguments(process.argv.slice(2));
if (!request.ok) {
  process.stderr.write(`${t(`eligibility.command.${request.error.code}`)}\n`);
  process.exit(1);
}
const { asOf, thresholds, out } = request.value;

await runCommand(async ({ database, clock }) => {
  const target = out === null ? standardOutput() : await fileTarget(out).catch(refuse);
  try {
    await writeReport(database.db, { asOf, thresholds }, clock, target.write);
    await target.keep();
  } catch (error) {
    await target.discard();
    throw error;
  }
});

function refuse(): never {
  throw new Error(t('eligibility.command.out', { file: out ?? '' }));
}
