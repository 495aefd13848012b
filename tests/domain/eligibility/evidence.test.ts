import { beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceRow } from '~/domain/eligibility/evidence/evidence-row';
import { evidenceRows } from '~/domain/eligibility/evidence-rows.queries.server';
import { enterpriseEvidence, ownEvidence } from '~/domain/eligibility/eligibility.queries.server';
import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { RULES, type Rule } from '~/domain/eligibility/rules';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { EVERYWHERE, managerOf, aStaffMember, anAccount } from '../../factories/people';
import { marked, set } from '../../factories/register-changes';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const AS_OF = '2026-10-31';
const clock = fixedClock(`${AS_OF}T09:00:00Z`);
const ALL = { accountId: newId(), duties: EVERYWHERE };
let reader: StaffMember;

const judgeAll = () =>
  db.transaction().execute((tx) => judgeEnterprises(tx, { enterpriseIds: 'all', asOf: AS_OF, clock }));

async function idOf(code: string): Promise<string> {
  return (await db.selectFrom('enterprise').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
}

async function evidenceOf(enterpriseId: string) {
  const evidence = await enterpriseEvidence(db, ALL, enterpriseId);
  if (!evidence?.decision) throw new Error('not judged');
  return { ...evidence, decision: evidence.decision };
}

/** Every row of a line, page by page. */
async function allRows(decisionId: number, rule: Rule): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await evidenceRows(db, reader, { decisionId, rule, cursor });
    if (!page) throw new Error('no such line');
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** A line's figures, counted again from the rows that are shown for it. */
function counted(rule: Rule, rows: EvidenceRow[], after: string | null): [number, number] | null {
  const marks = rows.flatMap((row) => (row.kind === 'attendance' && row.mark !== 'excused' ? [row] : []));
  const came = marks.filter(({ mark }) => mark === 'present' || mark === 'late');
  const saved = (among: typeof marks) => among.filter(({ depositMinor }) => (depositMinor ?? 0) > 0).length;
  const loans = rows.flatMap((row) => (row.kind === 'loan' ? [row] : []));
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  switch (rule) {
    case 'G2': {
      const meetings = rows.flatMap((row) => (row.kind === 'meeting' ? [row.status] : []));
      return [meetings.filter((status) => status === 'held').length, meetings.filter((s) => s !== 'cancelled').length];
    }
    case 'G3':
    case 'M3':
      return [came.length, marks.length];
    case 'G4':
      return [saved(marks), marks.length];
    case 'M4':
      return [saved(came), came.length];
    case 'G6':
      return [
        sum(loans.filter((loan) => loan.daysPastDue > 30).map((loan) => loan.outstandingMinor)),
        sum(loans.map((loan) => loan.outstandingMinor)),
      ];
    case 'M5': {
      const due = loans.flatMap((loan) => loan.instalments).filter((i) => i.onTime !== null && i.dueOn > (after ?? ''));
      return [due.filter(({ onTime }) => onTime).length, due.length];
    }
    case 'M6': {
      const modules = rows.flatMap((row) => (row.kind === 'module' ? [row] : []));
      const done = modules.filter((m) => m.passedOn !== null && m.attendedMinutes * 100 >= m.minutes * 80);
      return [done.length, modules.length];
    }
    default:
      return null;
  }
}

beforeAll(async () => {
  reader = await aStaffMember(db);
  await takeIn(database, 'tests/vectors/registers-small');
  await judgeAll();
});

describe('the evidence of an enterprise', () => {
  test('has a line for every rule in order, with threshold, window, member and waiver', async () => {
    const { lines, decision, enterprise, standing } = await evidenceOf(await idOf('AF-00005-E01'));
    expect(lines.map(({ rule }) => rule)).toEqual(RULES);
    expect(lines[1]).toMatchObject({
      rule: 'G2',
      verdict: 'waived',
      figure: { numerator: 18, denominator: 24 },
      threshold: { unit: 'percent_at_least', value: 80 },
      window: { after: '2026-04-30', upTo: AS_OF },
      member: null,
    });
    expect(lines[1]?.waiver?.reason.length).toBeGreaterThanOrEqual(20);
    expect(lines.find(({ rule }) => rule === 'E1')).toMatchObject({ threshold: null, window: null, figure: null });
    expect(decision).toMatchObject({ asOf: AS_OF, ruleSetVersion: 'step4@1.0.0', thresholds: 'enter' });
    expect(enterprise.group.code).toBe('AF-00005');
    expect(standing?.outcome).toBe(decision.outcome);
  });

  test('names the owner whom a line is about', async () => {
    const { lines, enterprise } = await evidenceOf(await idOf('IN-00001-E02'));
    const owners = enterprise.owners.map(({ id, code, name }) => ({ id, code, name }));
    expect(owners).toContainEqual(lines.find(({ rule }) => rule === 'M3')?.member);
    expect(lines.find(({ rule }) => rule === 'G3')?.member).toBeNull();
  });

  test('is found by staff of its branch and by its owners, by nobody else', async () => {
    const id = await idOf('AF-00005-E01');
    const { enterprise } = await evidenceOf(id);
    const [owner] = enterprise.owners;
    const staffOf = (branchId: string) =>
      enterpriseEvidence(db, { accountId: newId(), duties: managerOf(branchId) }, id);
    expect(await staffOf(enterprise.branch.id)).toBeDefined();
    expect(await staffOf(newId())).toBeUndefined();
    const account = await anAccount(db);
    expect(await ownEvidence(db, { ...account, memberId: owner?.id ?? '' }, id)).toBeDefined();
    expect(await ownEvidence(db, { ...account, memberId: newId() }, id)).toBeUndefined();
  });
});

describe('the rows behind a line', () => {
  test('count to its figures', async () => {
    const enterprises = await db.selectFrom('enterprise').select(['id', 'code', 'kind']).orderBy('code').execute();
    for (const { id, code, kind } of enterprises.filter((_, at) => at % 3 === 0)) {
      const { lines, decision } = await evidenceOf(id);
      for (const { rule, figure, window } of lines.filter((line) => line.figure !== null)) {
        if (kind === 'group' && (rule === 'M1' || rule === 'M6')) continue;
        const figures = counted(rule, await allRows(decision.id, rule), window?.after ?? null);
        expect([code, rule, figures]).toEqual([code, rule, figure && [figure.numerator, figure.denominator]]);
      }
    }
  });

  test('come page by page, each once', async () => {
    const { decision, lines } = await evidenceOf(await idOf('AF-00005-E01'));
    const rows = await allRows(decision.id, 'G3');
    const keys = rows.map((row) => (row.kind === 'attendance' ? `${row.scheduledOn} ${row.member.code}` : ''));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.length).toBeGreaterThanOrEqual(lines[2]?.figure?.denominator ?? Infinity);
    const first = await evidenceRows(db, reader, { decisionId: decision.id, rule: 'G3', cursor: 'nonsense' });
    expect(first?.rows).toEqual(rows.slice(0, 100));
  });

  test('show every rule something', async () => {
    const { decision } = await evidenceOf(await idOf('IN-00001-E02'));
    const kinds = await Promise.all(RULES.map(async (rule) => [rule, (await allRows(decision.id, rule))[0]?.kind]));
    expect(Object.fromEntries(kinds)).toMatchObject({
      G1: 'meeting',
      G3: 'attendance',
      G5: 'loan',
      G7: 'meeting',
      M1: 'member',
      M2: 'membership',
      M6: 'module',
      E1: 'enterprise',
      E2: 'visit',
    });
  });

  test('are nothing to staff of another branch', async () => {
    const { decision, enterprise } = await evidenceOf(await idOf('AF-00005-E01'));
    const request = { decisionId: decision.id, rule: 'G3', cursor: null } as const;
    const staffOf = (branchId: string) => ({
      ...reader,
      staff: { accountId: newId(), duties: managerOf(branchId) },
    });
    expect(await evidenceRows(db, staffOf(enterprise.branch.id), request)).toBeDefined();
    expect(await evidenceRows(db, staffOf(newId()), request)).toBeUndefined();
  });
});

