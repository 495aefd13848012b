import { sql, type Kysely } from 'kysely';

/** The desk's search by the beginning of a name: of a name the index holds 64 letters, which fit however long it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, name] of [
    ['self_help_group', 'name'],
    ['member', 'display_name'],
    ['enterprise', 'name'],
  ]) {
    await sql
      .raw(
        `drop index ${table}_beginning;
        create index ${table}_beginning on ${table} (left(lower(${name}), 64) text_pattern_ops)`,
      )
      .execute(db);
  }
}
