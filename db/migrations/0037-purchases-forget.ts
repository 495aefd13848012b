import { sql, type Kysely } from 'kysely';

/** Who is erased leaves no words in what her group bought; quantities and prices stay. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index group_purchase_newest on group_purchase ((state = 'open') desc, id desc);
    create index group_purchase_event_account on group_purchase_event (account_id) where reason <> '';

    create function forget_purchases_of_account() returns trigger language plpgsql as $$
    begin
      update group_purchase set note = '' where opened_by = new.id and note <> '';
      update group_purchase_event set reason = '' where account_id = new.id and reason <> '';
      return null;
    end $$;
    create trigger account_erased_from_purchases after update of email on account
      for each row when (new.email = new.id || '@erased.invalid') execute function forget_purchases_of_account();

    -- Those who were erased before this.
    update group_purchase p set note = '' from account a
      where a.id = p.opened_by and a.email = a.id || '@erased.invalid' and p.note <> '';
    update group_purchase_event v set reason = '' from account a
      where a.id = v.account_id and a.email = a.id || '@erased.invalid' and v.reason <> '';
  `.execute(db);
}
