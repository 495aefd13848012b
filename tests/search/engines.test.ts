import { afterAll, describe, expect, it } from 'vitest';
import type { OfferHits, OfferQuery } from '~search/engine';
import { testDatabase } from '../support/test-database';
import { aDocument, batchesOf } from './support/documents';
import { documentsOfTest } from './support/documents-of-test';
import { enginesUnderTest } from './support/engines';

const database = await testDatabase();
const { engines, close } = enginesUnderTest(database.pool);

afterAll(close);

describe.each(engines)('search on $name', ({ here, open }) => {
  describe.skipIf(!here)('with documents of its own', () => {
    const own = documentsOfTest(open);
    const { put } = own;
    const find = (q: string, query: Partial<OfferQuery> = {}) => own.find({ q, ...query });
    const codesOf = (q: string, query: Partial<OfferQuery> = {}) => own.codesOf({ q, ...query });

    it('finds a product by its name in any language, script and transliteration', async () => {
      const [code] = await put(aDocument({ title: 'Baringo, strained' }));
      await put(aDocument({ productType: 'broom', category: 'baskets-mats', title: 'Grass broom' }));
      for (const q of ['honey', 'asali', 'शहद', 'தேன்', 'عسل', 'honung', 'shehad', 'asal', 'honey for export']) {
        expect(await codesOf(q), q).toEqual([code]);
      }
    });

    it('forgives slips and says how it read them', async () => {
      const [code] = await put(aDocument());
      const found = await find('hony');
      expect(found.hits.map((hit) => hit.code)).toEqual([code]);
      expect(found.corrections).toEqual([{ from: 'hony', to: 'honey' }]);
    });

    it('finds words of title, description, seller and district', async () => {
      const [code] = await put(
        aDocument({
          title: 'Lavender bars',
          description: 'Cured for six weeks, with oatmeal.',
          enterprise: 'Tupendane soapmakers',
          district: 'Laikipia',
          productType: 'handmade-soap',
          category: 'soap-cosmetics',
        }),
      );
      await put(aDocument());
      for (const q of ['lavender', 'oatmeal', 'tupendane', 'Laikipia', 'oatmeal laikipia', 'soap laikipia']) {
        expect(await codesOf(q), q).toEqual([code]);
      }
    });

    it('puts offers that say the other words first, and keeps the rest of the product behind them', async () => {
      const [plain, organic, newer] = await put(
        aDocument({ title: 'Forest honey' }),
        aDocument({ title: 'Organic hill honey' }),
        aDocument({ title: 'Dark honey' }),
      );
      expect(await codesOf('organic honey')).toEqual([organic, newer, plain]);
    });

    it('knows countries by name', async () => {
      const [, tanzanian] = await put(aDocument(), aDocument({ country: 'TZ', title: 'Asali mbichi', language: 'sw' }));
      expect((await codesOf('honey Tanzania'))[0]).toBe(tanzanian);
      expect(await codesOf('Tanzania')).toEqual([tanzanian]);
    });

    it('answers with nothing what is not on the market, and names what is near', async () => {
      await put(aDocument());
      for (const q of ['xqzvbnt', 'helicopter spare parts', '0000 9999', 'iphone 15 charger', '???', 'の']) {
        expect((await find(q)).total, q).toBe(0);
      }
      const found = await find('saffron');
      expect(found.hits).toEqual([]);
      expect(found.related).toContain('saffron');
    });

    it('replaces a document by the one that came last, and forgets what is deleted', async () => {
      const first = aDocument({ title: 'Sidr honey' });
      await put(first);
      await put({ ...first, title: 'Buckwheat honey', priceMinor: 1 });
      expect((await find('honey')).hits).toEqual([
        expect.objectContaining({ title: 'Buckwheat honey', priceMinor: 1 }),
      ]);
      expect(await codesOf('sidr')).toEqual([]);
      await own.engine().delete([first.id, aDocument().id]);
      const found = await find('honey');
      expect([found.hits, found.total]).toEqual([[], 0]);
      expect(await own.engine().count()).toBe(0);
    });

    it('lists everything newest first where nothing is asked', async () => {
      const codes = await put(aDocument(), aDocument(), aDocument());
      expect(await codesOf('')).toEqual([...codes].reverse());
      expect(await codesOf('  ', { sort: 'newest' })).toEqual([...codes].reverse());
    });

    it('sorts by price within each currency', async () => {
      const [dear, cheap, foreign] = await put(
        aDocument({ priceMinor: 900 }),
        aDocument({ priceMinor: 100 }),
        aDocument({ priceMinor: 500, currency: 'TZS', country: 'TZ' }),
      );
      for (const q of ['', 'honey']) {
        expect(await codesOf(q, { sort: 'price-low' }), q).toEqual([cheap, dear, foreign]);
        expect(await codesOf(q, { sort: 'price-high' }), q).toEqual([foreign, dear, cheap]);
      }
    });

    it('narrows by category with those below it and by country', async () => {
      const [honey, soap, uniform] = await put(
        aDocument(),
        aDocument({ productType: 'handmade-soap', category: 'soap-cosmetics', title: 'Honey soap', country: 'TZ' }),
        aDocument({ productType: 'school-uniform', category: 'garments', title: 'Uniforms' }),
      );
      expect(await codesOf('', { category: 'food' })).toEqual([honey]);
      expect(await codesOf('', { category: 'garments' })).toEqual([uniform]);
      expect(await codesOf('', { country: 'TZ' })).toEqual([soap]);
      expect(await codesOf('', { category: 'food', country: 'TZ' })).toEqual([]);
      expect(await codesOf('honey', { country: 'TZ' })).toEqual([]);
      expect(await codesOf('soap', { category: 'home-craft', country: 'TZ' })).toEqual([soap]);
    });

    it('counts by category, country and product type, each count leaving its own filter aside', async () => {
      await put(
        aDocument(),
        aDocument({ country: 'TZ' }),
        aDocument({ productType: 'ghee', category: 'dairy', title: 'Cow ghee' }),
        aDocument({ productType: 'broom', category: 'baskets-mats', title: 'Brooms' }),
      );
      const all = await find('');
      expect(all.total).toBe(4);
      expect(all.totalIsExact).toBe(true);
      expect(all.facets.category).toEqual([
        { code: 'food', count: 3 },
        { code: 'honey-sweeteners', count: 2 },
        { code: 'baskets-mats', count: 1 },
        { code: 'dairy', count: 1 },
        { code: 'home-craft', count: 1 },
      ]);
      expect(all.facets.country).toEqual([
        { code: 'KE', count: 3 },
        { code: 'TZ', count: 1 },
      ]);
      const narrowed = await find('honey', { country: 'TZ' });
      expect(narrowed.total).toBe(1);
      expect(narrowed.facets.country).toEqual([
        { code: 'KE', count: 1 },
        { code: 'TZ', count: 1 },
      ]);
      expect(narrowed.facets.productType).toEqual([{ code: 'honey', count: 1 }]);
      const dairy = await find('', { category: 'dairy' });
      expect([dairy.total, dairy.facets.category[0]]).toEqual([1, { code: 'food', count: 3 }]);
    });

    it('gives every hit once over the pages, in the order of one long list', async () => {
      const documents = Array.from({ length: 23 }, (_, n) =>
        aDocument({
          priceMinor: 100 + (n % 5),
          title: n % 3 === 0 ? 'Organic honey' : 'Honey',
          country: n % 2 ? 'KE' : 'TZ',
        }),
      );
      await put(...documents);
      for (const [q, sort] of [
        ['', 'newest'],
        ['', 'price-low'],
        ['', 'price-high'],
        ['honey', 'best'],
        ['organic honey', 'best'],
        ['organic', 'best'],
        ['organic honey', 'price-low'],
      ] as const) {
        const whole = await codesOf(q, { sort, limit: 50 });
        const paged: string[] = [];
        let cursor: string | null = null;
        do {
          const page: OfferHits = await find(q, { sort, limit: 5, ...(cursor !== null && { cursor }) });
          expect(page.total).toBe(q === 'organic' ? 8 : 23);
          paged.push(...page.hits.map(({ code }) => code));
          cursor = page.cursor;
        } while (cursor !== null);
        expect(paged, `${q} ${sort}`).toEqual(whole);
        expect(new Set(paged).size).toBe(q === 'organic' ? 8 : 23);
      }
    });

    it('refuses cursors that it did not give for this question, and categories that are not there', async () => {
      await put(...Array.from({ length: 3 }, () => aDocument()));
      const { cursor } = await find('honey', { limit: 1 });
      expect(cursor).not.toBeNull();
      const of = (query: Partial<OfferQuery>) => own.search({ q: 'honey', limit: 1, ...query });
      const made = [cursor?.slice(1), `${cursor}x`, 'x', '', 'W10', Buffer.from('["a",[1],"b"]').toString('base64url')];
      for (const text of made) {
        if (text)
          expect(await of({ cursor: text }), text).toEqual({
            ok: false,
            error: { code: 'bad-cursor', field: 'cursor' },
          });
      }
      const other = await of({ q: 'asali', cursor: cursor ?? '' });
      expect(other).toEqual({ ok: false, error: { code: 'bad-cursor', field: 'cursor' } });
      expect(await of({ category: 'nowhere' })).toEqual({
        ok: false,
        error: { code: 'unknown-category', field: 'category' },
      });
    });

    it('answers whatever is typed: operators of engines, unseen characters, ten thousand letters', async () => {
      await put(aDocument());
      const typed = [
        'honey & !honey | (',
        "honey:* <-> 'x",
        '"honey" -honey',
        'productType IN ["honey"] OR country = "KE"',
        "'; drop table search_document; --",
        '\\\\ \\x00 %s $1 {{q}}',
        '\u0000\u0007ho\u200bney\u202e',
        '\ud800',
        'honey '.repeat(2000),
        'x'.repeat(10_000),
        'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(50),
        '🍯🍯🍯',
        'ﷺ',
      ];
      for (const q of typed) expect((await find(q)).hits.length, JSON.stringify(q.slice(0, 40))).toBeLessThanOrEqual(1);
      expect(await codesOf('\u0000\u0007ho\u200bney\u202e')).toHaveLength(1);
      for (const country of ["KE' OR '1'='1", 'KE" OR country != "KE', '%']) {
        expect((await find('honey', { country })).hits).toEqual([]);
      }
    });

    it('shows public fields alone', async () => {
      await put(aDocument({ description: 'secret of the house' }));
      const [hit] = (await find('honey')).hits;
      expect(Object.keys(hit ?? {}).sort()).toEqual(
        [
          ...['category', 'code', 'country', 'currency', 'district', 'enterprise', 'enterpriseId', 'id', 'language'],
          ...['minQuantity', 'priceMinor', 'productType', 'title', 'unit'],
          ...['baseUnit', 'basePriceMinor', 'delivery', 'verifiedSince'],
        ].sort(),
      );
    });

    it('is rebuilt without a moment in which nothing is found', async () => {
      const before = Array.from({ length: 40 }, () => aDocument());
      const gone = aDocument({ title: 'Sold out honey' });
      await put(...before, gone);
      let building = true;
      const seen: number[] = [];
      const watch = (async () => {
        while (building) seen.push((await find('honey')).total);
      })();
      await own.engine().rebuild(batchesOf(before, 10));
      building = false;
      await watch;
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter((total) => total < 40)).toEqual([]);
      expect(await own.engine().count()).toBe(40);
      expect(await codesOf('sold out')).toEqual([]);
    });
  });
});
