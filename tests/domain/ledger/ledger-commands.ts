import fc from 'fast-check';
import { postEntries, reverseEntries } from '~/domain/ledger/post-entries.server';
import { entryAlone, linesAlone, partitionOf, wholeEntry } from './ledger-statements';
import {
  accountOf,
  at,
  bookOf,
  dayOf,
  drawn,
  into,
  opposite,
  standing,
  twoLines,
  type Command,
  type Drawn,
  type Sender,
  type World,
} from './ledger-world';

async function refused(world: World, sender: Sender, statement: string, why: RegExp): Promise<void> {
  const answer = await world.attempt(sender, statement);
  const expected = sender === 'step4_app' ? new RegExp(`${why.source}|permission denied|must be owner`) : why;
  if (answer === null || !expected.test(answer))
    throw new Error(`${answer ?? 'taken'}, not ${why.source}: ${statement}`);
}

/** A command that the database must refuse, for the reason said; passed over where `statement` finds nothing to try on. */
const refusal =
  (why: RegExp, statement: (world: World, drawn: Drawn) => string | undefined): Command['run'] =>
  async (world, one) => {
    const text = statement(world, one);
    if (text !== undefined) await refused(world, one.sender, text, why);
  };

const SEALED = /is sealed|duplicate key/;
const APPEND_ONLY = /append-only/;

