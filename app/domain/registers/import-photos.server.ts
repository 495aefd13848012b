import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { discardPhoto, storePhoto, type StoredPhoto } from '~/domain/catalogue/store-photo.server';
import type { FilePort } from '~/platform/files.server';
import { encodePicture } from '~/platform/picture.server';
import { makeTable, refuseRows, runSql, type ImportRun } from './import-run.server';

const MOST_BYTES = 10 * 1024 * 1024;

/** Photos that were stored for this import; without the offers that should have them they are discarded. */
export type ImportedPhotos = Map<string, StoredPhoto>;

/** Finds the files that offers name as photos, with the digests by which a changed one is noticed. Returns their names. */
export async function findPhotos(
  run: ImportRun,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<string[]> {
  await makeTable(run, 'folder_photo', 'select null::text as name, null::text as digest, false as refused where false');
  const { rows } = await runSql(run, 'select distinct photo from in_offers where photo is not null');
  const photos = (rows as { photo: string }[]).map(({ photo }) => photo);
  for (const photo of photos) {
    const name = files.get(photo);
    if (name === undefined) continue;
    const path = join(folder, name);
    const large = (await stat(path)).size > MOST_BYTES;
    const digest = large
      ? null
      : createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
    await runSql(run, 'insert into folder_photo values ($1, $2, $3)', [photo, digest, large]);
  }
  await refusePhotos(run, 'photo-large', 'p.refused', { most: MOST_BYTES / 1024 / 1024 });
  return photos;
}

/** Encodes every photo that an offer gets anew; a dry run only tries whether it can. Refuses what is no picture. */
export async function preparePhotos(
  run: ImportRun,
  folder: string,
  files: ReadonlyMap<string, string>,
  store: FilePort | null,
): Promise<ImportedPhotos> {
  const stored: ImportedPhotos = new Map();
  const { rows } = await runSql(
    run,
    `select distinct n.photo, n.id from next_offers n join folder_photo p on p.name = n.photo
     where not p.refused and n.told_before ->> 'photo_digest' is distinct from p.digest`,
  );
  const broken = new Set<string>();
  for (const { photo, id } of rows as { photo: string; id: string }[]) {
    if (broken.has(photo)) continue;
    const bytes = await readFile(join(folder, files.get(photo) ?? photo));
    const made = store ? await storePhoto(store, bytes) : await encodePicture(bytes);
    if (!made.ok) broken.add(photo);
    else if ('id' in made.value) stored.set(id, made.value);
  }
  await runSql(run, 'update folder_photo set refused = (name = any($1))', [[...broken]]);
  await refusePhotos(run, 'photo-unreadable', 'p.refused', {});
  return stored;
}

async function refusePhotos(
  run: ImportRun,
  code: 'photo-large' | 'photo-unreadable',
  where: string,
  detail: Record<string, number>,
): Promise<void> {
  await refuseRows(
    run,
    { register: 'offers', column: 'photo', code },
    `select s.line, jsonb_build_object('value', s.photo) || '${JSON.stringify(detail)}'
     from in_offers s join folder_photo p on p.name = s.photo where ${where}`,
  );
}

/** Gives the stored photos to their offers; a photo that the file named before and that is another now is replaced. */
export async function writePhotos(run: ImportRun, stored: ImportedPhotos): Promise<void> {
  for (const [offerId, { id, width, height, digest }] of stored) {
    await runSql(
      run,
      `with before as (
         delete from offer_photo p using next_offers n
         where n.id = $1 and p.offer_id = n.id and encode(p.digest, 'hex') = n.told_before ->> 'photo_digest'
         returning p.position
       )
       insert into offer_photo (id, offer_id, position, width, height, digest)
       select $2, $1, coalesce((select position from before),
         (select coalesce(max(position), 0) + 1 from offer_photo where offer_id = $1)), $3, $4, $5
       where (select coalesce(max(position), 0) from offer_photo where offer_id = $1) < 6 or exists (select from before)
       on conflict (offer_id, digest) do nothing`,
      [offerId, id, width, height, digest],
    );
  }
}

/** Takes stored photos away again, where the import did not come to its end. */
export async function discardPhotos(store: FilePort | null, stored: ImportedPhotos): Promise<void> {
  if (store) for (const { id } of stored.values()) await discardPhoto(store, id);
}
