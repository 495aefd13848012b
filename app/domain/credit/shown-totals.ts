import { hiddenCells, isTooFew } from '~/platform/small-cells';
import type { LoanSource } from './loan-source';

/** Money, and how many people it is about. */
export type Cell = { borrowers: number; amountMinor: number };

/** What is out in one country and currency, as it is; and what may be shown of it. */
export type CountryLoans = {
  country: string;
  currency: string;
  /** Everything that is out. */
  out: Cell;
  /** The same by days past due: 0, 1 to 30, 31 to 90, more. One person may be in several. */
  bands: [Cell, Cell, Cell, Cell];
  sources: (Cell & { source: LoanSource })[];
  restructured: Cell;
  /** Whatever is out and not restructured. */
  asPlanned: Cell;
  writtenOff: Cell;
  /** Instalments due in the period, and those on time. */
  due: { borrowers: number; instalments: number; onTime: number };
};

/** A null is about so few people, or lets figures about so few be reckoned, that it is not shown. */
export type ShownTotals = {
  country: string;
  currency: string;
  out: Cell | null;
  par1Minor: number | null;
  par30Minor: number | null;
  par90Minor: number | null;
  sources: { source: LoanSource; shown: Cell | null }[];
  restructuredMinor: number | null;
  writtenOffMinor: number | null;
  /** Of instalments due, null also where none was. */
  onTimeRate: number | null;
};

/** Takes out of a country's figures whatever tells about fewer than ten people, by itself or together with the others. */
export function shownTotals(loans: CountryLoans): ShownTotals {
  const { country, currency, out, bands, due } = loans;
  const starts = shownStarts(bands.map(({ borrowers }) => borrowers));
  const from = (start: number) =>
    starts.includes(start) ? bands.slice(start).reduce((sum, { amountMinor }) => sum + amountMinor, 0) : null;
  const isOutShown = starts.includes(0);
  const restructured = [loans.restructured, loans.asPlanned];
  return {
    country,
    currency,
    out: isOutShown ? out : null,
    par1Minor: from(1),
    par30Minor: from(2),
    par90Minor: from(3),
    sources: isOutShown ? shownSources(loans.sources) : [],
    restructuredMinor:
      isOutShown && !restructured.some(({ borrowers }) => isTooFew(borrowers)) ? loans.restructured.amountMinor : null,
    writtenOffMinor: isTooFew(loans.writtenOff.borrowers) ? null : loans.writtenOff.amountMinor,
    onTimeRate: due.instalments === 0 || isTooFew(due.borrowers) ? null : due.onTime / due.instalments,
  };
}

/**
 * Which sums may be shown of bands that lie within one another: `start` stands for the sum from that band on (0:
 * everything, 1: PAR1, 2: PAR30, 3: PAR90). The difference of two neighbours is about the bands between them, so these
 * must hold nobody or at least ten people; where they do not, a sum is left out and they grow together, PAR30 last of
 * all. People in several bands are counted once: together they are at least as many as the largest band has.
 */
export function shownStarts(people: readonly number[]): number[] {
  const starts = people.map((_, index) => index);
  for (;;) {
    const small = starts.findIndex((start, at) => isTooFew(Math.max(...people.slice(start, starts[at + 1]))));
    if (small === -1) return starts;
    if (starts.length === 1) return [];
    const joinsInner = small === 0 || (starts[small] === 2 && small < starts.length - 1);
    starts.splice(joinsInner ? small + 1 : small, 1);
  }
}

function shownSources(sources: CountryLoans['sources']): ShownTotals['sources'] {
  const people = sources.map(({ borrowers }) => borrowers);
  const hidden = hiddenCells(people);
  const areMany = hidden.length === 0 || hidden.some((index) => !isTooFew(people[index] ?? 0));
  return sources.map(({ source, ...cell }, index) => ({
    source,
    shown: areMany && !hidden.includes(index) ? cell : null,
  }));
}
