import { access, constants, mkdir } from 'node:fs/promises';

/** Makes the folder if it is missing. Throws an Error of one plain line, naming the variable, where it cannot be written. */
export async function makeWritable(folder: string, variable: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch {
    throw new Error(`The folder ${folder} cannot be written; make it writable or set ${variable} to one that is.`);
  }
}
