import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What other people's programs show to be let in, in the name of an account. token_hash is the SHA-256 of the token, which
    -- is nowhere kept. form_id names the form that made it: a form sent twice makes one token.
    create table api_token (
      id uuid primary key,
      account_id uuid not null references account,
      form_id uuid not null,
      name text not null check (length(name) between 1 and 80),
      scopes text[] not null check (cardinality(scopes) > 0),
      token_hash bytea not null unique check (length(token_hash) = 32),
      made_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      unique (account_id, form_id)
    );
    create index api_token_account on api_token (account_id, id desc);

    -- The programs of somebody who is erased are let in no more.
    create function revoke_api_tokens() returns trigger language plpgsql as $$
    begin
      update api_token set revoked_at = coalesce(revoked_at, now()), name = 'erased' where account_id = new.id;
      return null;
    end $$;
    create trigger account_erased_api_tokens after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function revoke_api_tokens();
  `.execute(db);
}
