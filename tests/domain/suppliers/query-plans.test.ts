import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { findSuppliers } from '~/domain/sourcing/suppliers/find-suppliers.server';
import { samplePage, samplesSpokenFor, samplesToSpeakFor } from '~/domain/sourcing/suppliers/sample.queries.server';
import type { SupplierQuery } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { supplierTies } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { aGroup } from '../../factories/groups';
import { aBuyer } from '../../factories/market';
import { anOfferOfJars, aSupplierAccount, aVettedSupplier } from '../../factories/suppliers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';
import { analyze, tablesReadWhole } from '../../support/watched-plans';

const database = await testDatabase();
const { db, owner } = database;
const clock = fixedClock(TEST_NOW);
let supplierId = '';
let buyer: Actor;
let keeper: Actor;

/** 3,000 suppliers with 4 offers each and 24,000 samples, among 20,000 makers. */
beforeAll(async () => {
  supplierId = await aVettedSupplier(db);
  await anOfferOfJars(db, supplierId);
  buyer = await aBuyer(db);
  keeper = await aSupplierAccount(db, supplierId);
  const { groupId } = await aGroup(db);
  await sql`
    insert into enterprise (id, code, name, kind, group_id, country, district, started_on)
    select new_id(), 'M-' || n, 'Maker ' || md5(n::text), 'individual', ${groupId}::uuid, 'KE', 'Kitui', '2025-01-01'
    from generate_series(1, 20000) n
  `.execute(owner.db);
  await sql`
    with made as (
      insert into enterprise (id, code, name, kind, country, district, vetted_on, vetted_by)
      select new_id(), 'S-' || n, 'Supplier ' || md5(n::text), 'supplier', (array['IN', 'KE', 'TZ'])[n % 3 + 1],
        'Erode', '2026-05-01', 'M. Anand'
      from generate_series(1, 3000) n returning id
    ), offered as (
      insert into offer (id, code, enterprise_id, product_type, title, unit, price_minor, currency, min_quantity,
        quantity_step, stock, lead_time_days, state, published_at)
      select new_id(), 'S-' || id || n, id, (array['plastic-jars', 'glass-jars', 'sewing-thread'])[n % 3 + 1], 'Lot ' || n,
        'piece', 100, 'INR', 1, 1, 10, 1, 'live', now()
      from made, generate_series(1, 4) n returning id, enterprise_id, product_type, title, language, unit
    ), askers as (
      insert into account (id, email, display_name, password_hash, country, locale)
      select new_id(), 'asker' || n || '@example.org', 'Asker', '-', 'IN', 'en' from generate_series(1, 40) n returning id
    )
    insert into sample_request (id, number, account_id, enterprise_id, offer_id, form_id, product_type, title, language,
      unit, quantity, place, state, asked_at)
    select new_id(), 'X-' || row_number() over (), a.id, o.enterprise_id, o.id, new_id(), o.product_type, o.title,
      o.language, o.unit, 1, '', 'received', now()
    from offered o, (select id from askers limit 2) a
  `.execute(owner.db);
  await analyze(database);
});

const readWhole = (query: SupplierQuery) => tablesReadWhole(database, () => findSuppliers(database, query, 20, clock));

it('a page of the directory is read from the index of its order', async () => {
  const { next } = await findSuppliers(database, {}, 20, clock);
  expect(await readWhole({})).toEqual([]);
  expect(await readWhole({ cursor: next ?? '' })).toEqual([]);
  expect(await readWhole({ country: 'KE' })).toEqual([]);
});

it.each<[string, SupplierQuery]>([
  ['of a category', { category: 'packaging' }],
  ['by words', { q: 'jars' }],
  ['the nearest', { near: 'Madurai', sort: 'nearest' }],
])('suppliers %s are found without reading every enterprise or offer', async (_, query) => {
  const tables = await readWhole(query);
  expect(tables).not.toContain('enterprise');
  expect(tables).not.toContain('offer');
});

it('what ties a reader to a supplier, and its samples, are found by keys', async () => {
  const ties = await tablesReadWhole(database, () => supplierTies(db, buyer, supplierId));
  // Of few rows, as of these here, reading all is the quickest.
  const few = ['account', 'supplier_account', 'membership', 'branch'];
  expect(ties.filter((table) => !few.includes(table))).toEqual([]);
  for (const side of ['buyer', 'seller'] as const) {
    const actor = side === 'buyer' ? buyer : keeper;
    expect(await tablesReadWhole(database, () => samplePage(db, actor, side, null))).not.toContain('sample_request');
  }
  const staff = { accountId: buyer.accountId, duties: [{ role: 'branch_manager' as const, branchId: null }] };
  const spoken = () => Promise.all([samplesSpokenFor(db, staff, supplierId), samplesToSpeakFor(db, [supplierId])]);
  expect(await tablesReadWhole(database, spoken)).not.toContain('sample_request');
});
