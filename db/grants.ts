import { sql, type QueryExecutorProvider } from 'kysely';

const ROLE = 'step4_app';

/** What the application may do to a table where it is more or less than read, add and change. */
const PRIVILEGES: Record<string, string> = {
  account_session: 'select, insert, update, delete',
  rate_limit: 'select, insert, update, delete',
  join_request: 'select, insert, update, delete',
  message: 'select, insert, update, delete',
  enterprise_owner: 'select, insert, update, delete',
  offer: 'select, insert, update, delete',
  offer_photo: 'select, insert, update, delete',
  offer_price_tier: 'select, insert, update, delete',
  capacity_commitment: 'select, insert, update, delete',
  judgement_due: 'select, insert, update, delete',
  standing_notice: 'select, insert, update, delete',
  search_document: 'select, insert, update, delete',
  search_word: 'select, insert, delete',
  search_district: 'select, insert, delete',
  search_arrears: 'select, insert, delete',
  search_count: 'select, insert, update, delete',
  market_offer: 'select',
  open_membership: 'select',
  category: 'select',
  unit: 'select',
  product_type: 'select',
  product_term: 'select',
  place: 'select',
  enterprise_account: 'select',
  supplier_account: 'select, insert, delete',
  supplier_note: 'select, insert, update, delete',
  sample_event: 'select, insert',
  saved_search: 'select, insert, update, delete',
  saved_search_product: 'select, insert, delete',
  saved_search_match: 'select, insert, update, delete',
  quote_batch: 'select, insert',
  quote: 'select, insert',
  quote_tier: 'select, insert',
  quote_event: 'select, insert',
  quote_below_cost: 'select, insert',
  rule_set: 'select, insert',
  rule_set_replay_cell: 'select, insert, delete',
  rule_set_replay_change: 'select, insert, delete',
  refused_lifting: 'select, insert',
  visit_sheet_event: 'select, insert',
  visit_photo: 'select, insert, update, delete',
  curriculum_module: 'select, insert, update, delete',
  module_in_force: 'select',
  training_session_event: 'select, insert',
  assessment_sheet: 'select, insert',
  outbox_event: 'select, insert, update, delete',
  audit_log: 'select, insert',
  desk_recording: 'select, insert',
  group_constitution: 'select, insert',
  rotation_turn: 'select, insert, update, delete',
  share_out_word: 'select, insert',
  ledger_account: 'select, insert',
  ledger_entry: 'select, insert (id, kind, effective_on, meeting_id, loan_id, import_id, reverses_id, reason)',
  ledger_line: 'select, insert',
  ledger_proof: 'select, insert',
  portfolio_figure: 'select, insert, update, delete',
  portfolio_people: 'select, insert',
  portfolio_change: 'select, insert, delete',
  meeting_sheet_event: 'select, insert',
  meeting_signature: 'select, insert',
  member_pin_event: 'select, insert',
  seal_key: 'select, insert',
  loan_product_version: 'select, insert',
  loan_form: 'select, insert',
  loan_resolution: 'select, insert',
  loan_event: 'select, insert',
  credit_referral_event: 'select, insert',
  offer_event: 'select, insert',
  purchase_order_event: 'select, insert',
  purchase_order_allocation: 'select, insert',
  group_purchase_event: 'select, insert',
  wanted_post_event: 'select, insert',
  record_reading: 'select, insert',
  eligibility_decision: 'select, insert',
  eligibility_evidence: 'select, insert',
};

/** Tables whose statistics the application asks for after it has filled them (it owns none, so may not itself). */
const REGISTER_TABLES = [
  'branch',
  'self_help_group',
  'member',
  'membership',
  'meeting',
  'attendance_mark',
  'saving',
  'cash_movement',
  'training_module',
  'training_attendance',
  'assessment',
  'loan',
  'loan_instalment',
  'loan_payment',
  'ledger_account',
  'ledger_entry',
  'ledger_line',
  'enterprise',
  'enterprise_owner',
  'vetting_visit',
  'waiver',
  'offer',
];

/** Makes the role that owns nothing, if the cluster lacks it, and lets the migrating user act as it. */
export async function ensureApplicationRole(db: QueryExecutorProvider): Promise<void> {
  await sql
    .raw(
      `do $$ begin
         perform pg_advisory_xact_lock(4040404);
         if not exists (select from pg_roles where rolname = '${ROLE}') then
           create role ${ROLE} nologin noinherit;
         end if;
         if not (select rolsuper from pg_roles where rolname = current_user) then
           execute format('grant ${ROLE} to %I', current_user);
         end if;
       end $$`,
    )
    .execute(db);
}

/**
 * Gives the application's role exactly what it needs on every table there is, and nothing on new ones by default. A
 * partition, in the schema by_year, is reached through its table alone.
 */
export async function grantToApplication(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and c.relname not like 'kysely_%'
  `.execute(db);
  const statements = rows.map(
    ({ name }) =>
      `revoke all on ${name} from ${ROLE}; grant ${PRIVILEGES[name] ?? 'select, insert, update'} on ${name} to ${ROLE};`,
  );
  await sql
    .raw(
      `grant usage on schema public to ${ROLE};
       grant select on kysely_migration to ${ROLE};
       ${statements.join('\n')}
       grant usage, select on all sequences in schema public to ${ROLE};
       ${jobQueueAccess}
       ${ownerFunctions}`,
    )
    .execute(db);
}

/** The worker runs as the application's role too: its queue's tables have row security, so policies let the role in. */
const jobQueueAccess = `
  grant usage on schema graphile_worker to ${ROLE};
  grant select, insert, update, delete on all tables in schema graphile_worker to ${ROLE};
  grant usage, select on all sequences in schema graphile_worker to ${ROLE};
  grant execute on all functions in schema graphile_worker to ${ROLE};
  do $$ declare t record; begin
    for t in select c.relname from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${ROLE}')
    loop
      execute format('create policy ${ROLE} on graphile_worker.%I to ${ROLE} using (true) with check (true)', t.relname);
    end loop;
  end $$;`;

const ownerFunctions = `
  create or replace function enqueue_event(event_id bigint) returns void language sql as $$
    select graphile_worker.add_job('handle_event', json_build_object('eventId', event_id), max_attempts => 12)
  $$;
  create or replace function refresh_register_statistics() returns void
    language plpgsql security definer set search_path = public as $$
  begin
    ${REGISTER_TABLES.map((table) => `analyze ${table};`).join(' ')}
  end $$;
  revoke all on function refresh_register_statistics() from public;
  grant execute on function refresh_register_statistics(), make_coming_partitions(), erase_person(uuid) to ${ROLE};`;
