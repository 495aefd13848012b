import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localFiles } from './files.server';

const folder = await mkdtemp(join(tmpdir(), 'step-four-files-'));
afterAll(() => rm(folder, { recursive: true }));
const files = localFiles(folder);

describe('files on the local disk', () => {
  it('come back as they were written', async () => {
    await files.write('photos/ab/one/640.webp', Buffer.from('first'));
    await files.write('photos/ab/one/640.webp', Buffer.from('second'));
    expect((await files.read('photos/ab/one/640.webp'))?.toString()).toBe('second');
    expect(await readdir(join(folder, 'photos/ab/one'))).toEqual(['640.webp']);
  });

  it('are null where there is none', async () => {
    expect(await files.read('photos/ab/none/640.webp')).toBeNull();
  });

  it('go with their folder, and going twice is no failure', async () => {
    await files.write('photos/cd/two/320.avif', Buffer.from('x'));
    await files.removeFolder('photos/cd/two');
    await files.removeFolder('photos/cd/two');
    expect(await files.read('photos/cd/two/320.avif')).toBeNull();
  });

  it.each(['../secret', 'photos/../../secret', '/etc/passwd', 'photos//x', 'photos/.hidden', 'C:\\x', 'a\0b', ''])(
    'never stand outside their folder: %j',
    async (key) => {
      await expect(files.write(key, Buffer.from('x'))).rejects.toThrow(RangeError);
      await expect(files.read(key)).rejects.toThrow(RangeError);
      await expect(files.removeFolder(key)).rejects.toThrow(RangeError);
    },
  );
});
