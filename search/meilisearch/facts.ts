import { fixedClock, today } from '~/platform/clock';
import { daysBetween } from '~/platform/day';
import { baseUnitOf } from '../base-units';
import type { CategoryTree } from '../category-tree';
import { deliveryRanges, type OfferDocument, type OfferFacets } from '../engine';
import { deliveredAtLeast, priceBands, quantityCounts, type FacetSteps } from '../facet-steps';
import { codesMostFirst } from '../facets';
import { isChosen, KINDS, type Kind, type Narrowing } from '../narrowing';
import { priceBand } from '../price-bands';
import { readyIn, supplyBy } from '../supply';
import { normalise } from '../understanding/normalise';

/** What narrows, counts and sorts an offer beside its words, as Meilisearch keeps it with the document. */
export type Facts = ReturnType<typeof factsOf>;

/** The facts of an offer as it goes into the index. */
export function factsOf(document: OfferDocument) {
  const { country, district, category, productType, currency, dimension, unitFactor, minQuantity } = document;
  const { stock, weeklyCapacity, leadTimeDays, committed, timeZone, latitude, longitude } = document;
  return {
    ...{ country, district, category, productType, currency, dimension, unitFactor, minQuantity },
    ...{ stock, weeklyCapacity, leadTimeDays, committed, timeZone, latitude, longitude },
    districtKey: normalise(district),
    basePrice: document.basePriceMinor,
    band: priceBand(document.basePriceMinor),
    delivery: deliveryRanges.indexOf(document.delivery),
    verifiedOn: document.verifiedSince,
  };
}

/** Facts as they are kept: values without their names, since a thousand are read for an answer. */
export type PackedFacts = ReturnType<typeof packFacts>;

/** Facts as they are kept; `unpackFacts` knows their order. */
export function packFacts(facts: Facts) {
  return [
    facts.country,
    facts.district,
    facts.category,
    facts.productType,
    facts.currency,
    facts.dimension,
    facts.unitFactor,
    facts.minQuantity,
    facts.stock,
    facts.weeklyCapacity,
    facts.leadTimeDays,
    facts.committed,
    facts.timeZone,
    facts.latitude,
    facts.longitude,
    facts.districtKey,
    facts.basePrice,
    facts.band,
    facts.delivery,
    facts.verifiedOn,
  ] as const;
}

/** Kept facts with their names again, written out one by one: put together from parts they take fifty times as long. */
export function unpackFacts(packed: PackedFacts): Facts {
  return {
    country: packed[0],
    district: packed[1],
    category: packed[2],
    productType: packed[3],
    currency: packed[4],
    dimension: packed[5],
    unitFactor: packed[6],
    minQuantity: packed[7],
    stock: packed[8],
    weeklyCapacity: packed[9],
    leadTimeDays: packed[10],
    committed: packed[11],
    timeZone: packed[12],
    latitude: packed[13],
    longitude: packed[14],
    districtKey: packed[15],
    basePrice: packed[16],
    band: packed[17],
    delivery: packed[18],
    verifiedOn: packed[19],
  };
}

/** An offer's facts, held against what is asked for at a moment. */
export type Reckoned = {
  facts: Facts;
  today: string;
  /** Days until what is needed can be ready; null where it cannot. */
  readyIn: number | null;
  /** In the dimension's smallest measure, by the day that is asked for. */
  supply: number;
  failed: ReadonlySet<Kind>;
};

/** Holds offers against a narrowing; the days of their sellers are worked out once. */
export function reckoner(narrowing: Narrowing): (facts: Facts) => Reckoned {
  const days = new Map<string, string>();
  const clock = fixedClock(narrowing.now);
  const chosen = KINDS.filter((kind) => isChosen(narrowing, kind));
  return (facts) => {
    const day = days.get(facts.timeZone) ?? today(clock, facts.timeZone);
    days.set(facts.timeZone, day);
    const needed = neededOf(facts, narrowing);
    const units = supplyBy(facts, day, narrowing.by);
    const passes = (kind: Kind): boolean => fits(facts, narrowing, kind, { day, needed, units });
    return {
      ...{ facts, today: day, readyIn: readyIn(facts, day, needed), supply: units * facts.unitFactor },
      failed: new Set(chosen.filter((kind) => !passes(kind))),
    };
  };
}

function neededOf(facts: Facts, { quantity, factor }: Narrowing): number {
  if (quantity === undefined) return facts.minQuantity;
  return Math.ceil(factor === undefined ? quantity : (quantity * factor) / facts.unitFactor - 1e-9);
}

