import { dayText, dayTextOrEmpty } from '../day';
import type { RegisterRows } from '../writing/register-columns';
import { turnout, type Turnout } from './attendance';
import { heldMeetings, planMeetings } from './meetings';
import { isMemberOn, type Calendar, type GroupPlan, type HeldMeeting, type Member } from './group';
import { Lending } from './lending';
import type { Loan } from './loans';
import { MeetingCash } from './meeting-cash';
import type { Prng } from '../prng';

/** Writes a group's meetings with marks, savings and cash as they follow from each other, and gives its internal loans. */
export function writeMeetings(
  plan: GroupPlan,
  members: readonly Member[],
  calendar: Calendar,
  rows: RegisterRows,
): readonly Loan[] {
  const random = plan.random.fork('cash box');
  const meetings = planMeetings(plan, calendar);
  const held = heldMeetings(meetings);
  const lending = new Lending(plan, members, held, calendar, plan.random.fork('lending'));
  const cash = new MeetingCash(plan, openingCash(plan, calendar, members, random), random.fork('movements'), rows);
  const marksAbsence = random.chance(0.85);

  let index = 0;
  for (const meeting of meetings) {
    const scheduledOn = dayText(meeting.scheduledOn);
    const current = meeting.heldOn === null ? undefined : held[index];
    if (!current) {
      rows.write('meetings', [plan.code, scheduledOn, meeting.status, '', '', '']);
      continue;
    }
    const fromEnd = held.length - 1 - index;
    const present = turnout(plan, members, current, fromEnd, random);
    writeMarks(plan, scheduledOn, present, marksAbsence, rows);
    cash.begin(scheduledOn);
    cash.takePayments(lending.paidBackBy(current.heldOn));
    cash.takeSavings(present, isLean(plan, fromEnd));
    cash.takeFinesAndSocialFund(present);
    for (const leaver of leaving(members, current, held[index + 1])) cash.payOut(leaver);
    cash.spend();
    cash.lend(lending.lendAt(index, current.heldOn, cash.onTable));
    const { opened, counted } = cash.close(countingError(plan, fromEnd, random));
    rows.write('meetings', [plan.code, scheduledOn, meeting.status, dayTextOrEmpty(meeting.heldOn), opened, counted]);
    index += 1;
  }
  return lending.loans;
}

/** What the box held when the registers begin: nothing in a new group. */
function openingCash(plan: GroupPlan, calendar: Calendar, members: readonly Member[], random: Prng): number {
  if (plan.formedOn >= calendar.from) return 0;
  const [smallest = 0] = plan.country.money.saving;
  return smallest * members.length * random.int(2, 9);
}

function writeMarks(
  plan: GroupPlan,
  scheduledOn: string,
  present: readonly Turnout[],
  marksAbsence: boolean,
  rows: RegisterRows,
): void {
  for (const { member, mark } of present) {
    if (mark !== 'absent' || marksAbsence) rows.write('attendance', [plan.code, scheduledOn, member.code, mark]);
  }
}

/** Members for whom this is the last meeting before they leave. */
function leaving(members: readonly Member[], meeting: HeldMeeting, next: HeldMeeting | undefined): Member[] {
  if (!next) return [];
  return members.filter((member) => isMemberOn(member, meeting.heldOn) && !isMemberOn(member, next.heldOn));
}

/** Where nobody lends, the last three meetings brought little: an early warning for the trainer, and no verdict of any rule. */
function isLean(plan: GroupPlan, fromEnd: number): boolean {
  return plan.character === 'not_lending' && fromEnd < 3;
}

/** What the count of a group that does not reconcile is off by; `blank` where nobody wrote it down. */
function countingError(plan: GroupPlan, fromEnd: number, random: Prng): number | 'blank' {
  if (plan.character !== 'cash_gap' || fromEnd > 2) return 0;
  if (fromEnd > 0 && random.chance(0.5)) return 0;
  return random.chance(0.3) ? 'blank' : -plan.country.money.fine * random.int(1, 9);
}
