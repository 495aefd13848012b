import { describe, expect, it } from 'vitest';
import { fieldErrors, type FieldErrors } from './offer-fields';
import { pricingSchema, supplySchema } from './offer.schema';

const pricing = { title: 'Turmeric', language: 'en', unit: 'kg', price: '240', description: '', version: '3' };
const supply = {
  stock: '50',
  weeklyCapacity: '',
  minQuantity: '5',
  quantityStep: '5',
  leadTimeDays: '2',
  deliveryRange: 'district',
  version: '1',
};

function wrongPrice(price: string, currency = 'INR'): FieldErrors['price'] {
  const parsed = pricingSchema(currency).safeParse({ ...pricing, price });
  return parsed.success ? undefined : fieldErrors(parsed.error).price;
}

function wrongSupply(over: Partial<Record<keyof typeof supply, string>>): FieldErrors {
  const parsed = supplySchema.safeParse({ ...supply, ...over });
  return parsed.success ? {} : fieldErrors(parsed.error);
}

describe('the price', () => {
  it.each([
    ['240', 24000],
    ['240.50', 24050],
    ['२४०.५', 24050],
    ['۲۴۰٫۵۰', 24050],
    ['1,250', 125000],
    [' 99 ', 9900],
  ])('reads %s', (price, minor) => {
    expect(pricingSchema('INR').parse({ ...pricing, price }).price).toBe(minor);
  });

  it.each([
    ['', 'missing'],
    ['cheap', 'not-a-price'],
    ['12.3.4', 'not-a-price'],
    ['1e5', 'not-a-price'],
    ['-5', 'price-too-low'],
    ['0', 'price-too-low'],
    ['9000000.01', 'price-too-high'],
    ['99999999999999999999', 'price-too-high'],
  ])('refuses %j as %s', (price, code) => {
    expect(wrongPrice(price)?.code).toBe(code);
  });

  it('refuses more decimals than the currency has, and says how many it has', () => {
    expect(wrongPrice('1.005')).toEqual({ code: 'too-many-decimals', values: { digits: 2 } });
    expect(wrongPrice('1500.50', 'UGX')).toEqual({ code: 'too-many-decimals', values: { digits: 0 } });
  });
});

describe('how much and when', () => {
  it('reads figures of any script and takes stock without capacity, or capacity without stock', () => {
    expect(supplySchema.parse({ ...supply, stock: '۵۰' })).toMatchObject({ stock: 50, weeklyCapacity: null });
    expect(supplySchema.parse({ ...supply, stock: '', weeklyCapacity: '1,000' })).toMatchObject({
      stock: null,
      weeklyCapacity: 1000,
    });
  });

  it.each([
    ['stock', '1.5', 'not-whole'],
    ['stock', '-1', 'too-small'],
    ['stock', '1000000000', 'too-many'],
    ['stock', 'many', 'not-whole'],
    ['weeklyCapacity', 'NaN', 'not-whole'],
    ['minQuantity', '0', 'too-small'],
    ['minQuantity', '', 'missing'],
    ['quantityStep', '-2', 'too-small'],
    ['leadTimeDays', '366', 'too-many'],
  ] as const)('refuses %s of %j as %s', (field, typed, code) => {
    expect(wrongSupply({ [field]: typed })[field]?.code).toBe(code);
  });

  it('asks for stock or capacity where both are empty', () => {
    expect(wrongSupply({ stock: '' })).toEqual({ stock: { code: 'stock-or-capacity', values: {} } });
  });

  it('refuses a smallest order that the stock can never fill', () => {
    expect(wrongSupply({ stock: '3' }).minQuantity).toEqual({ code: 'below-minimum', values: { stock: 3 } });
    expect(wrongSupply({ stock: '3', weeklyCapacity: '10' })).toEqual({});
  });
});

it('keeps line breaks of a description and drops other control characters', () => {
  const parsed = pricingSchema('INR').parse({ ...pricing, title: 'A\u0000B\nC', description: 'one\r\ntwo\u0007' });
  expect(parsed).toMatchObject({ title: 'A B C', description: 'one\ntwo' });
});
