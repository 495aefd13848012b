import { expect, it } from 'vitest';
import { availableQuantity, planSupply, type Supply } from '~/domain/catalogue/promise-date';
import { addDays, daysBetween, weekday } from '~/platform/day';
import { readyIn, supplyBy } from '~search/supply';
import { testDatabase } from '../support/test-database';

const { pool } = await testDatabase();

/** A generator of whole numbers below `most`, the same in every run. */
function seeded(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * most);
  };
}

type Case = { supply: Supply; today: string; by: string | null; quantity: number };

function draw(): Case[] {
  const below = seeded(11);
  return Array.from({ length: 3000 }, () => {
    const today = addDays('2026-05-01', below(400));
    const capacity = below(4) === 0 ? 0 : below(40);
    const monday = addDays(today, 1 - weekday(today));
    const weeks = below(3) === 0 ? below(30) : 0;
    const committed = new Map(
      Array.from({ length: weeks }, (_, week): [string, number] => [addDays(monday, 7 * (week - 1)), 1 + below(50)]),
    );
    return {
      supply: { stock: below(60), weeklyCapacity: capacity, leadTimeDays: below(20), committed },
      today,
      by: below(8) === 0 ? null : addDays(today, below(230) - 5),
      quantity: 1 + below(300),
    };
  });
}

it('is reckoned beside the index as orders are promised', () => {
  for (const { supply, today, by, quantity } of draw()) {
    const { stock, weeklyCapacity, leadTimeDays, committed } = supply;
    const kept = committed.size === 0 ? null : Object.fromEntries(committed);
    const same = { stock: stock ?? 0, weeklyCapacity: weeklyCapacity ?? 0, leadTimeDays, committed: kept };
    const plan = planSupply(supply, quantity, today);
    expect(readyIn(same, today, quantity)).toBe(plan ? daysBetween(today, plan.promisedOn) : null);
    const most = supplyBy(same, today, by ?? undefined);
    if (by === null) expect(most).toBe(availableQuantity(supply, today));
    else {
      if (most > 0) expect(planSupply(supply, most, today)?.promisedOn).toSatisfy((on: string) => on <= by);
      const more = planSupply(supply, most + 1, today);
      expect(more === null || more.promisedOn > by).toBe(true);
    }
  }
});

it('is reckoned by the index as orders are promised', async () => {
  const cases = draw();
  const { rows } = await pool.query<{ supply: number; ready: number | null }>(
    `select search_supply_by(stock, capacity, lead, busy_on, busy, today, by)::int as supply,
      search_ready_in(stock, capacity, lead, busy_on, busy, today, quantity) as ready
    from json_to_recordset($1::json) as c (place int, stock int, capacity int, lead int, busy_on date[], busy int[],
      today date, by date, quantity bigint) order by place`,
    [
      JSON.stringify(
        cases.map(({ supply, today, by, quantity }, place) => ({
          ...{ place, today, by, quantity, stock: supply.stock, capacity: supply.weeklyCapacity },
          lead: supply.leadTimeDays,
          busy_on: supply.committed.size === 0 ? null : [...supply.committed.keys()],
          busy: supply.committed.size === 0 ? null : [...supply.committed.values()],
        })),
      ),
    ],
  );
  for (const [at, { supply, today, by, quantity }] of cases.entries()) {
    const { supply: most = -1, ready } = rows[at] ?? {};
    const about = JSON.stringify({ ...cases[at], committed: [...supply.committed] });
    const plan = planSupply(supply, quantity, today);
    expect(ready, about).toBe(plan ? daysBetween(today, plan.promisedOn) : null);
    if (by === null) {
      expect(most, about).toBe(availableQuantity(supply, today));
      continue;
    }
    if (most > 0) expect(planSupply(supply, most, today)?.promisedOn ?? '9', about).toSatisfy((on: string) => on <= by);
    const more = planSupply(supply, most + 1, today);
    expect(more === null || more.promisedOn > by, about).toBe(true);
  }
});
