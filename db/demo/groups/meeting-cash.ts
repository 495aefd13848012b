import type { Prng } from '../prng';
import { amountText, type RegisterRows } from '../writing/register-columns';
import type { Turnout } from './attendance';
import type { GroupPlan, Member } from './group';

type MovementKind =
  | 'fine'
  | 'social_fund_in'
  | 'social_fund_out'
  | 'expense'
  | 'bank_deposit'
  | 'bank_withdrawal'
  | 'other_in'
  | 'other_out';

const helped = ['hospital visit', 'funeral', 'school fees', 'new baby', 'medicine', 'roof after the storm'];
const spent = ['stationery', 'passbooks and pens', 'tea', 'bus fare to the bank', 'photocopies', 'new cash box lock'];

/** The cash box of a group, meeting by meeting; every movement is written, so that what is counted can be reckoned. */
export class MeetingCash {
  /** Minor units on the table as the meeting goes on. */
  onTable: number;
  private opened: number;
  private scheduledOn = '';
  private socialFund = 0;
  private bank = 0;
  private pot = 0;
  private readonly saving: number;
  private readonly savedBy = new Map<string, number>();
  private readonly habit = new Map<string, number>();

  constructor(
    private readonly plan: GroupPlan,
    opening: number,
    private readonly random: Prng,
    private readonly rows: RegisterRows,
  ) {
    this.onTable = opening;
    this.opened = opening;
    this.saving = random.pick(plan.country.money.saving);
  }

  begin(scheduledOn: string): void {
    this.scheduledOn = scheduledOn;
    this.opened = this.onTable;
    this.pot = 0;
  }

  takePayments(minor: number): void {
    this.onTable += minor;
  }

  lend(minor: number): void {
    this.onTable -= minor;
  }

  /** Deposits of those who put money in (a half of what is usual, in lean weeks), and now and then a withdrawal. */
  takeSavings(present: readonly Turnout[], lean: boolean): void {
    for (const { member, deposits } of present) {
      if (deposits) this.save(member, this.deposit(member) / (lean ? 2 : 1));
      const ordinary = member.habits.saves === 'usual' && this.plan.kind !== 'rotating';
      if (ordinary && this.random.chance(0.012)) this.withdraw(member, 0.4);
    }
    if (this.plan.kind === 'rotating' && this.pot > 0) {
      const turn = this.random.pick(present).member;
      this.move('other_out', this.pot, `pot for ${turn.givenName}`);
    }
  }

  takeFinesAndSocialFund(present: readonly Turnout[]): void {
    const { fine, social } = this.plan.country.money;
    const late = present.filter(({ mark }) => mark === 'late').length;
    if (late > 0 && this.random.chance(0.6)) this.move('fine', fine * late, late > 1 ? 'late coming' : '');
    const came = present.filter(({ mark }) => mark === 'present' || mark === 'late').length;
    if (came > 0 && (this.plan.cadence === 'monthly' || this.random.chance(0.45))) {
      this.socialFund += social * came;
      this.move('social_fund_in', social * came, '');
    }
  }

  /** Her savings, as far as the box can give them, at the last meeting before a member leaves. */
  payOut(member: Member): void {
    this.withdraw(member, 1);
  }

  /** Help from the social fund, small expenses, and the way to the bank and back. */
  spend(): void {
    const { fine, social, loanStep } = this.plan.country.money;
    const help = social * this.random.int(5, 20);
    if (this.random.chance(0.06) && help <= Math.min(this.socialFund, this.onTable)) {
      this.socialFund -= help;
      this.move('social_fund_out', help, this.random.pick(helped));
    }
    const cost = fine * this.random.int(1, 6);
    if (this.random.chance(0.05) && cost <= this.onTable) this.move('expense', cost, this.random.pick(spent));
    if (this.onTable > 40 * loanStep) {
      const banked = Math.floor(this.onTable / 2 / loanStep) * loanStep;
      this.bank += banked;
      this.move('bank_deposit', banked, '');
    } else if (this.bank >= 4 * loanStep && this.onTable < 3 * loanStep) {
      this.bank -= 4 * loanStep;
      this.move('bank_withdrawal', 4 * loanStep, 'for loans');
    }
    if (this.random.chance(0.012)) this.move('other_in', fine * this.random.int(5, 40), 'sale at the group stall');
  }

  /** What the meeting opened with and what was counted at its end; the next one opens with what was counted. */
  close(error: number | 'blank'): { opened: string; counted: string } {
    const opened = amountText(this.opened);
    if (error === 'blank') return { opened, counted: '' };
    this.onTable = Math.max(0, this.onTable + error);
    return { opened, counted: amountText(this.onTable) };
  }

  private deposit(member: Member): number {
    if (this.plan.kind === 'rotating') return this.saving;
    if (this.plan.kind === 'savings') return this.saving * (this.random.chance(0.08) ? 2 : 1);
    const shares = this.habit.get(member.code) ?? this.random.int(1, 4);
    this.habit.set(member.code, shares);
    return this.saving * Math.min(5, shares + (this.random.chance(0.15) ? 1 : 0));
  }

  private save(member: Member, amount: number): void {
    this.savedBy.set(member.code, (this.savedBy.get(member.code) ?? 0) + amount);
    this.onTable += amount;
    this.pot += amount;
    this.rows.write('savings', [this.plan.code, this.scheduledOn, member.code, amountText(amount)]);
  }

  private withdraw(member: Member, part: number): void {
    if (this.plan.kind === 'rotating') return;
    const saved = this.savedBy.get(member.code) ?? 0;
    const amount = Math.min(Math.floor((saved * part) / this.saving) * this.saving, this.onTable);
    if (amount <= 0) return;
    this.savedBy.set(member.code, saved - amount);
    this.onTable -= amount;
    this.rows.write('savings', [this.plan.code, this.scheduledOn, member.code, amountText(-amount)]);
  }

  private move(kind: MovementKind, amount: number, note: string): void {
    const inward = kind === 'fine' || kind === 'social_fund_in' || kind === 'bank_withdrawal' || kind === 'other_in';
    this.onTable += inward ? amount : -amount;
    this.rows.write('cash_movements', [this.plan.code, this.scheduledOn, kind, amountText(amount), note]);
  }
}
