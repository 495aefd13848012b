import { addDays, daysBetween } from '~/platform/day';

/** What a group's page says has to be done; words: `group.task.<code>`. */
export type GroupTask = {
  code:
    | 'meeting-waiting'
    | 'meeting-overdue'
    | 'cash-gap'
    | 'loans-overdue'
    | 'office-ending'
    | 'office-vacant'
    | 'goal-due'
    | 'cycle-ending'
    | 'cycle-missing'
    | 'constitution-missing'
    | 'owed-to-leavers';
  /** Whether it is late already, or a difference: shown first. */
  pressing: boolean;
  values: Record<string, string | number>;
};

/** What the tasks are read from. Days are 'YYYY-MM-DD', amounts minor units. */
export type GroupState = {
  today: string;
  kind: 'savings' | 'shares' | 'rotating';
  nextMeetingOn: string | null;
  lastMeeting: { heldOn: string; countedMinor: number | null; computedMinor: number | null } | null;
  waitingSheet: { id: string; heldOn: string } | null;
  overdueLoans: number;
  owedToLeavers: number;
  terms: object | null;
  cycle: { toOn: string } | null;
  members: readonly { role: string; name: string; officeUntil: string | null }[];
  goals: readonly { state: string; words: string; dueOn: string }[];
};

/** So many days before a term, goal or cycle ends it is time to see to it. */
const AHEAD_DAYS = 30;
const NEEDED_OFFICES = ['president', 'secretary', 'treasurer'] as const;

/** What needs doing in a group, the pressing first. */
export function groupTasks(group: GroupState): GroupTask[] {
  const { today } = group;
  const soon = addDays(today, AHEAD_DAYS);
  const tasks: GroupTask[] = [];
  const add = (code: GroupTask['code'], pressing: boolean, values: GroupTask['values'] = {}) =>
    tasks.push({ code, pressing, values });
  if (group.waitingSheet) {
    add('meeting-waiting', true, { on: group.waitingSheet.heldOn, sheetId: group.waitingSheet.id });
  }
  if (group.nextMeetingOn !== null && group.nextMeetingOn < today) {
    add('meeting-overdue', true, { on: group.nextMeetingOn, days: daysBetween(group.nextMeetingOn, today) });
  }
  const { lastMeeting } = group;
  if (lastMeeting?.countedMinor != null && lastMeeting.computedMinor !== null) {
    const gapMinor = lastMeeting.countedMinor - lastMeeting.computedMinor;
    if (gapMinor !== 0) add('cash-gap', true, { on: lastMeeting.heldOn, gapMinor });
  }
  if (group.overdueLoans > 0) add('loans-overdue', true, { count: group.overdueLoans });
  for (const role of NEEDED_OFFICES) {
    if (!group.members.some((member) => member.role === role)) add('office-vacant', true, { role });
  }
  for (const { role, name, officeUntil } of group.members) {
    if (officeUntil !== null && officeUntil <= soon) {
      add('office-ending', officeUntil < today, { role, name, on: officeUntil });
    }
  }
  for (const { state, words, dueOn } of group.goals) {
    if (state === 'set' && dueOn <= soon) add('goal-due', dueOn < today, { words, on: dueOn });
  }
  if (group.cycle && group.cycle.toOn <= soon) add('cycle-ending', group.cycle.toOn < today, { on: group.cycle.toOn });
  if (!group.cycle) add('cycle-missing', false);
  if (!group.terms) add('constitution-missing', false);
  if (group.owedToLeavers > 0) add('owed-to-leavers', false, { count: group.owedToLeavers });
  return tasks.sort((a, b) => Number(b.pressing) - Number(a.pressing));
}
