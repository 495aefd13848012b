import fc from 'fast-check';
import type { Tx } from '~/platform/db.server';
import { partitionOf, type SaidLine } from './ledger-statements';
import type { LedgerModel, ModelEntry } from './ledger-model';
import type { KnownAccount, KnownBooks } from './small-books';

/** Who sends a statement: the application's role, or the owner of the tables. */
export type Sender = 'step4_app' | 'none';

/** Runs a statement as somebody, in a subtransaction: null when the database took it, otherwise why not. */
export type Attempt = (sender: Sender, statement: string) => Promise<string | null>;

export type World = { tx: Tx; attempt: Attempt; model: LedgerModel; books: KnownBooks[]; nextId(): number };

/** What is drawn for one step; each command reads of it what it needs. */
export type Drawn = {
  sender: Sender;
  book: number;
  otherBook: number;
  accounts: [number, number, number];
  amounts: [number, number];
  day: number;
  entry: number;
  direct: boolean;
};

/** Days of five partitions: the oldest, two at a turn of the year, and whatever has none of its own. */
const DAYS = ['2019-03-01', '2025-12-31', '2026-01-01', '2026-05-19', '2041-07-01'];

const amount = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(1, 7, 9_007_199_254_740, 100));

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  sender: fc.constantFrom<Sender>('step4_app', 'none'),
  book: fc.nat(6),
  otherBook: fc.nat(6),
  accounts: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
  amounts: fc.tuple(amount, amount),
  day: fc.nat(DAYS.length - 1),
  entry: fc.nat(20),
  direct: fc.boolean(),
});

export type Command = { name: string; drawn: Drawn; run: (world: World, drawn: Drawn) => Promise<void> };

/** The one at a place, counted round and round. */
export function at<Thing>(things: readonly Thing[], place: number): Thing {
  const [thing] = things.slice(place % things.length);
  if (thing === undefined) throw new Error('nothing to choose from');
  return thing;
}

export const bookOf = ({ books }: World, place: number): KnownBooks => at(books, place);
export const accountOf = ({ accounts }: KnownBooks, place: number): KnownAccount => at(accounts, place);
export const dayOf = ({ day }: Drawn): string => at(DAYS, day);
export const standing = ({ model }: World, { entry }: Drawn): ModelEntry | undefined =>
  model.entries.length === 0 ? undefined : at(model.entries, entry);

/** Two lines on two accounts of one set of books that come to zero. */
export function twoLines(
  world: World,
  { book, accounts: [first], amounts: [amountMinor] }: Drawn,
): [SaidLine, SaidLine] {
  const books = bookOf(world, book);
  const { currency } = books;
  return [
    { accountId: accountOf(books, first).id, amountMinor, currency },
    { accountId: accountOf(books, first + 1).id, amountMinor: -amountMinor, currency },
  ];
}

export const opposite = ({ lines }: ModelEntry, world: World): SaidLine[] =>
  [...lines].map(([accountId, amountMinor]) => ({
    accountId,
    amountMinor: -amountMinor,
    currency: currencyOf(world, accountId),
  }));
const currencyOf = ({ books }: World, accountId: number) =>
  books.flatMap(({ accounts }) => accounts).find(({ id }) => id === accountId)?.currency ?? '';

/** Through its parent or straight into its partition. */
export const into = ({ direct }: Drawn, on: string) =>
  direct ? { entryTable: partitionOf('ledger_entry', on), lineTable: partitionOf('ledger_line', on) } : {};
