import { parseArgs } from 'node:util';
import { generateRegisters } from './generate-registers.server';

const usage =
  'npx tsx db/demo/generate.cli.ts --seed 4 --groups 240 --today 2026-11-23 --out <folder> [--months 18] [--like-programme]';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '4' },
    groups: { type: 'string', default: '240' },
    months: { type: 'string', default: '18' },
    'like-programme': { type: 'boolean', default: false },
    today: { type: 'string' },
    out: { type: 'string' },
  },
});

if (values.today === undefined || values.out === undefined) {
  console.error(`--today and --out are needed: ${usage}`);
  process.exit(1);
}

try {
  const summary = await generateRegisters({
    seed: Number(values.seed),
    groups: Number(values.groups),
    months: Number(values.months),
    likeProgramme: values['like-programme'],
    today: values.today,
    outFolder: values.out,
  });
  for (const [register, rows] of Object.entries(summary.rows)) console.log(`${register}.csv ${rows}`);
  console.log(`${summary.totalRows} rows in ${summary.folder}`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}: ${usage}`);
  process.exit(1);
}
