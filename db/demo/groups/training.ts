import { dayText, monthsLater, type Day } from '../day';
import type { Prng } from '../prng';
import type { RegisterRows } from '../writing/register-columns';
import type { Calendar, GroupPlan, Member } from './group';
import { trainingModules, type TrainingModule } from './training-modules';

const forms = [
  ['oral', 5],
  ['observed', 3],
  ['written', 2],
] as const;

/** Writes who took part in the group's training and how she was assessed. */
export function writeTraining(
  plan: GroupPlan,
  members: readonly Member[],
  calendar: Calendar,
  rows: RegisterRows,
): void {
  const random = plan.random.fork('training');
  const modules = trainingModules(plan.country.code);
  const sessions = sessionDays(plan, modules, calendar, random);
  for (const member of members) {
    const missing = gapsOf(member, modules, random);
    for (const [index, module] of modules.entries()) {
      const day = sessions[index];
      if (day === undefined && member.habits.trains === 'usual') continue;
      const course = new Course(member, module, calendar, random, rows);
      if (missing.has(module.code)) course.leaveOpen(day);
      else if (member.habits.trains === 'usual') course.followAsMost(day ?? null);
      else course.complete(day ?? null);
    }
  }
}

/** Mandatory modules that a member of `gaps` has not completed. */
function gapsOf(member: Member, modules: readonly TrainingModule[], random: Prng): ReadonlySet<string> {
  if (member.habits.trains !== 'gaps') return new Set();
  const mandatory = modules.filter((module) => module.mandatory).map((module) => module.code);
  return new Set(random.shuffled(mandatory).slice(0, random.int(1, 4)));
}

/** One session a module, step by step over about a year; what would lie ahead has not been held. */
function sessionDays(
  plan: GroupPlan,
  modules: readonly TrainingModule[],
  { today, until }: Calendar,
  random: Prng,
): Day[] {
  const begun = Math.max(plan.formedOn + random.int(10, 30), monthsLater(today, -28));
  const young = today - plan.formedOn < 200;
  const last = young ? begun + 330 : Math.min(begun + random.int(230, 400), until - 25);
  const each = (last - begun) / modules.length;
  return modules
    .map((_, index) => begun + Math.round(each * index) + random.int(0, 3))
    .filter((day) => day < until - 15);
}

/** One member's way through one module. */
class Course {
  constructor(
    private readonly member: Member,
    private readonly module: TrainingModule,
    private readonly calendar: Calendar,
    private readonly random: Prng,
    private readonly rows: RegisterRows,
  ) {}

  /** All minutes, sometimes at a second session, and a passed assessment, sometimes at the second try. */
  complete(session: Day | null): void {
    const { random, module, calendar } = this;
    const latest = calendar.until - 12;
    const first = Math.min(this.memberOn(session) ?? this.joinedOn() + random.int(5, 45), latest);
    if (random.chance(0.1)) {
      const part = Math.round((module.minutes * random.int(3, 6)) / 10);
      this.attend(first, part);
      this.attend(Math.min(first + random.int(2, 10), latest + 5), module.minutes - part);
    } else {
      this.attend(first, module.minutes);
    }
    const assessedOn = Math.min(first + random.int(1, 9), latest + 6);
    const failed = random.chance(0.06);
    if (failed) this.assess(assessedOn, false);
    this.assess(assessedOn + (failed ? random.int(2, 6) : 0), true);
  }

  /** As chance has it: most come, most of those are assessed, most of those pass. */
  followAsMost(session: Day | null): void {
    const { random, module, calendar } = this;
    const day = this.memberOn(session);
    if (day === null || !random.chance(0.84)) return;
    this.attend(day, random.chance(0.92) ? module.minutes : Math.round((module.minutes * random.int(3, 7)) / 10));
    if (random.chance(0.8)) this.assess(Math.min(day + random.int(1, 14), calendar.until), random.chance(0.94));
  }

  /** Not come, come for too short, not assessed, or not passed. */
  leaveOpen(session: Day | undefined): void {
    const { random, module, calendar } = this;
    const day = this.memberOn(session ?? null);
    const turn = random.int(0, 3);
    if (day === null || turn === 0) return;
    this.attend(day, turn === 1 ? Math.round(module.minutes / 2) : module.minutes);
    if (turn === 1 || turn === 3) this.assess(Math.min(day + random.int(1, 9), calendar.until), turn === 1);
  }

  /** The session's day if she was a member by then and had not left. */
  private memberOn(session: Day | null): Day | null {
    if (session === null) return null;
    const there = this.member.stays.some((stay) => stay.joinedOn <= session && (stay.leftOn ?? session + 1) > session);
    return there ? session : null;
  }

  private joinedOn(): Day {
    return this.member.stays.at(-1)?.joinedOn ?? this.calendar.from;
  }

  private attend(day: Day, minutes: number): void {
    this.rows.write('training_attendance', [this.member.code, this.module.code, dayText(day), minutes]);
  }

  private assess(day: Day, passed: boolean): void {
    const row = [this.member.code, this.module.code, dayText(day), this.random.weighted(forms), passed ? 'yes' : 'no'];
    this.rows.write('assessments', row);
  }
}
