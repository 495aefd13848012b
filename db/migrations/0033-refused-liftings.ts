import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Proposals to lift a suspension that came to nothing: refused by a second officer, or taken back by the first. It
    -- goes on; the next proposal stands in suspension.
    create table refused_lifting (
      id uuid primary key,
      suspension_id uuid not null references suspension,
      proposed_by uuid not null references account,
      proposed_at timestamptz not null,
      reason text not null check (length(reason) between 20 and 2000),
      refused_by uuid not null references account,
      refused_at timestamptz not null
    );
    create index refused_lifting_suspension on refused_lifting (suspension_id, refused_at desc);

    -- What officers wrote about an enterprise goes with it, as in suspension.
    create function erase_refused_liftings() returns trigger language plpgsql as $$
    begin
      update refused_lifting set reason = '(erased at her request)'
        where suspension_id in (select id from suspension where enterprise_id = new.id);
      return null;
    end $$;
    create trigger enterprise_erases_refused_liftings after update of erased_at on enterprise
      for each row when (old.erased_at is null and new.erased_at is not null)
      execute function erase_refused_liftings();
  `.execute(db);
}
