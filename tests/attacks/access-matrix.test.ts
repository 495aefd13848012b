import { afterAll, describe, expect, it } from 'vitest';
import { assignStaff } from '~/domain/identity/assign-staff.server';
import { startSession } from '~/domain/identity/start-session.server';
import { judgeEverybody } from '~/domain/eligibility/judge-everybody.server';
import { runImport } from '~/domain/registers/run-import.server';
import type { StaffDuty } from '~/platform/actor';
import { fixedClock, systemClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { anAccount, assignTrainer } from '../factories/people';
import { inFolder, instalment, loan, membership, soundMember, soundRegisters } from '../factories/sound-registers';
import { startServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';
import { attacker } from './attacker';

/**
 * Who may open what, page by page, on records of group A in India; the strangers work in or belong to group B in Kenya.
 * M1 owns an enterprise and owes an internal loan and one from an outside lender; M2 is a plain member, M3 the treasurer.
 */
const database = await testDatabase();
const { db } = database;
const server = await startServer({ DATABASE_URL: database.url, WORKER: 'off' });
afterAll(() => server.stop());
const ask = attacker(server.origin);

const a = soundRegisters('A');
a.members.push(soundMember('A-M2'), soundMember('A-M3'));
a.memberships.push(membership('A-M2', 'A-G'), { ...membership('A-M3', 'A-G'), role: 'treasurer' });
a.loans.push({ ...loan('A-L2', 'A-G', 'A-M1'), source: 'external_mfi', partner: 'Outside Lenders' });
a.loan_instalments.push(instalment('A-L2', 1, '2027-03-10', '100'));
await inFolder([a, soundRegisters('B', { country: 'KE', currency: 'KES', timezone: 'Africa/Nairobi' })], (folder) =>
  runImport({ database, folder, source: 'command', accountId: null, dryRun: false, clock: systemClock }),
);
await judgeEverybody(db, fixedClock('2026-10-31T09:00:00Z'));

const idOf = async (table: 'member' | 'selfHelpGroup' | 'enterprise' | 'branch' | 'loan', code: string) =>
  (await db.selectFrom(table).select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
const [group, foreignGroup] = [await idOf('selfHelpGroup', 'A-G'), await idOf('selfHelpGroup', 'B-G')];
const [branch, foreignBranch] = [await idOf('branch', 'IN-B'), await idOf('branch', 'KE-B')];
const [m1, enterprise] = [await idOf('member', 'A-M1'), await idOf('enterprise', 'A-E')];
const [internal, external] = [await idOf('loan', 'A-L1'), await idOf('loan', 'A-L2')];

async function session(given: { member?: string; duties?: StaffDuty[]; groups?: string[] }): Promise<string> {
  const { accountId } = await anAccount(db);
  if (given.member) {
    const memberId = await idOf('member', given.member);
    await db.updateTable('account').set({ memberId }).where('id', '=', accountId).execute();
  }
  for (const duty of given.duties ?? []) {
    await transact(db, (tx) => assignStaff(tx, { accountId, ...duty }, systemClock));
  }
  if (given.groups) await assignTrainer(db, accountId, given.groups);
  return startSession(db, accountId, { userAgent: 'the matrix' }, systemClock);
}

const duty = (role: StaffDuty['role'], branchId: string | null) => ({ duties: [{ role, branchId }] });
const PEOPLE = {
  herself: await session({ member: 'A-M1' }),
  'a fellow member': await session({ member: 'A-M2' }),
  'the treasurer': await session({ member: 'A-M3' }),
  'a member elsewhere': await session({ member: 'B-M1' }),
  'a buyer': await session({}),
  'her trainer': await session({ ...duty('trainer', branch), groups: [group] }),
  'another trainer of the branch': await session({ ...duty('trainer', branch), groups: [foreignGroup] }),
  'her credit officer': await session(duty('credit_officer', branch)),
  'a credit officer elsewhere': await session(duty('credit_officer', foreignBranch)),
  'her manager': await session(duty('branch_manager', branch)),
  'a manager elsewhere': await session(duty('branch_manager', foreignBranch)),
  'head office': await session(duty('head_office', null)),
  'the manager of all branches': await session(duty('branch_manager', null)),
};
type Person = keyof typeof PEOPLE;
const everyone = Object.keys(PEOPLE) as Person[];

const managers: Person[] = ['her manager', 'the manager of all branches'];
const herStaff: Person[] = ['her trainer', 'her credit officer', ...managers];
const keepers: Person[] = ['the treasurer', 'her trainer', ...managers];
const members: Person[] = ['herself', 'a fellow member', 'the treasurer'];

/** Every page about the records of one group or member, with all who may open it. */
const PAGES: readonly (readonly [path: string, may: readonly Person[]])[] = [
  [`/groups/${group}`, [...members, ...herStaff]],
  [`/groups/${group}/ledger`, keepers],
  [`/groups/${group}/trial-balance`, keepers],
  [`/groups/${group}/meetings/new`, keepers],
  [`/groups/${group}/training`, [...members, ...herStaff]],
  [`/loans/${internal}`, ['herself', 'the treasurer', ...herStaff]],
  [`/loans/${external}`, ['herself', 'her credit officer', ...managers]],
  [`/staff/members/${m1}`, herStaff],
  [`/staff/enterprises/${enterprise}`, herStaff],
  [`/staff/enterprises/${enterprise}/records/M3`, ['her trainer', ...managers]],
  [`/staff/enterprises/${enterprise}/records/M7`, ['her credit officer', ...managers]],
  [`/staff/branches/${branch}/trial-balance`, managers],
  [`/staff/branches/${branch}/waivers`, managers],
];

describe.each(PAGES)('%s', (path, may) => {
  it.each(everyone)('answers %s as the matrix says', async (person) => {
    const { status } = await ask(path, { token: PEOPLE[person] });
    expect(status).toBe(may.includes(person) ? 200 : 404);
  });

  it('sends a visitor to sign in', async () => {
    expect((await ask(path, {})).status).toBeLessThan(304);
    expect((await ask(path, {})).location).toMatch(/^\/sign-in\?next=/);
  });
});

describe('pages of the whole staff', () => {
  it.each([
    ['/staff/totals', ['her manager', 'a manager elsewhere', 'head office', 'the manager of all branches']],
    [
      '/staff/portfolio',
      [
        'her credit officer',
        'a credit officer elsewhere',
        'her manager',
        'a manager elsewhere',
        'the manager of all branches',
      ],
    ],
    ['/staff/portfolio/totals', ['her manager', 'a manager elsewhere', 'head office', 'the manager of all branches']],
    ['/staff/erasures', everyone.slice(5)],
  ] as const)('%s', async (path, may) => {
    for (const person of everyone) {
      const { status, location } = await ask(path, { token: PEOPLE[person] });
      // Head office is led from the portfolio to its totals.
      if (location === '/staff/portfolio/totals' && person === 'head office') continue;
      expect([person, status]).toEqual([person, (may as readonly Person[]).includes(person) ? 200 : 404]);
    }
  });

  it('name nobody to head office', async () => {
    for (const path of ['/staff/totals', '/staff/portfolio/totals', '/staff/erasures']) {
      const { body } = await ask(path, { token: PEOPLE['head office'] });
      const read = body.replaceAll(/value="[\w-]{43}"|\/assets\/[^"]+/g, '');
      expect(read).not.toMatch(/A-M\d|A-G|B-M\d/);
    }
  });
});

describe('reading somebody’s savings or loans', () => {
  it('is written down with the reader, and she can see it', async () => {
    await ask(`/loans/${internal}`, { token: PEOPLE['her credit officer'] });
    await ask(`/staff/enterprises/${enterprise}/records/M4`, { token: PEOPLE['her trainer'] });
    const { body } = await ask('/my/readings', { token: PEOPLE.herself });
    expect(body).toContain('Credit officer');
    expect(body).toContain('Trainer');
    expect((await ask('/my/readings', { token: PEOPLE['a fellow member'] })).body).not.toContain('Credit officer');
  });
});
