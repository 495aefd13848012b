import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '~/platform/clock';
import type { Actor } from '~/platform/actor';
import { loader as page } from '~/routes/staff/portfolio';
import { loader as file } from '~/routes/staff/portfolio-file';
import { loader as totals } from '~/routes/staff/portfolio-totals';
import { aStaffMember, EVERYWHERE, managerOf } from '../../factories/people';
import { takeIn } from '../../support/judged';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-20T09:00:00Z');
let branches: { id: string; country: string }[] = [];

beforeAll(async () => {
  await takeIn(database, 'tests/vectors/registers-small');
  branches = await db.selectFrom('branch').select(['id', 'country']).orderBy('code').execute();
});

type Loader = (args: ReturnType<typeof get>) => Promise<unknown>;
const ask = (loader: Loader, actor: Actor, path: string) =>
  responseOf(loader(get(path, contextFor(database, { actor, clock }))));

type Shown = {
  totals: { country: string }[];
  trend: { currency: string }[];
  rows: { id: string; name: string; outstandingMinor: number }[];
};

describe('the portfolio page', () => {
  it('shows all branches, or the groups of one with the trend of its PAR30', async () => {
    const actor = await aStaffMember(db, EVERYWHERE);
    const all = (await (await ask(page, actor, '/staff/portfolio?on=2026-10-31')).json()) as Shown;
    expect(all.rows.map(({ id }) => id).sort()).toEqual(branches.map(({ id }) => id).sort());
    expect(all.trend).toEqual([]);
    const [first] = branches;
    const one = (await (await ask(page, actor, `/staff/portfolio?on=2026-10-31&branch=${first?.id}`)).json()) as Shown;
    expect(one.totals.map(({ country }) => country)).toEqual([first?.country]);
    expect(one.trend).toHaveLength(1);
    const sum = one.rows.reduce((total, row) => total + row.outstandingMinor, 0);
    expect(sum).toBe(all.rows.find(({ id }) => id === first?.id)?.outstandingMinor);
  });

  it('is of the own branch for its credit officer, sends head office to the totals, and is not there for a trainer', async () => {
    const [own, other] = branches.map(({ id }) => id);
    const officer = await aStaffMember(db, [{ role: 'credit_officer', branchId: own ?? '' }]);
    const shown = (await (await ask(page, officer, '/staff/portfolio')).json()) as Shown;
    expect(shown.rows.map(({ id }) => id)).toEqual([own]);
    for (const loader of [page, file]) {
      expect((await ask(loader, officer, `/staff/portfolio?branch=${other}`)).status).toBe(404);
      expect((await ask(loader, officer, '/staff/portfolio?branch=nonsense')).status).toBe(404);
    }
    const headOffice = await aStaffMember(db, [{ role: 'head_office', branchId: null }]);
    expect((await ask(page, headOffice, '/staff/portfolio')).headers.get('Location')).toBe('/staff/portfolio/totals');
    expect((await ask(file, headOffice, '/staff/portfolio.csv')).status).toBe(404);
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: own ?? '' }]);
    for (const loader of [page, file, totals])
      expect((await ask(loader, trainer, '/staff/portfolio')).status).toBe(404);
  });

  it('is taken along as CSV, a line for each row, in major units', async () => {
    const actor = await aStaffMember(db, managerOf(branches[0]?.id ?? ''));
    const text = await (
      await ask(file, actor, `/staff/portfolio.csv?on=2026-10-31&branch=${branches[0]?.id}&source=internal`)
    ).text();
    const [head, ...lines] = text.replace('\uFEFF', '').trim().split('\n');
    expect(head).toBe(
      'Day,Code,Group,Country,Currency,Loans,Borrowers,Outstanding,PAR1,PAR30,PAR90,Instalments due,On time,Restructured,Written off',
    );
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/^2026-10-31,[\w-]+,.+,[A-Z]{2},[A-Z]{3},(\d+,){2}([\d.]+,){4}(\d+,){2}[\d.]+,[\d.]+$/);
  });
});

describe('the totals of head office', () => {
  it('are by country and currency, at ends of months alone, with no name and nothing about fewer than ten', async () => {
    const actor = await aStaffMember(db, [{ role: 'head_office', branchId: null }]);
    const shown = async (query = '') => {
      const response = await ask(totals, actor, `/staff/portfolio/totals${query}`);
      return (await response.json()) as { on: string; ends: string[]; totals: Record<string, unknown>[] };
    };
    const { on, ends, totals: rows } = await shown('?on=2026-11-03');
    expect([on, ends.length, ends.at(-1)]).toEqual(['2026-10-31', 12, '2025-11-30']);
    expect((await shown('?on=2026-08-31')).on).toBe('2026-08-31');
    expect(new Set(rows.map(({ country }) => country))).toEqual(new Set(branches.map(({ country }) => country)));
    const people = rows.flatMap((row) => (row.out === null ? [] : [(row.out as { borrowers: number }).borrowers]));
    expect(people.every((count) => count === 0 || count >= 10)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/name|code/i);
  });
});
