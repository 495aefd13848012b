import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_account drop constraint ledger_account_kind_check;
    alter table ledger_account add constraint ledger_account_kind_check check (kind in ('cash_box', 'bank',
      'mobile_money', 'loan_receivable', 'expense', 'loan_loss', 'member_savings', 'social_fund', 'rotation_pot',
      'programme_fund', 'interest_income', 'fine_income', 'other_income', 'share_out'));
  `.execute(db);
}
