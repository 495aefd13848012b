import { describe, expect, it } from 'vitest';
import { readUploads } from './upload.server';

const limits = { field: 'photo', mostFiles: 2, mostBytes: 1000 };

function formOf(parts: [string, string | File][]): Request {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return new Request('http://localhost/', { method: 'POST', body });
}

const file = (bytes: number) => new File([Buffer.alloc(bytes, 'x')], '../../evil.svg', { type: 'image/svg+xml' });

describe('a form with files', () => {
  it('gives its texts and the files of the field, whatever they are called', async () => {
    const read = await readUploads(
      formOf([
        ['version', '3'],
        ['photo', file(10)],
        ['photo', file(0)],
        ['other', file(5)],
      ]),
      limits,
    );
    expect(read.ok && read.value.form.get('version')).toBe('3');
    expect(read.ok && read.value.files.map(({ bytes }) => bytes?.length)).toEqual([10]);
  });

  it('says of a file that it was too large, and still takes the others', async () => {
    const read = await readUploads(
      formOf([
        ['photo', file(1001)],
        ['photo', file(1000)],
      ]),
      limits,
    );
    expect(read.ok && read.value.files.map(({ bytes }) => bytes?.length ?? null)).toEqual([null, 1000]);
  });

  it('passes over more files than are taken', async () => {
    const read = await readUploads(
      formOf([
        ['photo', file(1)],
        ['photo', file(2)],
        ['photo', file(3)],
      ]),
      limits,
    );
    expect(read.ok && read.value.files).toHaveLength(2);
  });

  it('is refused when it says that it is larger than its files may be, before it is read', async () => {
    const request = formOf([['photo', file(1)]]);
    request.headers.set('content-length', '9999999');
    expect(await readUploads(request, limits)).toEqual({ ok: false, error: { code: 'too-large' } });
  });

  it('is refused when it is no such form, or breaks off', async () => {
    const plain = new Request('http://localhost/', { method: 'POST', body: 'photo=x' });
    expect(await readUploads(plain, limits)).toEqual({ ok: false, error: { code: 'not-multipart' } });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const broken = new Request('http://localhost/', { method: 'POST', body: '--b\r\nContent-Disp', headers });
    expect(await readUploads(broken, limits)).toEqual({ ok: false, error: { code: 'not-multipart' } });
  });
});