const COMMANDS: Record<string, { weight: number; run: Command['run'] }> = {
  post: {
    weight: 8,
    async run(world, one) {
      const books = bookOf(world, one.book);
      const [first, second] = one.amounts;
      const said = [first, second, -first - second].map((amountMinor, place) => ({
        account: accountOf(books, one.accounts[place] ?? 0),
        amountMinor,
      }));
      const lines = new Map<number, number>();
      for (const { account, amountMinor } of said) lines.set(account.id, (lines.get(account.id) ?? 0) + amountMinor);
      for (const [id, sum] of lines) if (sum === 0) lines.delete(id);
      const entry = { kind: 'savings', effectiveOn: dayOf(one), currency: books.currency, lines: said };
      const [id = null] = await postEntries(world.tx, 1, [entry]);
      if ((id === null) !== (lines.size === 0)) throw new Error(`posted as ${id}`);
      if (id !== null) world.model.post({ id, on: dayOf(one), kind: 'savings', reversesId: null, lines });
    },
  },
  'post by a statement': {
    weight: 3,
    async run(world, one) {
      const [id, on, lines] = [world.nextId(), dayOf(one), twoLines(world, one)];
      const answer = await world.attempt(one.sender, wholeEntry({ id, on }, lines, into(one, on)));
      const mayTry = one.sender === 'none' || !one.direct;
      if ((answer === null) !== mayTry) throw new Error(`${answer ?? 'taken'} from ${one.sender}`);
      const said = new Map(lines.map(({ accountId, amountMinor }) => [accountId, amountMinor]));
      if (answer === null) world.model.post({ id, on, kind: 'test', reversesId: null, lines: said });
    },
  },
  reverse: {
    weight: 6,
    async run(world, one) {
      const entry = standing(world, one);
      if (!entry) return;
      const may = entry.reversesId === null && !world.model.isTakenBack(entry);
      const ids = await reverseEntries(world.tx, 2, [entry.id, entry.id], 'a mistake');
      if (ids.length !== (may ? 1 : 0)) throw new Error(`reversed ${ids.length} times`);
      const lines = new Map([...entry.lines].map(([account, sum]) => [account, -sum]));
      for (const id of ids) world.model.post({ id, on: entry.on, kind: entry.kind, reversesId: entry.id, lines });
    },
  },
  'reverse again by a statement': {
    weight: 2,
    run: refusal(/duplicate key|takes back a reversal/, (world, one) => {
      const entry = standing(world, one);
      if (!entry || (entry.reversesId === null && !world.model.isTakenBack(entry))) return;
      const { on, kind, id: reversesId } = entry;
      return wholeEntry({ id: world.nextId(), on, kind, reversesId }, opposite(entry, world), into(one, on));
    }),
  },
  'reverse by something else than the opposite': {
    weight: 2,
    run: refusal(
      /not the opposite|another kind|duplicate key|takes back a reversal|two sets of books/,
      (world, one) => {
        const entry = standing(world, one);
        if (!entry) return;
        const head = { id: world.nextId(), on: entry.on, kind: entry.kind, reversesId: entry.id };
        const lines = opposite(entry, world);
        const [half] = one.amounts;
        if (half % 3 === 0) return wholeEntry({ ...head, kind: 'other' }, lines, into(one, entry.on));
        if (half % 3 === 1) {
          return wholeEntry(
            head,
            lines.map((line) => ({ ...line, amountMinor: line.amountMinor * 2 })),
            into(one, entry.on),
          );
        }
        return wholeEntry(head, twoLines(world, { ...one, amounts: [1_234_567, 1] }), into(one, entry.on));
      },
    ),
  },
  'reverse on another day': {
    weight: 1,
    run: refusal(/violates foreign key/, (world, one) => {
      const entry = standing(world, one);
      const on = dayOf(one);
      if (!entry || entry.on === on) return;
      const head = { id: world.nextId(), on, kind: entry.kind, reversesId: entry.id };
      return wholeEntry(head, opposite(entry, world), into(one, on));
    }),
  },
  unbalanced: {
    weight: 2,
    run: refusal(/does not balance/, (world, one) => {
      const [line, other] = twoLines(world, one);
      const on = dayOf(one);
      const lines = one.entry % 2 ? [line] : [line, { ...other, amountMinor: other.amountMinor - one.amounts[1] }];
      return wholeEntry({ id: world.nextId(), on }, lines, into(one, on));
    }),
  },
  'balanced over two currencies only': {
    weight: 1,
    run: refusal(/does not balance/, (world, one) => {
      const [line, other] = twoLines(world, one);
      const currency = line.currency === 'USD' ? 'INR' : 'USD';
      return wholeEntry({ id: world.nextId(), on: dayOf(one) }, [line, { ...other, currency }], into(one, dayOf(one)));
    }),
  },
  'another currency than the account’s': {
    weight: 1,
    run: refusal(/mixes currencies/, (world, one) => {
      const lines = twoLines(world, one).map((line) => ({
        ...line,
        currency: line.currency === 'USD' ? 'INR' : 'USD',
      }));
      return wholeEntry({ id: world.nextId(), on: dayOf(one) }, lines, into(one, dayOf(one)));
    }),
  },
  'two sets of books': {
    weight: 1,
    run: refusal(/two sets of books/, (world, one) => {
      const [line, other] = twoLines(world, one);
      const books = bookOf(world, one.otherBook);
      const own = bookOf(world, one.book);
      if (books.currency !== own.currency || books.groupId === own.groupId) return;
      const elsewhere = { ...other, accountId: accountOf(books, one.accounts[1]).id };
      return wholeEntry({ id: world.nextId(), on: dayOf(one) }, [line, elsewhere], into(one, dayOf(one)));
    }),
  },
  'append to a sealed entry': {
    weight: 3,
    run: refusal(SEALED, (world, one) => {
      const entry = standing(world, one);
      if (!entry) return;
      return linesAlone(entry, twoLines(world, one), into(one, entry.on));
    }),
  },
  'append behind a table of the same name': {
    weight: 1,
    run: refusal(SEALED, (world, one) => {
      const entry = standing(world, one);
      if (!entry) return;
      const lines = linesAlone(entry, twoLines(world, one), { lineTable: 'public.ledger_line' });
      return `create temp table ledger_line (like public.ledger_line) on commit drop;
        create temp table ledger_account (like public.ledger_account) on commit drop;
        create temp table ledger_entry (like public.ledger_entry) on commit drop; ${lines}`;
    }),
  },
  'append under another day': {
    weight: 1,
    run: refusal(/there is no ledger entry/, (world, one) => {
      const entry = standing(world, one);
      const on = dayOf(one);
      return entry && entry.on !== on ? linesAlone({ ...entry, on }, twoLines(world, one), into(one, on)) : undefined;
    }),
  },
  'an entry without lines': {
    weight: 1,
    run: refusal(/has no lines/, (world, one) =>
      entryAlone({ id: world.nextId(), on: dayOf(one) }, into(one, dayOf(one))),
    ),
  },
  'the number of another entry': {
    weight: 1,
    run: refusal(/is of another ledger entry/, (world, one) => {
      const entry = standing(world, one);
      const on = dayOf(one);
      return entry && entry.on !== on
        ? wholeEntry({ id: entry.id, on }, twoLines(world, one), into(one, on))
        : undefined;
    }),
  },
  change: {
    weight: 3,
    run: refusal(APPEND_ONLY, (world, one) => {
      const table = (name: 'ledger_entry' | 'ledger_line') => (one.direct ? partitionOf(name, dayOf(one)) : name);
      const statements = [
        `update ${table('ledger_line')} set amount_minor = -amount_minor`,
        `update ${table('ledger_line')} set effective_on = effective_on + 366`,
        `update ${table('ledger_entry')} set kind = 'other'`,
        `delete from ${table('ledger_line')}`,
        `delete from ${table('ledger_entry')}`,
        `truncate ${table('ledger_line')}`,
        `truncate ${table('ledger_entry')} cascade`,
        `update ledger_account set currency = 'USD'`,
        `delete from ledger_account`,
        `truncate ledger_account cascade`,
        `truncate branch cascade`,
        `insert into ledger_line select * from ledger_line on conflict (entry_id, account_id, effective_on)
           do update set amount_minor = excluded.amount_minor * 2`,
      ];
      return at(statements, one.entry);
    }),
  },
  'more than the application may': {
    weight: 2,
    async run(world, one) {
      const partition = partitionOf('ledger_line', dayOf(one));
      const statements = [
        'alter table ledger_line disable trigger all',
        'alter table ledger_entry disable trigger ledger_entry_whole',
        'drop trigger ledger_line_balanced on ledger_line',
        'alter table ledger_line drop constraint ledger_line_pkey',
        "set local session_replication_role = 'replica'",
        `select * from ${partition}`,
        `alter table ${partition} no inherit ledger_line`,
        `alter table ledger_line detach partition ${partition}`,
        'drop table ledger_line',
        'create or replace function ledger_line_must_balance() returns trigger language plpgsql as $x$ begin return null; end $x$',
        'create table ledger_line_of_mine (id bigint)',
        `create rule quiet as on insert to ledger_line do instead nothing`,
        `insert into ledger_entry (kind, effective_on, posted_at) values ('test', '2026-01-01', '2020-01-01')`,
        `select setval(pg_get_serial_sequence('ledger_entry', 'id'), 1)`,
      ];
      await refused(world, 'step4_app', at(statements, one.entry), /permission denied/);
    },
  },
};

export const COMMAND_NAMES = Object.keys(COMMANDS);

/** One step of a run, drawn by weight. */
export const command: fc.Arbitrary<Command> = fc
  .tuple(
    fc.oneof(...Object.entries(COMMANDS).map(([name, { weight }]) => ({ weight, arbitrary: fc.constant(name) }))),
    drawn,
  )
  .map(([name, one]) => ({ name, drawn: one, run: (COMMANDS[name] as { run: Command['run'] }).run }));
