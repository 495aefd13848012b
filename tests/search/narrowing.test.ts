import { afterAll, describe, expect, it } from 'vitest';
import { facetNames, type FacetName, type OfferHits, type OfferQuery } from '~search/engine';
import { testDatabase } from '../support/test-database';
import { aDocument } from './support/documents';
import { documentsOfTest } from './support/documents-of-test';
import { enginesUnderTest } from './support/engines';

const database = await testDatabase();
const { engines, close } = enginesUnderTest(database.pool);
/** A Wednesday, in the middle of the day of all the sellers. */
const NOW = new Date('2026-06-03T09:00:00Z');

afterAll(close);

describe.each(engines)('narrowing on $name', ({ here, open }) => {
  describe.skipIf(!here)('an answer', () => {
    const { search, find, codesOf, put } = documentsOfTest(open, NOW);

    it('holds what can be supplied by a day: out of stock after the lead time, else made in whole weeks', async () => {
      const [stocked, made] = await put(
        aDocument({ stock: 100, leadTimeDays: 2, minQuantity: 1 }),
        aDocument({ stock: 0, weeklyCapacity: 20, leadTimeDays: 1, minQuantity: 1 }),
      );
      for (const q of ['', 'honey', 'acacia']) {
        expect(await codesOf({ q, by: '2026-06-04' }), q).toEqual([]);
        expect(await codesOf({ q, by: '2026-06-05' }), q).toEqual([stocked]);
        // Made from Monday the 8th to Sunday the 14th, ready a day later.
        expect(await codesOf({ q, by: '2026-06-14' }), q).toEqual([stocked]);
        expect(await codesOf({ q, by: '2026-06-15' }), q).toEqual([made, stocked]);
      }
    });

    it('holds who can supply a quantity by a day, minding what is promised already', async () => {
      const [free, busy] = await put(
        aDocument({ stock: 10, weeklyCapacity: 20, leadTimeDays: 0, minQuantity: 1 }),
        aDocument({
          ...{ stock: 10, weeklyCapacity: 20, leadTimeDays: 0, minQuantity: 1 },
          committed: { '2026-06-08': 15, '2026-06-15': 30 },
        }),
      );
      expect(await codesOf({ quantity: 30, by: '2026-06-14' })).toEqual([free]);
      expect(await codesOf({ quantity: 35, by: '2026-06-28' })).toEqual([busy, free]);
      expect(await codesOf({ quantity: 36, by: '2026-06-28' })).toEqual([free]);
      expect(await codesOf({ quantity: 496 })).toEqual([free]);
      expect(await codesOf({ quantity: 495 })).toEqual([busy, free]);
      expect(await codesOf({ quantity: 531 })).toEqual([]);
    });

    it('compares quantities in any unit of the same dimension, and leaves out who sells no so little', async () => {
      const [sacks, kilos] = await put(
        aDocument({ unit: 'sack-50kg', unitFactor: 50_000, stock: 4, minQuantity: 2 }),
        aDocument({ stock: 150, minQuantity: 10 }),
        aDocument({ unit: 'litre', dimension: 'volume', stock: 1000, minQuantity: 1 }),
      );
      expect(await codesOf({ quantity: 120, unit: 'kg' })).toEqual([kilos, sacks]);
      expect(await codesOf({ quantity: 2, unit: 'quintal' })).toEqual([sacks]);
      expect(await codesOf({ quantity: 40, unit: 'kg' })).toEqual([kilos]);
      expect(await codesOf({ quantity: 9000, unit: 'g' })).toEqual([]);
      expect((await codesOf({ unit: 'tonne' })).length).toBe(2);
    });

    it('holds prices of a base unit up to a limit, in one currency', async () => {
      const [dear, cheap] = await put(
        aDocument({ priceMinor: 90_000 }),
        aDocument({ unit: 'sack-50kg', unitFactor: 50_000, priceMinor: 2_000_000 }),
        aDocument({ currency: 'TZS', priceMinor: 100 }),
      );
      expect(await codesOf({ currency: 'KES' })).toEqual([cheap, dear]);
      expect(await codesOf({ currency: 'KES', priceTo: 40_000 })).toEqual([cheap]);
      expect(await codesOf({ currency: 'KES', priceTo: 39_999 })).toEqual([]);
      expect(await codesOf({ q: 'honey', currency: 'KES', priceTo: 90_000, sort: 'price-low' })).toEqual([cheap, dear]);
    });

    it('sorts by the price of a base unit, within each currency and dimension', async () => {
      const [kilo, sack, litre] = await put(
        aDocument({ priceMinor: 90_000 }),
        aDocument({ unit: 'sack-50kg', unitFactor: 50_000, priceMinor: 2_000_000 }),
        aDocument({ unit: 'litre', dimension: 'volume', priceMinor: 5 }),
      );
      for (const q of ['', 'honey', 'acacia honey']) {
        expect(await codesOf({ q, sort: 'price-low' }), q).toEqual([sack, kilo, litre]);
        expect(await codesOf({ q, sort: 'price-high' }), q).toEqual([litre, kilo, sack]);
      }
    });

    it('holds a district, what is delivered far enough, and sellers verified long enough', async () => {
      const [baringo, nandi] = await put(
        aDocument({ delivery: 'district', verifiedSince: '2025-01-15' }),
        aDocument({ district: 'Nándi', delivery: 'pickup', verifiedSince: null }),
      );
      expect(await codesOf({ district: 'baringo' })).toEqual([baringo]);
      expect(await codesOf({ district: 'NANDI', country: 'KE' })).toEqual([nandi]);
      expect(await codesOf({ district: 'Nandi', country: 'TZ' })).toEqual([]);
      expect(await codesOf({ q: 'honey', district: 'Nandi', category: 'food' })).toEqual([nandi]);
      expect(await codesOf({ delivery: 'pickup' })).toEqual([nandi, baringo]);
      expect(await codesOf({ delivery: 'district' })).toEqual([baringo]);
      expect(await codesOf({ delivery: 'country' })).toEqual([]);
      expect(await codesOf({ verified: '2025-01-14' })).toEqual([]);
      expect(await codesOf({ verified: '2025-01-15' })).toEqual([baringo]);
    });

    it('puts the soonest first, for the quantity that is asked for', async () => {
      const [made, slow, quick, never] = await put(
        aDocument({ stock: 0, weeklyCapacity: 100, leadTimeDays: 0, minQuantity: 1 }),
        aDocument({ stock: 5, weeklyCapacity: 0, leadTimeDays: 30, minQuantity: 1 }),
        aDocument({ stock: 5, weeklyCapacity: 1, leadTimeDays: 1, minQuantity: 1 }),
        aDocument({ stock: 0, weeklyCapacity: 0, leadTimeDays: 0, minQuantity: 1 }),
      );
      for (const q of ['', 'honey', 'acacia honey']) {
        expect(await codesOf({ q, sort: 'soonest' }), q).toEqual([quick, made, slow, never]);
      }
      expect(await codesOf({ sort: 'soonest', quantity: 8 })).toEqual([made, quick]);
    });

    const at = (district: string, latitude: number, longitude: number) => ({ district, latitude, longitude });

    it('puts the nearest first and says how far they are', async () => {
      const [nairobi, unknown, kisumu] = await put(
        aDocument(at('Nairobi', -1.283, 36.817)),
        aDocument({ district: 'Nowhere' }),
        aDocument(at('Kisumu', -0.1, 34.75)),
      );
      for (const q of ['honey', 'acacia honey']) {
        const found = await find({ q, sort: 'nearest', near: 'Kisumu', country: 'KE' });
        expect(
          found.hits.map(({ code }) => code),
          q,
        ).toEqual([kisumu, nairobi, unknown]);
        expect(found.near).toEqual({ country: 'KE', name: 'Kisumu' });
        expect(found.distances[2]).toBeNull();
        expect(Math.abs((found.distances[1] ?? 0) - 265_000)).toBeLessThan(5000);
      }
      const all = await find({ sort: 'nearest', near: 'KE Kisumu' });
      expect(all.hits.map(({ code }) => code)).toEqual([kisumu, nairobi, unknown]);
      expect((await find({ near: 'Kisumu' })).distances.filter((metres) => metres === null)).toHaveLength(1);
    });

    it('reads amounts among the words as what must be supplied, and says so', async () => {
      const [much, little] = await put(
        aDocument({ stock: 100, minQuantity: 1 }),
        aDocument({ stock: 20, minQuantity: 1 }),
      );
      const found = await find({ q: 'hony 50 kilo' });
      expect(found.hits.map(({ code }) => code)).toEqual([much]);
      expect(found.read.quantity).toEqual({ quantity: 50, unit: 'kg', fits: true });
      expect(await codesOf({ q: 'hony 50 kilo', plain: true })).toEqual([little, much]);
      const none = await find({ q: 'honey 5 tonnes' });
      expect(none.hits).toHaveLength(2);
      expect(none.read.quantity).toEqual({ quantity: 5, unit: 'tonne', fits: false });
      expect(await codesOf({ q: 'honey 50 kg', quantity: 1, unit: 'kg' })).toEqual([little, much]);
    });

    it('reads a place among the words as where it should be near to', async () => {
      const [far, near] = await put(
        aDocument(at('Kisumu', -0.1, 34.75)),
        aDocument(at('Nairobi', -1.283, 36.817)),
        aDocument({ productType: 'broom', category: 'baskets-mats', title: 'Broom', ...at('Kisumu', -0.1, 34.75) }),
      );
      const found = await find({ q: 'honey kajiado' });
      expect(found.hits.map(({ code }) => code)).toEqual([near, far]);
      expect(found.read.place).toEqual({ country: 'KE', name: 'Kajiado' });
      expect((await find({ q: 'தேன் விழுப்புரம்' })).read.place).toEqual({ country: 'IN', name: 'Villupuram' });
      expect((await find({ sort: 'nearest', near: 'هرات' })).near).toEqual({ country: 'AF', name: 'Herat' });
      expect((await find({ q: 'qwrtz kajiado' })).hits).toEqual([]);
    });

    it('counts by district, price, day, quantity, delivery and trust, each leaving its own filter aside', async () => {
      await put(
        aDocument({ stock: 60, leadTimeDays: 1, minQuantity: 1, delivery: 'district', verifiedSince: '2024-01-01' }),
        aDocument({ stock: 600, leadTimeDays: 10, minQuantity: 1, priceMinor: 120_000, district: 'Nandi' }),
        aDocument({
          productType: 'ghee',
          category: 'dairy',
          title: 'Ghee',
          district: 'Nandi',
          country: 'TZ',
          stock: 5,
        }),
      );
      for (const q of ['', 'honey']) {
        const { facets, facetsAreExact } = await find({ q });
        const ghee = q === '' ? 1 : 0;
        expect(facetsAreExact).toBe(true);
        expect(facets.district.filter(({ country }) => country === 'KE')).toEqual([
          { code: 'Baringo', country: 'KE', count: 1 },
          { code: 'Nandi', country: 'KE', count: 1 },
        ]);
        expect(facets.price).toEqual([
          { currency: 'KES', unit: 'kg', from: 50_000, to: 100_000, count: 1 + ghee },
          { currency: 'KES', unit: 'kg', from: 100_000, to: 200_000, count: 1 },
        ]);
        expect(facets.by.slice(0, 3)).toEqual([
          { code: '2026-06-06', count: 1 + ghee },
          { code: '2026-06-10', count: 1 + ghee },
          { code: '2026-06-17', count: 2 + ghee },
        ]);
        expect(facets.quantity).toEqual([
          { quantity: 10, unit: 'kg', count: 2 },
          { quantity: 50, unit: 'kg', count: 2 },
          { quantity: 100, unit: 'kg', count: 1 },
          { quantity: 500, unit: 'kg', count: 1 },
        ]);
        expect(facets.delivery).toEqual([
          { code: 'pickup', count: 2 + ghee },
          { code: 'district', count: 2 + ghee },
          { code: 'country', count: 1 + ghee },
        ]);
        expect(facets.verified[0]).toEqual({ code: '2024-06-01', count: 1 });
      }
      const narrowed = await find({ q: 'honey', district: 'Baringo', quantity: 50, unit: 'kg', delivery: 'district' });
      expect(narrowed.total).toBe(1);
      expect(narrowed.facets.district.map(({ code }) => code)).toEqual(['Baringo', 'Nandi']);
      expect(narrowed.facets.category[0]).toEqual({ code: 'food', count: 1 });
      expect(narrowed.facets.quantity.map(({ quantity }) => quantity)).toEqual([10, 50]);
      expect(narrowed.facets.country).toEqual([{ code: 'KE', count: 1 }]);
      const none = await find({ by: '2026-06-04', district: 'Nandi', verified: '2020-01-01', currency: 'INR' });
      expect([none.total, none.hits]).toEqual([0, []]);
    });

    it('counts by some facets what it counts by all of them, and finds the same', async () => {
      await put(
        aDocument({ stock: 60, leadTimeDays: 1, minQuantity: 1, delivery: 'district', verifiedSince: '2024-01-01' }),
        aDocument({ stock: 600, leadTimeDays: 10, minQuantity: 1, priceMinor: 120_000, district: 'Nandi' }),
        aDocument({ title: 'Honey of the forest', description: 'Dark', country: 'TZ', district: 'Dodoma', stock: 7 }),
        aDocument({ productType: 'ghee', category: 'dairy', title: 'Ghee', stock: 5 }),
      );
      const some: FacetName[][] = [[], ['category', 'country', 'productType'], ['price', 'delivery', 'verified']];
      for (const asked of [
        {},
        { category: 'food', country: 'KE' },
        { q: 'honey' },
        { q: 'honey forest' },
        { q: 'honey', district: 'Nandi' },
        { q: 'honey', quantity: 50, unit: 'kg', delivery: 'district' },
        { by: '2026-06-20', sort: 'soonest' },
      ] satisfies Partial<OfferQuery>[]) {
        const { facets: all, ...whole } = await find(asked);
        for (const facets of [...some, ...facetNames.map((name) => [name])]) {
          const { facets: counted, ...found } = await find({ ...asked, facets });
          expect(found).toEqual(whole);
          for (const name of facets) expect([asked, name, counted[name]]).toEqual([asked, name, all[name]]);
        }
      }
    });

    it('gives every hit once over the pages of every sort, narrowed or not', async () => {
      await put(
        ...Array.from({ length: 23 }, (_, n) =>
          aDocument({
            ...(n % 4 === 3
              ? { district: 'Nowhere' }
              : n % 2
                ? at('Kisumu', -0.1, 34.75)
                : at('Nairobi', -1.283, 36.817)),
            ...{ priceMinor: 100 + (n % 5), stock: 10 + n, leadTimeDays: n % 4, minQuantity: 1 },
          }),
        ),
      );
      for (const sort of ['newest', 'price-low', 'price-high', 'soonest', 'nearest'] as const) {
        for (const narrow of [{}, { quantity: 12, unit: 'kg' }, { q: 'honey' }, { q: 'honey', by: '2026-06-05' }]) {
          const query = { ...narrow, sort, near: 'KE Nairobi' };
          const whole = await codesOf({ ...query, limit: 50 });
          const paged: string[] = [];
          let cursor: string | null = null;
          do {
            const page: OfferHits = await find({ ...query, limit: 5, ...(cursor !== null && { cursor }) });
            paged.push(...page.hits.map(({ code }) => code));
            cursor = page.cursor;
          } while (cursor !== null);
          expect(paged, JSON.stringify(query)).toEqual(whole);
          expect(whole.length, JSON.stringify(query)).toBe('quantity' in narrow ? 21 : 'by' in narrow ? 18 : 23);
        }
      }
    });

    it('refuses units and places that are not there', async () => {
      const ask = (query: Partial<OfferQuery>) => search({ limit: 1, ...query });
      expect(await ask({ unit: 'bushel' })).toEqual({ ok: false, error: { code: 'unknown-unit', field: 'unit' } });
      const unknown = { ok: false, error: { code: 'unknown-place', field: 'near' } };
      expect(await ask({ near: 'Xqzv' })).toEqual(unknown);
      expect(await ask({ near: 'Kisumu', country: 'SE' })).toEqual(unknown);
      expect(await ask({ sort: 'nearest' })).toEqual(unknown);
    });
  });
});
