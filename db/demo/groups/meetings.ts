import { dayOfMonth, monthsLater, type Day } from '../day';
import type { Prng } from '../prng';
import type { Calendar, GroupPlan, HeldMeeting, Meeting } from './group';

const daysBetween = { weekly: 7, fortnightly: 14 } as const;

/** The meetings that the registers cover, oldest first. */
export function planMeetings(plan: GroupPlan, calendar: Calendar): Meeting[] {
  const random = plan.random.fork('meetings');
  const days = scheduledDays(plan, calendar, random);
  const windowFrom = monthsLater(calendar.today, -6);
  const skipEvery = random.int(2, 3);
  let sinceMissed = 99;
  return days.map((scheduledOn, index) => {
    const fromEnd = days.length - 1 - index;
    const status = statusOf(plan, scheduledOn, fromEnd, { windowFrom, skipEvery, sinceMissed, calendar }, random);
    sinceMissed = status === 'missed' ? 0 : sinceMissed + 1;
    if (status !== 'held') return { scheduledOn, status, heldOn: null };
    const late = plan.cadence !== 'weekly' && random.chance(0.05) ? random.int(1, 2) : 0;
    return { scheduledOn, status, heldOn: Math.min(scheduledOn + late, Math.max(scheduledOn, calendar.until)) };
  });
}

/** Those that took place. */
export function heldMeetings(meetings: readonly Meeting[]): HeldMeeting[] {
  return meetings.flatMap((meeting) => (meeting.heldOn === null ? [] : [{ ...meeting, heldOn: meeting.heldOn }]));
}

/** Counted back from the last meeting, which is at most twelve days before the registers end. */
function scheduledDays(plan: GroupPlan, { from, until }: Calendar, random: Prng): Day[] {
  const first = Math.max(from, plan.formedOn);
  let last = until - random.int(0, plan.cadence === 'weekly' ? 6 : 9);
  if (plan.cadence === 'monthly' && dayOfMonth(last) > 28) last -= 3;
  const days: Day[] = [];
  for (let back = 0; ; back += 1) {
    const day = plan.cadence === 'monthly' ? monthsLater(last, -back) : last - back * daysBetween[plan.cadence];
    if (day < first) return days.reverse();
    days.push(day);
  }
}

interface Standing {
  windowFrom: Day;
  /** A skipping group misses one meeting of this many. */
  skipEvery: number;
  /** Meetings since the last one that was missed. */
  sinceMissed: number;
  calendar: Calendar;
}

function statusOf(
  plan: GroupPlan,
  scheduledOn: Day,
  fromEnd: number,
  { windowFrom, skipEvery, sinceMissed, calendar }: Standing,
  random: Prng,
): Meeting['status'] {
  const lately = scheduledOn > windowFrom;
  if (plan.character === 'gone_quiet' && scheduledOn > calendar.today - 62) return 'cancelled';
  if (plan.character === 'skipping' && lately) return fromEnd % skipEvery === 1 ? 'missed' : 'held';
  if (lately && fromEnd < 3) return 'held';
  if (plan.cadence === 'monthly' && lately) return 'held';
  if (random.chance(0.03)) return 'cancelled';
  return sinceMissed >= 12 && random.chance(0.25) ? 'missed' : 'held';
}
