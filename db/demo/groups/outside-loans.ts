import { monthsLater } from '../day';
import type { Prng } from '../prng';
import type { Calendar, GroupPlan, Member, OutsideLoanStory } from './group';
import { monthlyInstalments, type Loan } from './loans';
import { isPaidUp } from './loans';
import { planPayments, type RepaymentStory } from './repayments';

const repayment: Readonly<Record<OutsideLoanStory, RepaymentStory>> = {
  prompt: 'prompt',
  overdue: 'stuck',
  written_off: 'stuck',
  restructured_kept: 'prompt',
  restructured_late: 'tardy',
};

/** Loans from the programme's own fund and from other lenders; they move no cash box. */
export function planOutsideLoans(plan: GroupPlan, members: readonly Member[], calendar: Calendar): Loan[] {
  const random = plan.random.fork('outside loans');
  const loans: Loan[] = [];
  for (const member of members) {
    const joinedOn = member.stays[0]?.joinedOn ?? plan.formedOn;
    const story = member.habits.outsideLoan ?? (random.chance(0.05) ? 'prompt' : null);
    if (story && joinedOn < calendar.today - 250)
      loans.push(outsideLoan(plan, member, story, loans.length, calendar, random));
  }
  return loans;
}

function outsideLoan(
  plan: GroupPlan,
  member: Member,
  story: OutsideLoanStory,
  index: number,
  calendar: Calendar,
  random: Prng,
): Loan {
  const { loanStep, largestOutsideLoan } = plan.country.money;
  const external = random.chance(0.45);
  const principalMinor = random.int(4, Math.floor(largestOutsideLoan / loanStep / 2)) * loanStep;
  const disbursedOn = calendar.today - random.int(170, 240);
  const offer = {
    disbursedOn,
    principalMinor,
    annualRatePercent: external ? random.pick(['24', '22.5', '20']) : random.pick(['8', '10', '12']),
    method: external ? ('declining_equal_instalments' as const) : ('declining_equal_principal' as const),
    months: random.int(10, 14),
  };
  const instalments = monthlyInstalments(offer);
  const days = { disbursedOn, heldOn: [], until: calendar.until, today: calendar.today };
  const payments = planPayments(instalments, repayment[story], days, random);
  const closed = isPaidUp({ instalments, payments });
  return {
    code: `${plan.code}-X${String(index + 1).padStart(2, '0')}`,
    source: external ? 'external_mfi' : 'own_fund',
    groupCode: plan.code,
    memberCode: member.code,
    partner: external ? random.pick(plan.country.lenders) : '',
    ...offer,
    ...statusOf(story, disbursedOn, closed, calendar, random),
    instalments,
    payments,
  };
}

function statusOf(
  story: OutsideLoanStory,
  disbursedOn: number,
  closed: boolean,
  calendar: Calendar,
  random: Prng,
): Pick<Loan, 'status' | 'statusOn'> {
  if (story === 'written_off') return { status: 'written_off', statusOn: calendar.today - random.int(5, 40) };
  if (story.startsWith('restructured')) return { status: 'restructured', statusOn: monthsLater(disbursedOn, 1) + 3 };
  return closed ? { status: 'closed', statusOn: calendar.until } : { status: 'active', statusOn: null };
}
