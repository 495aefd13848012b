import type { Prng } from '../prng';
import { isMemberOn, type GroupPlan, type HeldMeeting, type Member } from './group';

export type Mark = 'present' | 'late' | 'absent' | 'excused';

/** What one expected member did at one meeting. */
export interface Turnout {
  member: Member;
  mark: Mark;
  deposits: boolean;
}

/** How likely it is that a member comes, and that one who came puts money in. */
interface Rates {
  attend: number;
  save: number;
}

const usualRates: Rates = { attend: 0.91, save: 0.95 };
const ratesOf: Partial<Record<GroupPlan['character'], Rates>> = {
  strong: { attend: 0.94, save: 0.97 },
  thinly_attended: { attend: 0.56, save: 0.97 },
  saving_little: { attend: 0.92, save: 0.6 },
};

/** Who came to a meeting and who saved, of all who were expected. `fromEnd` counts held meetings back from the last. */
export function turnout(
  plan: GroupPlan,
  members: readonly Member[],
  meeting: HeldMeeting,
  fromEnd: number,
  random: Prng,
): Turnout[] {
  const rates = ratesOf[plan.character] ?? usualRates;
  return members.flatMap((member, number) => {
    if (!isMemberOn(member, meeting.heldOn)) return [];
    const mark = markOf(plan, member, number + fromEnd, rates, random);
    const came = mark === 'present' || mark === 'late';
    return [
      { member, mark, deposits: came ? savesAt(plan, member, number + fromEnd, rates, random) : random.chance(0.35) },
    ];
  });
}

/** Steady members miss one meeting in fourteen, none of a monthly group; those of `every_other` miss each second one. */
function markOf(plan: GroupPlan, member: Member, count: number, rates: Rates, random: Prng): Mark {
  const { attends } = member.habits;
  if (attends === 'every_other') return count % 2 === 0 ? 'absent' : 'present';
  if (attends === 'steady') {
    if (plan.cadence !== 'monthly' && count % 14 === 7) return random.chance(0.5) ? 'excused' : 'absent';
    return random.chance(0.04) ? 'late' : 'present';
  }
  if (random.chance(rates.attend)) return random.chance(0.06) ? 'late' : 'present';
  return random.chance(0.25) ? 'excused' : 'absent';
}

function savesAt(plan: GroupPlan, member: Member, count: number, rates: Rates, random: Prng): boolean {
  const { saves } = member.habits;
  if (plan.kind === 'rotating') return true;
  if (saves === 'every_other') return count % 2 === 0;
  if (saves === 'steady') return plan.cadence === 'monthly' || count % 15 !== 4;
  return random.chance(rates.save);
}
