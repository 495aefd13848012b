import { sql, type Kysely } from 'kysely';

/** Offers from where nobody knows the place of come last among the nearest: their own way there, the newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index search_document_unplaced on search_document (listed_at desc, id desc) where latitude is null
  `.execute(db);
}
