/** A register whose rows are kept as one record each, found by a key and updated by a correction. */
export type MasterRegister = {
  register: string;
  table: string;
  /** Columns of the table that find the record. */
  key: readonly string[];
  /** Every column of the table that the register fills, as an expression over the staged row `s` and the joins. */
  columns: Readonly<Record<string, string>>;
  /** Further values that later steps need, kept in `next_<register>` alone. */
  extra?: Readonly<Record<string, string>>;
  joins?: string;
  /** Records `t` that no file changes any more. */
  settled?: string;
  /** Whether the record has an id of its own (all but a pure pair). */
  withoutId?: true;
};

/** What is known, or will be with this folder, is named by `known_…` tables; see `known-records.server.ts`. */
export const masterRegisters = {
  branches: {
    register: 'branches',
    table: 'branch',
    key: ['code'],
    columns: {
      code: 's.branch_code',
      name: 's.name',
      country: 's.country',
      timezone: 's.timezone',
      currency: 's.currency',
    },
  },
  groups: {
    register: 'groups',
    table: 'self_help_group',
    key: ['code'],
    columns: {
      code: 's.group_code',
      branch_id: 'b.id',
      name: 's.name',
      kind: 's.kind',
      formed_on: 's.formed_on',
      closed_on: 's.closed_on',
      no_lending_resolution_on: 's.no_lending_resolution_on',
    },
    joins: 'left join known_branch b on b.code = s.branch_code',
  },
  members: {
    register: 'members',
    table: 'member',
    key: ['code'],
    settled: 't.erased_at is not null',
    columns: {
      code: 's.member_code',
      display_name: 's.display_name',
      birth_year: 's.birth_year',
      phone: 's.phone',
      consent_on: 's.consent_on',
      consent_withdrawn_on: 's.consent_withdrawn_on',
      identity_seen_on: 's.identity_seen_on',
    },
  },
  memberships: {
    register: 'memberships',
    table: 'membership',
    key: ['member_id', 'group_id', 'joined_on'],
    columns: { member_id: 'm.id', group_id: 'g.id', joined_on: 's.joined_on', left_on: 's.left_on', role: 's.role' },
    joins: 'left join known_member m on m.code = s.member_code left join known_group g on g.code = s.group_code',
  },
  meetings: {
    register: 'meetings',
    table: 'meeting',
    key: ['group_id', 'scheduled_on'],
    columns: {
      group_id: 'g.id',
      scheduled_on: 's.scheduled_on',
      status: 's.status',
      held_on: 's.held_on',
      cash_open_minor: minor('cash_open'),
      cash_close_counted_minor: minor('cash_close_counted'),
    },
    extra: { group_code: 's.group_code' },
    joins: 'left join known_group g on g.code = s.group_code',
  },
  loans: {
    register: 'loans',
    table: 'loan',
    key: ['code'],
    columns: {
      code: 's.loan_code',
      source: 's.source',
      group_id: 'g.id',
      member_id: 'm.id',
      partner: 's.partner',
      disbursed_on: 's.disbursed_on',
      principal_minor: minor('principal'),
      annual_rate_percent: 's.annual_rate_percent',
      method: 's.method',
      status: 's.status',
      status_on: 's.status_on',
    },
    joins: 'left join known_group g on g.code = s.group_code left join known_member m on m.code = s.member_code',
  },
  training_modules: {
    register: 'training_modules',
    table: 'training_module',
    key: ['code'],
    columns: {
      code: 's.module_code',
      country: 's.country',
      step: 's.step',
      topic: 's.topic',
      title: 's.title',
      minutes: 's.minutes',
      mandatory: 's.mandatory',
    },
  },
  enterprises: {
    register: 'enterprises',
    table: 'enterprise',
    key: ['code'],
    settled: 't.erased_at is not null',
    columns: {
      code: 's.enterprise_code',
      name: 's.name',
      kind: 's.kind',
      group_id: 'g.id',
      country: 'g.country',
      district: 'g.branch_name',
      sector: 's.sector',
      status: 's.status',
      started_on: 's.started_on',
      pickup_place: 's.pickup_place',
      payout_method: 's.payout_method',
    },
    joins: 'left join known_group g on g.code = s.group_code',
  },
  suppliers: {
    register: 'suppliers',
    table: 'enterprise',
    key: ['code'],
    columns: {
      code: 's.enterprise_code',
      name: 's.name',
      kind: `'supplier'`,
      country: 's.country',
      district: 's.district',
      vetted_on: 's.vetted_on',
      vetted_by: 's.vetted_by',
      contact_phone: 's.contact_phone',
    },
  },
  enterprise_owners: {
    register: 'enterprise_owners',
    table: 'enterprise_owner',
    key: ['enterprise_id', 'member_id'],
    columns: { enterprise_id: 'e.id', member_id: 'm.id', signatory: 's.signatory' },
    joins:
      'left join known_enterprise e on e.code = s.enterprise_code left join known_member m on m.code = s.member_code',
    withoutId: true,
  },
  vetting_visits: {
    register: 'vetting_visits',
    table: 'vetting_visit',
    key: ['enterprise_id', 'visited_on'],
    columns: {
      enterprise_id: 'e.id',
      visited_on: 's.visited_on',
      visitor: 's.visitor',
      outcome: 's.outcome',
      approver: 's.approver',
      approved_on: 's.approved_on',
    },
    joins: 'left join known_enterprise e on e.code = s.enterprise_code',
  },
  waivers: {
    register: 'waivers',
    table: 'waiver',
    key: ['enterprise_id', 'rule', 'granted_on'],
    columns: {
      enterprise_id: 'e.id',
      rule: 's.rule',
      granted_on: 's.granted_on',
      expires_on: 's.expires_on',
      granted_by: 's.granted_by',
      approved_by: 's.approved_by',
      reason_code: 's.reason_code',
      reason: 's.reason',
    },
    joins: 'left join known_enterprise e on e.code = s.enterprise_code',
  },
} as const satisfies Record<string, MasterRegister>;

/**
 * A staged amount in minor units of the currency whose digits `digits` says (the group's); null if it has more decimals
 * than those, which is refused elsewhere.
 */
export function minor(column: string, digits = 'g.digits'): string {
  return `case when s.${column}_scale <= ${digits}
    then s.${column} * (10 ^ (${digits} - s.${column}_scale))::bigint end`;
}
