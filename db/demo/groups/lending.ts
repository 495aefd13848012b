import { monthsLater, type Day } from '../day';
import type { Prng } from '../prng';
import { isMemberOn, type Calendar, type GroupPlan, type HeldMeeting, type Member } from './group';
import { isPaidUp, monthlyInstalments, type Loan } from './loans';
import { planPayments, type RepaymentStory } from './repayments';

/** Instalments of a loan, from and to, by how the borrower repays. */
const months = { usual: [3, 10], prompt: [3, 4], tardy: [8, 11] } as const;

/** Days within which a loan of four months is wholly due. */
const soundTerm = 130;

const chanceOfLending = { weekly: 0.25, fortnightly: 0.42, monthly: 0.8 } as const;

/** A group's internal loans as its meetings go by: what is lent at each, and what comes back by the next. */
export class Lending {
  readonly loans: Loan[] = [];
  private readonly lends: boolean;
  private readonly method;
  private readonly rate: string;
  private readonly heldOn: readonly Day[];
  private readonly borrowed = new Set<Member>();
  private readonly counted: number[] = [];

  constructor(
    private readonly plan: GroupPlan,
    private readonly members: readonly Member[],
    held: readonly HeldMeeting[],
    private readonly calendar: Calendar,
    private readonly random: Prng,
  ) {
    this.lends = plan.kind !== 'rotating' && plan.character !== 'not_lending' && plan.noLendingOn === null;
    this.heldOn = held.map((meeting) => meeting.heldOn);
    this.method = random.weighted([
      ['flat', 5],
      ['declining_equal_instalments', 3],
      ['declining_equal_principal', 2],
    ] as const);
    this.rate = random.pick(['12', '12', '18', '24', '10', '18.5']);
  }

  /** What was paid since the meeting before, up to and on this day, in minor units. */
  paidBackBy(day: Day): number {
    let sum = 0;
    for (const [index, loan] of this.loans.entries()) {
      let next = this.counted[index] ?? 0;
      for (let payment = loan.payments[next]; payment && payment.paidOn <= day; payment = loan.payments[next]) {
        sum += payment.amountMinor;
        next += 1;
      }
      this.counted[index] = next;
    }
    return sum;
  }

  /** Lends out of the cash on the table, if the meeting does so at all; gives what was lent, in minor units. */
  lendAt(index: number, day: Day, cashMinor: number): number {
    const first = this.loans.length === 0 && index >= 3;
    const waiting = this.waiting(day);
    if (!this.lends || index < 2) return 0;
    if (!first && waiting.length === 0 && !this.random.chance(chanceOfLending[this.plan.cadence])) return 0;
    const step = this.plan.country.money.loanStep;
    if (cashMinor < step) return 0;
    const free = this.members.filter((member) => this.mayBorrow(member, day));
    const borrower = waiting[0] ?? (free.length > 0 ? this.random.pick(free) : undefined);
    if (!borrower) return 0;
    const share = 0.35 + this.random.next() * 0.4;
    const principalMinor = Math.min(Math.max(1, Math.floor((cashMinor * share) / step)), 30) * step;
    this.lend(borrower, day, principalMinor);
    return principalMinor;
  }

  /** Members whose registers are to show a loan with instalments due by now, who have none yet. */
  private waiting(day: Day): Member[] {
    const { today } = this.calendar;
    if (day < monthsLater(today, -11) || day > today - soundTerm) return [];
    return this.members.filter(
      (member) => member.habits.mustBorrow && !this.borrowed.has(member) && this.mayBorrow(member, day),
    );
  }

  /** Who pays promptly has nothing open today, so that her record stays good while the demo's registers stand still. */
  private mayBorrow(member: Member, day: Day): boolean {
    const recent = day > this.calendar.today - soundTerm;
    if (recent && member.habits.repays === 'prompt') return false;
    return isMemberOn(member, day) && !this.owes(member, day);
  }

  private owes(member: Member, day: Day): boolean {
    return this.loans.some((loan) => {
      if (loan.memberCode !== member.code) return false;
      const paidUpOn = loan.status === 'closed' ? loan.payments.at(-1)?.paidOn : undefined;
      return paidUpOn === undefined || paidUpOn >= day;
    });
  }

  private lend(member: Member, disbursedOn: Day, principalMinor: number): void {
    const { plan, random, calendar } = this;
    const [shortest, longest] = months[member.habits.repays];
    const offer = {
      disbursedOn,
      principalMinor,
      annualRatePercent: this.rate,
      method: this.method,
      months: random.int(shortest, longest),
    };
    const instalments = monthlyInstalments(offer);
    const days = { disbursedOn, heldOn: this.heldOn, until: calendar.until, today: calendar.today };
    const payments = planPayments(instalments, this.story(member, disbursedOn), days, random);
    const closed = isPaidUp({ instalments, payments });
    this.borrowed.add(member);
    this.loans.push({
      code: `${plan.code}-L${String(this.loans.length + 1).padStart(2, '0')}`,
      source: 'internal',
      groupCode: plan.code,
      memberCode: member.code,
      partner: '',
      ...offer,
      status: closed ? 'closed' : 'active',
      statusOn: closed ? (payments.at(-1)?.paidOn ?? null) : null,
      instalments,
      payments,
    });
  }

  private story(member: Member, disbursedOn: Day): RepaymentStory {
    if (member.habits.repays !== 'usual') return member.habits.repays;
    const old = disbursedOn < this.calendar.today - 95;
    if (this.plan.character === 'overdue' && old && this.random.chance(0.6)) return 'stuck';
    return this.random.chance(0.25) ? 'slack' : 'prompt';
  }
}