describe('reading the rows behind a line', () => {
  const readings = (accountId: string) =>
    db.selectFrom('recordReading').select(['memberId', 'what']).where('accountId', '=', accountId).execute();

  test.each([
    { rule: 'M4', what: 'savings' },
    { rule: 'G4', what: 'savings' },
    { rule: 'G6', what: 'loans' },
  ] as const)('of $rule is noted as reading $what of each person shown', async ({ rule, what }) => {
    const staff = await aStaffMember(db);
    const { decision } = await evidenceOf(await idOf('IN-00001-E02'));
    const page = await evidenceRows(db, staff, { decisionId: decision.id, rule, cursor: null });
    const shown = new Set(page?.rows.map((row) => ('member' in row ? row.member.id : '')));
    const noted = await readings(staff.accountId);
    expect(noted.map(({ memberId }) => memberId).sort()).toEqual([...shown].sort());
    expect(new Set(noted.map((reading) => reading.what))).toEqual(new Set([what]));
  });

  test.each(['G1', 'G3', 'M3', 'M6', 'E2'] as const)('of %s notes nothing', async (rule) => {
    const staff = await aStaffMember(db);
    const { decision } = await evidenceOf(await idOf('IN-00001-E02'));
    await evidenceRows(db, staff, { decisionId: decision.id, rule, cursor: null });
    expect(await readings(staff.accountId)).toEqual([]);
  });
});

describe('a decision', () => {
  test('keeps the rows it rested on after a correction, and the next one has the corrected', async () => {
    const first = soundRegisters('K');
    await inFolder([first], (folder) => takeIn(database, folder));
    await judgeAll();
    const id = await idOf('K-E');
    const before = (await evidenceOf(id)).decision.id;

    const second = soundRegisters('K');
    marked('absent', 1, 2)(second, 'K');
    set('savings', 12, { amount: '99' })(second, 'K');
    await inFolder([second], (folder) => takeIn(database, folder));
    await judgeAll();
    const after = (await evidenceOf(id)).decision.id;

    const figures = async (decisionId: number, rule: Rule) => counted(rule, await allRows(decisionId, rule), null);
    expect([await figures(before, 'M3'), await figures(after, 'M3')]).toEqual([
      [12, 12],
      [10, 12],
    ]);
    const lastBox = async (decisionId: number) => {
      const [row] = await allRows(decisionId, 'G7');
      return row?.kind === 'meeting' && row.cash;
    };
    expect(await lastBox(before)).toEqual({ openMinor: 0, expectedMinor: 1000, countedMinor: 1000 });
    expect(await lastBox(after)).toEqual({ openMinor: 0, expectedMinor: 9900, countedMinor: 1000 });
  });
});
