import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { runImport } from '~/domain/registers/run-import.server';
import { fixedClock } from '~/platform/clock';
import { localFiles } from '~/platform/files.server';
import { testDatabase } from '../../support/test-database';
import { folderWriter, only, smallFolder, type FolderFiles } from './small-folder';

const database = await testDatabase();
const { db } = database;
const write = folderWriter();
const clock = fixedClock('2026-11-05T09:00:00Z');
const photoStore = localFiles(await write({}));
const HEADER = smallFolder['offers.csv']?.split('\n')[0] ?? '';

const picture = (colour: string) =>
  sharp({ create: { width: 200, height: 150, channels: 3, background: colour } })
    .png()
    .toBuffer();
const offers = (...rows: string[]) => ({ 'offers.csv': `${[HEADER, ...rows].join('\n')}\n` });

async function importing(folder: FolderFiles, dryRun = false) {
  const outcome = await runImport({
    database,
    folder: await write(folder),
    source: 'command',
    accountId: null,
    dryRun,
    clock,
    photoStore,
  });
  expect(outcome.refusals).toEqual([]);
  return outcome;
}

async function offer(code: string) {
  const { rows } = await sql<{
    state: string;
    priceMinor: number;
    stock: number;
    title: string;
    photos: number;
    version: number;
  }>`
    select o.state, o.price_minor, o.stock, o.title, o.version, (select count(*)::int from offer_photo p where p.offer_id = o.id) as photos
    from offer o where o.code = ${code}
  `.execute(db);
  return rows[0];
}

describe('offers from the registers', () => {
  it('are on the market when the import ends, if their seller may sell', async () => {
    const registers = await runImport({
      database,
      folder: 'tests/vectors/registers-small',
      source: 'demo',
      accountId: null,
      dryRun: false,
      clock,
    });
    expect(registers.refusals).toEqual([]);
    const codes = await sql<{ code: string }>`select code from enterprise order by code`.execute(db);
    await importing(
      offers(
        ...codes.rows.map(
          ({ code }) => `O-${code},${code},Turmeric,Ground by hand,en,turmeric-powder,kg,240,KES,1,1,50,,2,`,
        ),
      ),
    );
    const states = await sql`
      select o.state, s.outcome, count(*)::int > 0 as some from offer o join enterprise_standing s on s.enterprise_id = o.enterprise_id
      group by o.state, s.outcome order by o.state
    `.execute(db);
    expect(states.rows).toEqual([
      { state: 'draft', outcome: 'not_yet', some: true },
      { state: 'live', outcome: 'eligible', some: true },
    ]);
  });

  it('of vetted suppliers are on the market too', async () => {
    await importing({
      ...only(smallFolder, 'suppliers.csv'),
      ...offers('S-1,S1,Jars,Glass,en,turmeric-powder,kg,12.50,INR,10,10,70,,2,one.png'),
      'one.png': await picture('#aa3311'),
    });
    expect(await offer('S-1')).toMatchObject({ state: 'live', priceMinor: 1250, stock: 70, photos: 1 });
  });

  it('keep what orders and the seller did, where the file says nothing new', async () => {
    await sql`update offer set stock = 3, title = 'Glass jars' where code = 'S-1'`.execute(db);
    const folder = {
      ...offers('S-1,S1,Jars,Glass,en,turmeric-powder,kg,12.50,INR,10,10,70,,2,one.png'),
      'one.png': await picture('#aa3311'),
    };
    await importing(folder);
    expect(await offer('S-1')).toMatchObject({ stock: 3, title: 'Glass jars', version: 2, photos: 1 });
  });

  it('change in what the file says anew alone, and the index is told', async () => {
    const told = async () =>
      (await sql`select 1 from outbox_event where name = 'offers.changed'`.execute(db)).rows.length;
    const before = await told();
    await importing({
      ...offers('S-1,S1,Jars,Glass,en,turmeric-powder,kg,13.00,INR,10,10,70,,2,one.png'),
      'one.png': await picture('#1133aa'),
    });
    expect(await offer('S-1')).toMatchObject({
      state: 'live',
      priceMinor: 1300,
      stock: 3,
      title: 'Glass jars',
      photos: 1,
    });
    expect(await told()).toBe(before + 1);
    const { rows } = await sql`
      select old_value, new_value from audit_log where table_name = 'offer'
    `.execute(db);
    expect(rows).toEqual([{ oldValue: { price_minor: 1250 }, newValue: { price_minor: 1300 } }]);
  });

  it('lose the tiers that a new price is not above, which are kept in the audit log, and no others', async () => {
    const tiers = async () =>
      (
        await sql<{ fromQuantity: number; priceMinor: number }>`
        select t.from_quantity, t.price_minor from offer_price_tier t join offer o on o.id = t.offer_id
        where o.code = 'S-1' order by 1`.execute(db)
      ).rows;
    await sql`insert into offer_price_tier (offer_id, from_quantity, price_minor)
      select id, 100, 1200 from offer where code = 'S-1' union all select id, 500, 1000 from offer where code = 'S-1'
    `.execute(db);
    const said = (price: string) =>
      importing(offers(`S-1,S1,Jars,Glass,en,turmeric-powder,kg,${price},INR,10,10,70,,2,`));
    await said('12.10');
    expect(await tiers()).toHaveLength(2);
    await said('11.00');
    expect(await tiers()).toEqual([{ fromQuantity: 500, priceMinor: 1000 }]);
    const { rows } = await sql`select old_value from audit_log where old_value ? 'tiers'`.execute(db);
    expect(rows).toEqual([{ oldValue: { tiers: [{ fromQuantity: 100, priceMinor: 1200 }] } }]);
  });

  it('leave the market with a seller who may not sell', async () => {
    const { rows } = await sql<{ code: string }>`
      select e.code from enterprise e join enterprise_standing s on s.enterprise_id = e.id where s.outcome = 'not_yet' limit 1
    `.execute(db);
    await importing(offers(`S-1,${rows[0]?.code},Jars,Glass,en,turmeric-powder,kg,13.00,INR,10,10,70,,2,`));
    expect(await offer('S-1')).toMatchObject({ state: 'paused' });
  });

  it('have their photos tried, and not kept, by a dry run', async () => {
    await importing(
      {
        ...offers('S-2,S1,Lids,Tin,en,turmeric-powder,kg,1.00,INR,10,10,70,,2,two.png'),
        'two.png': await picture('#000000'),
      },
      true,
    );
    expect(await offer('S-2')).toBeUndefined();
  });
});
