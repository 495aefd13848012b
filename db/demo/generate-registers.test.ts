import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field, grouped, keyOf, readRegister, type RegisterRow } from '../../tests/support/register-folder';
import { generateRegisters, type Summary } from './generate-registers.server';
import { readDemoSources } from './market/demo-sources.server';
import { pinnedSellers } from './market/pinned-sellers';
import { familyOf } from './market/trades';

const root = mkdtempSync(join(tmpdir(), 'registers-'));
const today = '2026-11-23';
afterAll(() => rmSync(root, { recursive: true }));

/** One hash over all files of a generated folder. */
async function digest(name: string, options: { seed: number; groups: number; today: string }): Promise<string> {
  const outFolder = join(root, name);
  await generateRegisters({ ...options, outFolder });
  const hash = createHash('sha256');
  for (const file of readdirSync(outFolder).sort()) hash.update(file).update(readFileSync(join(outFolder, file)));
  return hash.digest('hex');
}

describe('generating registers', () => {
  it('gives the same bytes for the same seed, day and number of groups', async () => {
    const first = await digest('first', { seed: 4, groups: 16, today });
    expect(await digest('again', { seed: 4, groups: 16, today })).toBe(first);
    expect(await digest('other-seed', { seed: 5, groups: 16, today })).not.toBe(first);
    expect(await digest('other-day', { seed: 4, groups: 16, today: '2026-11-24' })).not.toBe(first);
  });

  it('refuses options that make no sense', async () => {
    const options = { seed: 4, today, groups: 1, outFolder: join(root, 'refused') };
    await expect(generateRegisters({ ...options, groups: 0 })).rejects.toThrow(RangeError);
    await expect(generateRegisters({ ...options, months: 3 })).rejects.toThrow(RangeError);
    await expect(generateRegisters({ ...options, today: 'today' })).rejects.toThrow(RangeError);
  });
});

describe('the demo', () => {
  const folder = join(root, 'demo');
  const sources = readDemoSources();
  let summary: Summary;
  let offers: RegisterRow[];
  let enterprises: Map<string, RegisterRow>;
  let suppliers: Map<string, RegisterRow>;
  let placeOf: Map<string, RegisterRow>;

  beforeAll(async () => {
    summary = await generateRegisters({ seed: 4, today, groups: 240, outFolder: folder });
    offers = readRegister(folder, 'offers');
    enterprises = new Map(readRegister(folder, 'enterprises').map((row) => [field(row, 'enterprise_code'), row]));
    suppliers = new Map(readRegister(folder, 'suppliers').map((row) => [field(row, 'enterprise_code'), row]));
    const branches = new Map(readRegister(folder, 'branches').map((row) => [field(row, 'branch_code'), row]));
    placeOf = new Map(
      readRegister(folder, 'groups').flatMap((row) => {
        const branch = branches.get(field(row, 'branch_code'));
        return branch ? [[field(row, 'group_code'), branch] as const] : [];
      }),
    );
  });

  it('has its size: 240 groups, about 3,600 members, 18 months that end a few days before today', () => {
    expect(summary.rows.groups).toBe(240);
    expect(summary.rows.members).toBeGreaterThan(3300);
    expect(summary.rows.members).toBeLessThan(3900);
    const held = readRegister(folder, 'meetings').map((row) => field(row, 'held_on'));
    const days = held.filter((day) => day !== '').toSorted();
    expect(days[0]?.slice(0, 7)).toBe('2025-05');
    expect(days.at(-1)).toBe('2026-11-20');
  });

  it('gives every demo offer, as it stands in its file, to an enterprise of its country', () => {
    const byCode = new Map(offers.map((row) => [field(row, 'offer_code'), row]));
    for (const offer of sources.offers) {
      const row = byCode.get(offer.code) ?? {};
      expect([field(row, 'title'), field(row, 'price'), field(row, 'stock')]).toEqual([
        offer.title,
        offer.price,
        offer.stock,
      ]);
      const seller = field(row, 'enterprise_code');
      const group = enterprises.get(seller);
      const country = group ? placeOf.get(field(group, 'group_code')) : suppliers.get(seller);
      expect(field(country ?? {}, 'country')).toBe(offer.country);
    }
  });

  it('lets a seller hold one to four offers of one family, never two of a kind, in her sector', () => {
    for (const [seller, held] of grouped(offers, 'enterprise_code')) {
      if (suppliers.has(seller)) continue;
      const products = held.map((row) => sources.productTypes.get(field(row, 'product_type')));
      expect(held.length).toBeLessThanOrEqual(4);
      expect(new Set(products.map((product) => product?.code)).size).toBe(held.length);
      const families = products.map(
        (product) => product && familyOf({ productType: product.code, category: product.category }),
      );
      expect(new Set(families).size).toBe(1);
    }
  });

  it('has vetted suppliers behind every input that no group makes', () => {
    for (const supplier of grouped(offers, 'enterprise_code').keys()) {
      const row = suppliers.get(supplier);
      if (!row) continue;
      expect(field(row, 'vetted_on')).not.toBe('');
      expect(field(row, 'vetted_by')).not.toBe('');
    }
    expect(suppliers.size).toBeGreaterThanOrEqual(12);
  });

  it('puts its pinned sellers where the accounts of the demo look for them', () => {
    const members = new Map(readRegister(folder, 'members').map((row) => [field(row, 'member_code'), row]));
    const owners = grouped(readRegister(folder, 'enterprise_owners'), 'enterprise_code');
    for (const { branchCode, owner, offerCodes } of pinnedSellers) {
      const held = offers.filter((row) => offerCodes.includes(field(row, 'offer_code')));
      const sellers = new Set(held.map((row) => field(row, 'enterprise_code')));
      expect([held.length, sellers.size]).toEqual([offerCodes.length, 1]);
      const enterprise = enterprises.get([...sellers][0] ?? '') ?? {};
      expect(field(placeOf.get(field(enterprise, 'group_code')) ?? {}, 'branch_code')).toBe(branchCode);
      const first = owners.get(field(enterprise, 'enterprise_code'))?.[0] ?? {};
      expect(field(members.get(field(first, 'member_code')) ?? {}, 'display_name')).toBe(owner.join(' '));
    }
  });

  it('has enterprises of groups as well as of one woman, and every kind of group, meeting and loan', () => {
    const distinct = (register: string, column: string) =>
      new Set(readRegister(folder, register).map((row) => field(row, column)));
    const groupSellers = [...grouped(offers, 'enterprise_code').keys()].filter(
      (code) => field(enterprises.get(code) ?? { kind: '' }, 'kind') === 'group',
    );
    expect(groupSellers.length).toBeGreaterThan(30);
    expect(distinct('groups', 'kind')).toEqual(new Set(['savings', 'shares', 'rotating']));
    expect(distinct('meetings', 'status')).toEqual(new Set(['held', 'missed', 'cancelled']));
    expect(distinct('attendance', 'mark')).toEqual(new Set(['present', 'late', 'absent', 'excused']));
    expect(distinct('loans', 'source')).toEqual(new Set(['internal', 'own_fund', 'external_mfi']));
    expect(distinct('loans', 'status')).toEqual(new Set(['active', 'closed', 'written_off', 'restructured']));
    expect(distinct('training_modules', 'topic').size).toBe(15);
    const names = readRegister(folder, 'groups').map((row) => keyOf(row, 'branch_code', 'name'));
    expect(new Set(names).size).toBe(names.length);
  });
});
