import { sql, type Kysely } from 'kysely';

type Column = { tableName: string; columnName: string; type: string; required: boolean; key: string | null };
type Reference = { fromTable: string; fromColumn: string; toTable: string; required: boolean };

/** Which tables belong together, in the order of the areas; a table in none of them is an error. */
const AREAS: Record<string, string[]> = {
  'Identity and messages': [
    'account',
    'account_session',
    'staff_assignment',
    'trainer_group',
    'desk_recording',
    'record_number',
    'consent',
    'erasure_request',
    'member_invitation',
    'join_request',
    'record_reading',
    'message',
    'rate_limit',
  ],
  Programme: [
    'branch',
    'branch_total',
    'self_help_group',
    'member',
    'membership',
    'group_constitution',
    'group_office',
    'group_goal',
    'group_cycle',
    'rotation_turn',
    'share_out',
    'share_out_word',
    'meeting',
    'attendance_mark',
    'saving',
    'cash_movement',
    'meeting_sheet',
    'meeting_sheet_event',
    'meeting_signature',
    'meeting_detail',
    'meeting_resolution',
    'meeting_plan',
    'member_pin',
    'member_pin_event',
    'seal_key',
    'training_module',
    'training_attendance',
    'assessment',
  ],
  Credit: [
    'loan',
    'loan_instalment',
    'loan_payment',
    'loan_product',
    'loan_product_version',
    'loan_request',
    'loan_form',
    'loan_resolution',
    'loan_event',
    'loan_write_off',
    'partner_institution',
    'credit_referral',
    'credit_referral_event',
    'outside_loan_status',
    'portfolio_figure',
    'portfolio_people',
    'portfolio_change',
  ],
  Training: [
    'curriculum',
    'curriculum_module',
    'training_session',
    'training_session_group',
    'training_session_member',
    'training_session_event',
    'assessment_sheet',
    'certificate',
    'certificate_withdrawal',
  ],
  Ledger: ['ledger_account', 'ledger_entry', 'ledger_line', 'ledger_proof'],
  'Enterprises and eligibility': [
    'enterprise',
    'enterprise_owner',
    'rule_set',
    'vetting_visit',
    'waiver',
    'eligibility_decision',
    'eligibility_evidence',
    'enterprise_standing',
    'standing_notice',
    'judgement_due',
    'judged_day',
    'judgement_turn',
    'suspension',
    'refused_lifting',
    'waiver_request',
    'appeal',
  ],
  'Vetting, suppliers, rule sets and early warning': [
    'visit_sheet',
    'visit_sheet_event',
    'visit_photo',
    'supplier_block',
    'rule_set_draft',
    'rule_set_replay',
    'rule_set_replay_cell',
    'rule_set_replay_change',
    'group_visit_task',
  ],
  Catalogue: [
    'category',
    'unit',
    'product_type',
    'product_term',
    'place',
    'offer',
    'offer_price_tier',
    'offer_photo',
    'offer_event',
  ],
  Suppliers: ['supplier_account', 'supplier_note', 'sample_request', 'sample_event'],
  'Saved searches': ['saved_search', 'saved_search_product', 'saved_search_match'],
  'Open interface': ['api_token'],
  'Wanted posts': ['wanted_post', 'wanted_post_event', 'wanted_match', 'wanted_fit'],
  Quotes: ['quote_batch', 'quote_request', 'quote', 'quote_tier', 'quote_event', 'offer_cost', 'quote_below_cost'],
  'Buying together': ['group_purchase', 'group_purchase_share', 'group_purchase_event'],
  Orders: [
    'purchase_order',
    'purchase_order_line',
    'purchase_order_event',
    'purchase_order_allocation',
    'capacity_commitment',
  ],
  Search: [],
  'Registers taken in, events, audit': [
    'register_import',
    'register_import_refusal',
    'register_import_enterprise',
    'imported_offer',
    'outbox_event',
    'audit_log',
  ],
};

/** Describes the database as Markdown: a drawn diagram an area (Mermaid), read from the database's own catalogue. */
export async function describeDataModel(db: Kysely<unknown>): Promise<string> {
  const [columns, references] = await Promise.all([readColumns(db), readReferences(db)]);
  const tables = [...new Set(columns.map(({ tableName }) => tableName))];
  const areas = Object.entries(AREAS).map(([area, named]): [string, string[]] => [
    area,
    area === 'Search' ? tables.filter((table) => table.startsWith('search_')) : named,
  ]);
  const known = new Set(areas.flatMap(([, named]) => named));
  const strangers = tables.filter((table) => !known.has(table));
  if (strangers.length > 0) throw new Error(`db/data-model.ts names no area for: ${strangers.join(', ')}`);
  const sections = areas.map(([area, named]) => `## ${area}\n\n${diagram(named, columns, references)}\n`);
  return `# The data model\n\nDrawn from the database by \`npm run docs:data-model\`. Lines are foreign keys.\n\n${sections.join('\n')}`;
}

function diagram(tables: string[], columns: Column[], references: Reference[]): string {
  const boxes = tables.map((table) => {
    const lines = columns
      .filter(({ tableName }) => tableName === table)
      .map(({ columnName, type, key, required }) => {
        const mark = key === null ? '' : ` ${key}`;
        return `    ${type} ${columnName}${mark}${required ? '' : ' "may be empty"'}`;
      });
    return `  ${table} {\n${lines.join('\n')}\n  }`;
  });
  const arrows = references
    .filter(({ fromTable }) => tables.includes(fromTable))
    .map(
      ({ fromTable, fromColumn, toTable, required }) =>
        `  ${toTable} ${required ? '||' : '|o'}--o{ ${fromTable} : ${fromColumn}`,
    );
  return ['```mermaid', 'erDiagram', ...boxes, ...arrows, '```'].join('\n');
}

async function readColumns(db: Kysely<unknown>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as "tableName", a.attname as "columnName", a.attnotnull as required,
      replace(replace(format_type(a.atttypid, null), ' ', '_'), 'timestamp_with_time_zone', 'timestamptz') as type,
      case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'
          and a.attnum = any(k.conkey)) then 'PK'
        when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
          and a.attnum = any(k.conkey)) then 'FK'
        when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'u'
          and k.conkey = array[a.attnum]) then 'UK' end as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and c.relname not like 'kysely_%'
    order by c.relname, a.attnum
  `.execute(db);
  return rows;
}

async function readReferences(db: Kysely<unknown>): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select k.conrelid::regclass::text as "fromTable", k.confrelid::regclass::text as "toTable",
      a.attname as "fromColumn", a.attnotnull as required
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0
    order by 1, 3
  `.execute(db);
  return rows;
}
