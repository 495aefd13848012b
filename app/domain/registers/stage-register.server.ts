import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { csvBatches } from './csv-file.server';
import { runSql, type ImportRun } from './import-run.server';
import { readRegister, type RegisterReading } from './read-register.server';
import { LISTED_REFUSALS, type RefusalCode, type RefusalDetail } from './refusal';
import { registers, type Register, type StagedType } from './register-files';
import type { RowContext } from './row-rules';

const SQL_TYPE: Readonly<Record<StagedType, string>> = {
  text: 'text',
  date: 'date',
  integer: 'integer',
  numeric: 'numeric',
  boolean: 'boolean',
  amount: 'bigint',
};

const stagedColumns = ({ columns }: Register) =>
  columns.flatMap(({ name, type }) =>
    type === 'amount' ? [`${name} bigint`, `${name}_scale smallint`] : [`${name} ${SQL_TYPE[type]}`],
  );

/** Makes the empty table `in_<register>` of every register: what its file says, by line. */
export async function makeStagedTables(run: ImportRun): Promise<void> {
  const tables = registers.map(
    (register) =>
      `create temp table in_${register.name} (
         line integer not null, soundness smallint not null, ${stagedColumns(register).join(', ')}
       ) on commit drop;`,
  );
  await runSql(run, tables.join('\n'));
}

/** `unlisted`: how many refusals were counted beyond those that are kept. */
export type FileRead = { rows: number; unlisted: number };
export type OnRead = (read: { rows: number; bytes: number }) => void;

/** Reads a register's file into its staged table. Refuses what is wrong with the form of rows and fields. */
export async function stageRegister(
  run: ImportRun,
  register: Register,
  folder: string,
  context: RowContext,
  onRead: OnRead,
): Promise<FileRead> {
  const sheet = new RefusalSheet(register);
  const reading: RegisterReading = { rows: 0, bytes: 0, keyed: false };
  async function* lines(): AsyncGenerator<string> {
    const batches = csvBatches(join(folder, register.file));
    for await (const piece of readRegister(register, batches, context, sheet.add, reading)) {
      yield piece;
      onRead(reading);
    }
  }
  await pipeline(lines, run.client.query(copyFrom(`copy in_${register.name} from stdin`)));
  if (!reading.keyed) run.unreadable.add(register.name);
  await runSql(run, `analyze in_${register.name}`);
  await sheet.write(run);
  onRead(reading);
  return { rows: reading.rows, unlisted: sheet.unlisted };
}

/** The refusals of one file as it is read: the first ones whole, the others counted. */
class RefusalSheet {
  count = 0;
  readonly #register: Register;
  readonly #listed: { line: number; place: number; column: string; code: RefusalCode; detail: RefusalDetail }[] = [];

  constructor(register: Register) {
    this.#register = register;
  }

  add = (line: number, column: string, code: RefusalCode, detail: RefusalDetail = {}): void => {
    this.count += 1;
    if (this.#listed.length > LISTED_REFUSALS) return;
    const place = this.#register.columns.findIndex(({ name }) => name === column);
    this.#listed.push({ line, place: place === -1 ? this.#register.columns.length : place, column, code, detail });
  };

  get unlisted(): number {
    return this.count - this.#listed.length;
  }

  async write(run: ImportRun): Promise<void> {
    if (this.#listed.length === 0) return;
    await runSql(
      run,
      `insert into refusal (file, line, place, column_name, code, detail)
       select $1, line, place, "column", code, detail
       from jsonb_to_recordset($2::jsonb) as r(line int, place smallint, "column" text, code text, detail jsonb)`,
      [registers.indexOf(this.#register), JSON.stringify(this.#listed)],
    );
  }
}
