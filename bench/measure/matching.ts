import { sql } from 'kysely';
import { asCandidate, daysOf, offersInSight } from '~/domain/sourcing/wanted/cover-candidates.queries.server';
import { coverOfPost } from '~/domain/sourcing/wanted/cover-of-post';
import { systemClock, today } from '~/platform/clock';
import { addDays } from '~/platform/day';
import type { BenchDatabase } from '../place';
import { say } from '../report';

const CANDIDATES = 10_000;
const ROUNDS = 7;
const NEEDS = [40, 400, 1_000, 1_450];

/**
 * Who could cover a wanted post among 10,000 offers of one product type: the statement that reads them, the reckoning of
 * the sets, and both together; each the median of several rounds, and how many answers were proved to be the best.
 */
export async function measureMatching(market: BenchDatabase): Promise<void> {
  const { db } = market.owner;
  await fill(market);
  const spot = { latitude: 11.94, longitude: 79.49 };
  const latestOn = addDays(today(systemClock), 60);
  const read: number[] = [];
  const reckoned: number[] = [];
  const processor: number[] = [];
  let exact = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const offers = await offersInSight(db, 'school-uniform', [spot]);
    read.push(performance.now() - started);
    for (const need of NEEDS) {
      const began = performance.now();
      const before = process.cpuUsage();
      const todayIn = daysOf(systemClock);
      const candidates = offers.map((offer) => asCandidate(offer, latestOn, 0, todayIn));
      const { cover } = coverOfPost(candidates, need);
      reckoned.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1_000);
      if (cover.exact) exact += 1;
    }
  }
  say('who could cover a post: reading 10000 offers', median(read), 'ms');
  say('who could cover a post: reckoning the sets of 10000 offers', median(reckoned), 'ms');
  say('who could cover a post: reckoning the sets of 10000 offers, of it processor time', median(processor), 'ms');
  say('who could cover a post: both together', median(read) + median(reckoned), 'ms');
  say('who could cover a post: the slowest reckoning', Math.max(...reckoned), 'ms');
  say('who could cover a post: answers proved to be the best', (100 * exact) / (ROUNDS * NEEDS.length), '%');
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Turns the market's offers into school uniforms of sellers of their own in India: drawn prices, steps, supply and tiers. */
async function fill({ owner: { db } }: BenchDatabase): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`select setseed(0.4)`.execute(one);
    await sql`
      insert into enterprise (id, code, name, kind, country, district, vetted_on, vetted_by)
      select gen_random_uuid(), 'BM-' || n, 'Sewing ' || n, 'supplier', 'IN', place.name, current_date - 10, 'Bench'
      from generate_series(1, ${CANDIDATES}::int) n
      join (select name, row_number() over (order by name_key) - 1 as number from place where country = 'IN') place
        on place.number = n % 600
    `.execute(one);
    await sql`
      insert into offer (id, code, enterprise_id, product_type, title, unit, price_minor, currency, min_quantity,
        quantity_step, stock, weekly_capacity, lead_time_days, state, published_at)
      select gen_random_uuid(), code, id, 'school-uniform', 'Uniforms', 'set', 30000 + (random() * 30000)::int, 'INR',
        step * (1 + (random() * 4)::int), step, (random() * 200)::int, (random() * 20)::int, (random() * 14)::int, 'live',
        now()
      from (select *, (array[1, 1, 5, 10, 25])[1 + (random() * 4)::int] as step from enterprise where code like 'BM-%') e
    `.execute(one);
    await sql`
      insert into offer_price_tier (offer_id, from_quantity, price_minor)
      select o.id, 50 * tier, o.price_minor * (100 - 4 * tier) / 100
      from offer o, generate_series(1, 2) tier where o.code like 'BM-%' and ascii(md5(o.code)) % 3 = 0
    `.execute(one);
  });
  await sql`analyze`.execute(db);
}
