/** The register files and their columns, in the order in which a folder is written. */
export const registerColumns = {
  branches: ['branch_code', 'name', 'country', 'timezone', 'currency'],
  groups: ['group_code', 'branch_code', 'name', 'kind', 'formed_on', 'closed_on', 'no_lending_resolution_on'],
  members: [
    'member_code',
    'display_name',
    'birth_year',
    'phone',
    'consent_on',
    'consent_withdrawn_on',
    'identity_seen_on',
  ],
  memberships: ['member_code', 'group_code', 'joined_on', 'left_on', 'role'],
  meetings: ['group_code', 'scheduled_on', 'status', 'held_on', 'cash_open', 'cash_close_counted'],
  attendance: ['group_code', 'scheduled_on', 'member_code', 'mark'],
  savings: ['group_code', 'scheduled_on', 'member_code', 'amount'],
  cash_movements: ['group_code', 'scheduled_on', 'kind', 'amount', 'note'],
  loans: [
    'loan_code',
    'source',
    'group_code',
    'member_code',
    'partner',
    'disbursed_on',
    'principal',
    'annual_rate_percent',
    'method',
    'status',
    'status_on',
  ],
  loan_instalments: ['loan_code', 'number', 'due_on', 'principal_due', 'interest_due'],
  loan_payments: ['loan_code', 'paid_on', 'amount'],
  training_modules: ['module_code', 'country', 'step', 'topic', 'title', 'minutes', 'mandatory'],
  training_attendance: ['member_code', 'module_code', 'session_on', 'minutes'],
  assessments: ['member_code', 'module_code', 'assessed_on', 'form', 'passed'],
  enterprises: [
    'enterprise_code',
    'name',
    'kind',
    'group_code',
    'sector',
    'status',
    'started_on',
    'pickup_place',
    'payout_method',
  ],
  enterprise_owners: ['enterprise_code', 'member_code', 'signatory'],
  vetting_visits: ['enterprise_code', 'visited_on', 'visitor', 'outcome', 'approver', 'approved_on'],
  waivers: [
    'enterprise_code',
    'rule',
    'granted_on',
    'expires_on',
    'granted_by',
    'approved_by',
    'reason_code',
    'reason',
  ],
  offers: [
    'offer_code',
    'enterprise_code',
    'title',
    'description',
    'language',
    'product_type',
    'unit',
    'price',
    'currency',
    'min_quantity',
    'quantity_step',
    'stock',
    'weekly_capacity',
    'lead_time_days',
    'photo',
  ],
  suppliers: ['enterprise_code', 'name', 'country', 'district', 'vetted_on', 'vetted_by', 'contact_phone'],
} as const;

export type RegisterName = keyof typeof registerColumns;

/** What takes the rows of a folder; values stand in the order of the columns. */
export interface RegisterRows {
  write(register: RegisterName, values: readonly (string | number)[]): void;
}

/** One line of a register file, quoted where it must be, with its line end. */
export function csvLine(values: readonly (string | number)[]): string {
  let line = '';
  for (const value of values) {
    const text = typeof value === 'number' ? String(value) : value;
    line += `${line === '' ? '' : ','}${/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text}`;
  }
  return `${line}\n`;
}

/** An amount of minor units of a currency with two digits as the text of major units, e.g. "1250.50". */
export function amountText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