type Supplied = { day: string; needed: number; units: number };

function fits(facts: Facts, narrowing: Narrowing, kind: Kind, { day, needed, units }: Supplied): boolean {
  const { categories, country, districtKey, dimension, currency, priceTo, delivery, verified } = narrowing;
  switch (kind) {
    case 'category':
      return categories?.includes(facts.category) === true;
    case 'country':
      return facts.country === country;
    case 'district':
      return facts.districtKey === districtKey;
    case 'unit':
      return facts.dimension === dimension;
    case 'price':
      return facts.currency === currency && facts.basePrice <= (priceTo ?? Infinity);
    case 'by':
      return units >= needed;
    case 'quantity':
      return needed >= facts.minQuantity && supplyBy(facts, day, undefined) >= needed;
    case 'delivery':
      return facts.delivery >= (delivery ?? 0);
    case 'verified':
      return facts.verifiedOn !== null && facts.verifiedOn <= (verified ?? '');
  }
}

/** What facets are counted among; see `facetParts` of the PostgreSQL engine, which counts alike. */
export type Samples = { narrow: readonly Reckoned[]; wide: readonly Reckoned[]; around: readonly Reckoned[] };

const MOST_DISTRICTS = 40;

/** Facets of the port, each of what fits but for its own filter. */
export function countFacets({ narrow, wide, around }: Samples, steps: FacetSteps, tree: CategoryTree): OfferFacets {
  const among = (rows: readonly Reckoned[], ...aside: Kind[]) =>
    rows.filter(({ failed }) => [...failed].every((kind) => aside.includes(kind)));
  const whole = among(narrow);
  const byCategory = new Map<string, number>();
  for (const { facts } of among(wide, 'category')) {
    add(byCategory, facts.category);
    const above = tree.above(facts.category);
    if (above !== undefined) add(byCategory, above);
  }
  const districts = tally(among(around, 'district'), ({ facts }) => `${facts.country}|${facts.district}`);
  const prices = tally(among(narrow, 'price'), ({ facts }) => `${facts.currency}|${facts.dimension}|${facts.band}`);
  const days = among(narrow, 'by');
  const trusted = among(narrow, 'verified');
  return {
    category: codesMostFirst(byCategory),
    country: codesMostFirst(tally(among(wide, 'country'), ({ facts }) => facts.country)),
    productType: codesMostFirst(tally(whole, ({ facts }) => facts.productType)),
    district: codesMostFirst(districts)
      .slice(0, MOST_DISTRICTS)
      .map(({ code, count }) => ({ code: code.slice(3), country: code.slice(0, 2), count })),
    price: priceBands(
      Array.from(prices, ([cell, count]): [string, string, number, number] => {
        const [currency = '', dimension = '', band = ''] = cell.split('|');
        return [currency, dimension, Number(band), count];
      }),
    ),
    by: counted(steps.by, (day) => {
      const left = new Map(
        Array.from(new Set(days.map((row) => row.today)), (today) => [today, daysBetween(today, day)]),
      );
      return days.filter((row) => row.readyIn !== null && row.readyIn <= (left.get(row.today) ?? -1));
    }),
    quantity: quantities(among(narrow, 'quantity', 'by'), steps),
    delivery: deliveredAtLeast(tally(among(narrow, 'delivery'), ({ facts }) => facts.delivery)),
    verified: counted(steps.verified, (day) =>
      trusted.filter(({ facts }) => facts.verifiedOn !== null && facts.verifiedOn <= day),
    ),
  };
}

function quantities(rows: readonly Reckoned[], steps: FacetSteps): OfferFacets['quantity'] {
  const cells = rows.flatMap(({ facts, supply }) => {
    const { factor } = baseUnitOf(facts.dimension);
    return steps.quantity
      .filter((step) => supply >= step * factor && facts.minQuantity * facts.unitFactor <= step * factor)
      .map((step) => `${facts.dimension}|${step}`);
  });
  return quantityCounts(
    Array.from(tally(cells, String), ([cell, count]): [string, number, number] => {
      const [dimension = '', step = ''] = cell.split('|');
      return [dimension, Number(step), count];
    }),
  );
}

function counted(codes: readonly string[], rows: (code: string) => readonly unknown[]) {
  return codes.map((code) => ({ code, count: rows(code).length })).filter(({ count }) => count > 0);
}

function tally<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const row of rows) add(counts, keyOf(row));
  return counts;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
