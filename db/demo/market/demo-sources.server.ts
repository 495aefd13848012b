import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One row of demo-offers.csv, its amounts as they stand in the file. */
export interface DemoOffer {
  code: string;
  country: string;
  productType: string;
  category: string;
  title: string;
  description: string;
  language: string;
  unit: string;
  price: string;
  currency: string;
  minQuantity: string;
  quantityStep: string;
  stock: string;
  weeklyCapacity: string;
  leadTimeDays: string;
}

export interface ProductType {
  code: string;
  category: string;
  side: string;
}

/** What the generator reads: the demo's offers, product types and the names of categories. */
export interface DemoSources {
  offers: readonly DemoOffer[];
  /** What the suppliers sell beside the inputs among `offers`. */
  supplierOffers: readonly { supplier: string; offer: DemoOffer }[];
  productTypes: ReadonlyMap<string, ProductType>;
  /** Names of categories by code, then by language. */
  categoryNames: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Reads the demo's tables from db/demo and db/reference below the working directory, the project's root. */
export function readDemoSources(): DemoSources {
  const productTypes = new Map(
    rowsOf('db/reference/product-types.csv').map((row) => [
      cell(row, 'product_type'),
      { code: cell(row, 'product_type'), category: cell(row, 'category'), side: cell(row, 'side') },
    ]),
  );
  const categoryNames = new Map(rowsOf('db/reference/categories.csv').map((row) => [cell(row, 'category'), row]));
  const offerOf = (row: Record<string, string>): DemoOffer => ({
    code: cell(row, 'offer_key'),
    country: cell(row, 'country'),
    productType: cell(row, 'product_type'),
    category: productTypes.get(cell(row, 'product_type'))?.category ?? '',
    title: cell(row, 'title'),
    description: cell(row, 'description'),
    language: cell(row, 'language'),
    unit: cell(row, 'unit'),
    price: cell(row, 'price'),
    currency: cell(row, 'currency'),
    minQuantity: cell(row, 'min_quantity'),
    quantityStep: cell(row, 'quantity_step'),
    stock: cell(row, 'stock'),
    weeklyCapacity: cell(row, 'weekly_capacity'),
    leadTimeDays: cell(row, 'lead_time_days'),
  });
  return {
    offers: rowsOf('db/demo/demo-offers.csv').map(offerOf),
    supplierOffers: rowsOf('db/demo/supplier-offers.csv').map((row) => ({
      supplier: cell(row, 'supplier'),
      offer: offerOf(row),
    })),
    productTypes,
    categoryNames,
  };
}

function rowsOf(file: string): Record<string, string>[] {
  return parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
}

function cell(row: Record<string, string>, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`a demo table has no column ${column}`);
  return value;
}
