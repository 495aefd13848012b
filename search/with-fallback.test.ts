import { describe, expect, it } from 'vitest';
import { ok } from '~/platform/result';
import { writeCursor } from './cursor';
import type { OfferHits, OfferQuery } from './engine';
import { NO_FACETS } from './facets';
import { withFallback, type Searcher } from './with-fallback';

const query: OfferQuery = { q: 'honey', sort: 'best', limit: 20 };
const id = '01890000-0000-7000-8000-000000000000';

/** An engine that answers with its name, or throws while `away`, and remembers what it was asked. */
function engine(name: string) {
  const asked: OfferQuery[] = [];
  const state = { away: false };
  const searcher: Searcher = {
    name,
    search(given) {
      asked.push(given);
      if (state.away) return Promise.reject(new Error(`${name} is away`));
      const hits: OfferHits = {
        hits: [],
        total: 0,
        totalIsExact: true,
        facets: NO_FACETS,
        facetsAreExact: true,
        read: { quantity: null, place: null },
        near: null,
        distances: [],
        cursor: null,
        corrections: [],
        endsEarly: false,
        related: [name],
      };
      return Promise.resolve(ok(hits));
    },
  };
  return { searcher, asked, state };
}

function pair() {
  const [first, second] = [engine('first'), engine('second')];
  const clock = { now: 0 };
  const both = withFallback(first.searcher, second.searcher, () => clock.now);
  const answeredBy = async (given: OfferQuery) => {
    const answer = await both.search(given);
    return answer.ok ? answer.value.related[0] : undefined;
  };
  return { first, second, clock, answeredBy };
}

describe('withFallback', () => {
  it('answers from the second engine in the same search when the first is away', async () => {
    const { first, answeredBy } = pair();
    expect(await answeredBy(query)).toBe('first');
    first.state.away = true;
    expect(await answeredBy(query)).toBe('second');
  });

  it('leaves the first alone for a while, then tries it again by itself', async () => {
    const { first, clock, answeredBy } = pair();
    first.state.away = true;
    await answeredBy(query);
    first.state.away = false;
    expect(await answeredBy(query)).toBe('second');
    expect(first.asked).toHaveLength(1);
    clock.now += 2000;
    expect(await answeredBy(query)).toBe('first');
  });

  it('goes on with a page at the engine that began it, or begins anew', async () => {
    const { first, second, answeredBy } = pair();
    const ofSecond = { ...query, cursor: writeCursor(query, 'second', { keys: [1], id }) };
    const ofFirst = { ...query, cursor: writeCursor(query, 'first', { keys: [1], id }) };
    expect(await answeredBy(ofSecond)).toBe('second');
    expect(await answeredBy(ofFirst)).toBe('first');
    first.state.away = true;
    expect(await answeredBy(ofFirst)).toBe('second');
    expect(second.asked.at(-1)).toEqual(query);
  });
});
