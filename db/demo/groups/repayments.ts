import type { Day } from '../day';
import type { Prng } from '../prng';

export interface Instalment {
  number: number;
  dueOn: Day;
  principalMinor: number;
  interestMinor: number;
}

export interface Payment {
  paidOn: Day;
  amountMinor: number;
}

/**
 * How a loan comes back: `prompt` every instalment by its day, `slack` now and then some days late, `tardy` every one
 * one to three weeks late, `stuck` nothing more after the first one or two.
 */
export type RepaymentStory = 'prompt' | 'slack' | 'tardy' | 'stuck';

export interface RepaymentDays {
  disbursedOn: Day;
  /** Days of held meetings, at which members pay if they can; empty for a loan that is paid elsewhere. */
  heldOn: readonly Day[];
  /** No payment after this day is known. */
  until: Day;
  today: Day;
}

/** The payments of a loan up to the registers' end, in the order of their days. */
export function planPayments(
  instalments: readonly Instalment[],
  story: RepaymentStory,
  days: RepaymentDays,
  random: Prng,
): Payment[] {
  const payments: Payment[] = [];
  const paidBeforeStuck = story === 'stuck' ? random.int(0, 2) : instalments.length;
  let previousDue = days.disbursedOn;
  for (const { number, dueOn, principalMinor, interestMinor } of instalments) {
    if (number > paidBeforeStuck) break;
    const late = lateDays(story, random);
    const paidOn = late > 0 ? dueOn + late : promptDay(previousDue, dueOn, days);
    previousDue = dueOn;
    if (paidOn === null || paidOn > days.until) continue;
    pay(payments, paidOn, principalMinor + interestMinor, random);
  }
  return payments.sort((a, b) => a.paidOn - b.paidOn);
}

function lateDays(story: RepaymentStory, random: Prng): number {
  if (story === 'tardy') return random.int(8, 22);
  return story === 'slack' && random.chance(0.2) ? random.int(2, 18) : 0;
}

/** The last meeting up to the due day, else that day itself or the registers' end; null for what is not yet due. */
function promptDay(previousDue: Day, dueOn: Day, { heldOn, until, today }: RepaymentDays): Day | null {
  if (dueOn > today) return null;
  const meeting = heldOn.findLast((day) => day <= dueOn && day > previousDue && day <= until);
  return meeting ?? Math.min(dueOn, until);
}

/** At once, or sometimes in two parts on one day. */
function pay(payments: Payment[], paidOn: Day, amountMinor: number, random: Prng): void {
  const first = amountMinor > 200 && random.chance(0.05) ? Math.floor(amountMinor / 200) * 100 : amountMinor;
  payments.push({ paidOn, amountMinor: first });
  if (first < amountMinor) payments.push({ paidOn, amountMinor: amountMinor - first });
}
