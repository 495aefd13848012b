import { dayOf, monthsLater } from './day';
import type { Calendar } from './groups/group';
import { planGroups, type BranchPlan } from './groups/group-plan';
import { writeGroup } from './groups/group-registers';
import { trainingModules } from './groups/training-modules';
import { readDemoSources, type DemoSources } from './market/demo-sources.server';
import { planSellers } from './market/sellers';
import { supplierOf, writeSuppliers } from './market/write-suppliers';
import { countries } from './places/countries';
import { Prng } from './prng';
import type { RegisterName } from './writing/register-columns';
import { RegisterWriter } from './writing/register-writer.server';

export interface GenerateOptions {
  /** The same seed, day and number of groups give the same bytes. */
  seed: number;
  /** 'YYYY-MM-DD': the day on which sound enterprises are to be eligible. */
  today: string;
  groups: number;
  /** How many months of registers, 18 if not said; at least 9, or no group could pass. */
  months?: number;
  /** Groups of about twelve members and four or five enterprises, as the whole programme has; else as the demo shows. */
  likeProgramme?: boolean;
  outFolder: string;
}

export interface Summary {
  folder: string;
  /** Rows of each file, its header left out. */
  rows: Record<RegisterName, number>;
  totalRows: number;
}

/** The registers end so many days before today, as field offices send them. */
const daysUntilSent = 3;

/**
 * Writes a folder of register files by the import contract: branches and groups of six countries, weighted as the demo's
 * offers are, each offer with an enterprise that holds every rule (as far as there are groups enough to carry them), and
 * other enterprises that fall short of each rule in turn. Memory does not grow with the number of groups. Throws
 * RangeError for options that make no sense.
 */
export async function generateRegisters(options: GenerateOptions): Promise<Summary> {
  const { seed, groups, months = 18, likeProgramme = false, outFolder } = options;
  const today = dayOf(options.today);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`not a seed: ${seed}`);
  if (!Number.isSafeInteger(groups) || groups < 1) throw new RangeError(`not a number of groups: ${groups}`);
  if (!Number.isSafeInteger(months) || months < 9) throw new RangeError(`fewer than nine months: ${months}`);
  const calendar: Calendar = { today, from: monthsLater(today, -months), until: today - daysUntilSent };
  const sources = readDemoSources();
  const writer = await RegisterWriter.open(outFolder);
  try {
    await writeAll(sources, planBranches(sources, { groups, likeProgramme }, new Prng(seed)), calendar, writer);
  } finally {
    await writer.close();
  }
  const rows = writer.rows();
  return { folder: outFolder, rows, totalRows: Object.values(rows).reduce((sum, count) => sum + count, 0) };
}

async function writeAll(
  sources: DemoSources,
  branches: readonly BranchPlan[],
  calendar: Calendar,
  writer: RegisterWriter,
): Promise<void> {
  writeCountries(writer);
  // First in the file is last on the market's first page, where people should see what women make.
  writeSuppliers(sources, calendar.today, writer);
  for (const branch of branches) {
    for (const plan of planGroups(branch, calendar)) {
      writeGroup(plan, calendar, sources, writer);
      await writer.drain();
    }
  }
}

function writeCountries(writer: RegisterWriter): void {
  for (const { code, currency, places } of countries) {
    for (const { branchCode, name, timezone } of places) {
      writer.write('branches', [branchCode, name, code, timezone, currency]);
    }
    for (const module of trainingModules(code)) {
      const { country, step, topic, title, minutes, mandatory } = module;
      writer.write('training_modules', [module.code, country, step, topic, title, minutes, mandatory ? 'yes' : 'no']);
    }
  }
}

/** Groups by country as its share of the offers is, and evenly over its branches. */
function planBranches(
  sources: DemoSources,
  { groups, likeProgramme }: { groups: number; likeProgramme: boolean },
  random: Prng,
): BranchPlan[] {
  const shares = countries.map((country) => sources.offers.filter((offer) => offer.country === country.code).length);
  const counts = apportion(groups, shares);
  return countries.flatMap((country, index) => {
    const ownOffers = sources.offers.filter(
      (offer) => offer.country === country.code && supplierOf(offer, sources) === null,
    );
    const sellers = planSellers(country, ownOffers, random.fork(`sellers ${country.code}`));
    const perBranch = apportion(
      counts[index] ?? 0,
      country.places.map(() => 1),
    );
    let firstNumber = 1;
    return country.places.map((place, position) => {
      const branch: BranchPlan = {
        country,
        place,
        offset: (index * 3 + position) * 7,
        groups: perBranch[position] ?? 0,
        firstNumber,
        sellers: sellers.get(place.branchCode) ?? [],
        likeProgramme,
        random: random.fork('groups'),
      };
      firstNumber += branch.groups;
      return branch;
    });
  });
}

/** Whole numbers that sum to the total, in proportion to the weights; what is left goes to the largest remainders. */
function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / whole);
  const counts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = total - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    counts[index] = (counts[index] ?? 0) + 1;
    left -= 1;
  }
  return counts;
}
