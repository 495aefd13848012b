import { dayText, dayTextOrEmpty, type Day } from '../day';
import type { Prng } from '../prng';
import type { RegisterRows } from '../writing/register-columns';
import type { Calendar, Enterprise, GroupPlan } from './group';

/** Writes the staff's visits to an enterprise; the latest is the one that counts. */
export function writeVisits(plan: GroupPlan, enterprise: Enterprise, calendar: Calendar, rows: RegisterRows): void {
  const random = plan.random.fork(`visits ${enterprise.code}`);
  const { vetting } = enterprise;
  if (vetting === 'none') return;
  const visitedOn = calendar.today - (vetting === 'old' ? random.int(380, 520) : random.int(25, 270));
  if (random.chance(0.35)) {
    const earlier = visitedOn - random.int(40, 300);
    const passed = random.chance(0.5);
    writeVisit(plan, enterprise, earlier, passed, earlier + random.int(2, 12), random, rows);
  }
  const approvedOn = vetting === 'unapproved' ? null : visitedOn + random.int(1, 14);
  writeVisit(plan, enterprise, visitedOn, vetting !== 'failed', approvedOn, random, rows);
}

function writeVisit(
  plan: GroupPlan,
  enterprise: Enterprise,
  visitedOn: Day,
  passed: boolean,
  approvedOn: Day | null,
  random: Prng,
  rows: RegisterRows,
): void {
  const [visitor = '', approver = ''] = random.shuffled(plan.place.staff);
  rows.write('vetting_visits', [
    enterprise.code,
    dayText(visitedOn),
    visitor,
    passed ? 'pass' : 'fail',
    approvedOn === null ? '' : approver,
    dayTextOrEmpty(approvedOn),
  ]);
}
