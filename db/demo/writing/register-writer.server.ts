import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, registerColumns, type RegisterName, type RegisterRows } from './register-columns';

interface RegisterFile {
  handle: FileHandle;
  pending: string;
  rows: number;
}

const flushAt = 256 * 1024;

/** Writes a folder of register files row by row; what waits in memory stays small if `drain` is called between groups. */
export class RegisterWriter implements RegisterRows {
  private constructor(private readonly files: ReadonlyMap<RegisterName, RegisterFile>) {}

  /** Makes the folder if need be and begins every file with its header; files of these names that stand there are replaced. */
  static async open(folder: string): Promise<RegisterWriter> {
    await mkdir(folder, { recursive: true });
    const files = new Map<RegisterName, RegisterFile>();
    for (const [name, columns] of Object.entries(registerColumns)) {
      const handle = await open(join(folder, `${name}.csv`), 'w');
      files.set(name as RegisterName, { handle, pending: csvLine(columns), rows: 0 });
    }
    return new RegisterWriter(files);
  }

  write(register: RegisterName, values: readonly (string | number)[]): void {
    const file = this.files.get(register);
    if (!file) throw new Error(`no such register: ${register}`);
    file.pending += csvLine(values);
    file.rows += 1;
  }

  /** Hands rows to the disk where enough have gathered. */
  async drain(): Promise<void> {
    for (const file of this.files.values()) if (file.pending.length >= flushAt) await flush(file);
  }

  /** Writes what is left and closes the files. */
  async close(): Promise<void> {
    for (const file of this.files.values()) {
      await flush(file);
      await file.handle.close();
    }
  }

  /** How many rows each file has been given so far, its header left out. */
  rows(): Record<RegisterName, number> {
    const counts = [...this.files].map(([name, file]) => [name, file.rows]);
    return Object.fromEntries(counts) as Record<RegisterName, number>;
  }
}

async function flush(file: RegisterFile): Promise<void> {
  const text = file.pending;
  file.pending = '';
  await file.handle.appendFile(text);
}
