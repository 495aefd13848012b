import type { Mark, MeetingFacts, MeetingSheet, MovementKind } from './meeting-sheet';

type FigureValue = { day: string } | { mark: Mark } | { amountMinor: number };
/** One figure of a meeting; `of` is the member, or the kind of cash. */
export type Figure = {
  key: string;
  what: 'heldOn' | 'cashOpen' | 'cashClose' | 'mark' | 'saving' | 'social' | 'fine' | 'repayment' | 'request' | 'move';
  of: string;
  value: FigureValue;
};

export type ComparedFigure = Omit<Figure, 'value'> & {
  one: FigureValue | null;
  other: FigureValue | null;
  same: boolean;
};

/** A meeting's figures, one for each person and matter, in the order of the paper. */
export function figuresOf(sheet: MeetingSheet, facts: Pick<MeetingFacts, 'members' | 'loans'>): Figure[] {
  const names = new Map(facts.members.map(({ memberId, name }) => [memberId, name]));
  const borrowers = new Map(facts.loans.map(({ loanId, name }) => [loanId, name]));
  const pot = sheet.pot ? [{ ...sheet.pot, amountMinor: -sheet.pot.amountMinor }] : [];
  const ofMembers = (what: Figure['what'], rows: readonly { memberId: string; amountMinor: number }[]) =>
    added(rows, ({ memberId }) => memberId).map(([id, amountMinor]) =>
      figure(what, id, names.get(id) ?? id, { amountMinor }),
    );
  return [
    figure('heldOn', '', '', { day: sheet.heldOn }),
    ...sheet.marks.map(({ memberId, mark }) => figure('mark', memberId, names.get(memberId) ?? memberId, { mark })),
    figure('cashOpen', '', '', { amountMinor: sheet.cashOpenMinor }),
    ...ofMembers('saving', [...sheet.savings, ...pot]),
    ...ofMembers('social', sheet.socialFund),
    ...added(sheet.repayments, ({ loanId }) => loanId).map(([id, amountMinor]) =>
      figure('repayment', id, borrowers.get(id) ?? id, { amountMinor }),
    ),
    ...ofMembers('fine', sheet.fines),
    ...ofMembers('request', sheet.requests),
    ...added(sheet.movements, ({ kind }) => kind).map(([kind, amountMinor]) =>
      figure('move', kind, kind satisfies string as MovementKind, { amountMinor }),
    ),
    figure('cashClose', '', '', { amountMinor: sheet.cashCloseMinor }),
  ];
}

/** Two records of a meeting side by side; a figure that only one has stands beside nothing. */
export function compareFigures(one: readonly Figure[], other: readonly Figure[]): ComparedFigure[] {
  const others = new Map(other.map((figure) => [figure.key, figure]));
  const own = new Set(one.map(({ key }) => key));
  const compared = [...one, ...other.filter(({ key }) => !own.has(key))].map((figure) => {
    const mine = own.has(figure.key) ? figure.value : null;
    const theirs = others.get(figure.key)?.value ?? null;
    return { ...figure, one: mine, other: theirs, same: JSON.stringify(mine) === JSON.stringify(theirs) };
  });
  return compared.map(({ value: _, ...figure }) => figure);
}

function figure(what: Figure['what'], id: string, of: string, value: FigureValue): Figure {
  return { key: `${what} ${id}`, what, of, value };
}

function added<Row extends { amountMinor: number }>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + row.amountMinor);
  return [...totals];
}
