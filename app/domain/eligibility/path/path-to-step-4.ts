import type { EvidenceLine } from '../enterprise-evidence';
import type { Rule } from '../rules';
import { dayAfterMonths, firstDayReached, nextMeetings, type Occasion } from './first-day';
import type { PathFacts } from './path-facts';

/** Who can do it: she alone, her whole group, the programme's staff, or nobody but time. */
export type PathHand = 'you' | 'group' | 'staff' | 'time';

export type PathWords =
  | ('attend' | 'save' | 'groupHold' | 'groupAttend' | 'groupSave' | 'groupCash' | 'groupMeet' | 'groupLend')
  | ('groupRepay' | 'wait' | 'age' | 'consent' | 'consentWithdrawn' | 'identity' | 'joinGroup' | 'payLate' | 'payNext')
  | ('lateFades' | 'modules' | 'noModules' | 'outsidePay' | 'outsideWait' | 'outsidePlan' | 'otherOwner')
  | ('signatories' | 'running' | 'starts' | 'startEnterprise' | 'visit' | 'pickup');

/** What is to be done for one rule that does not hold. */
export type PathStep = {
  rule: Rule;
  words: PathWords;
  hand: PathHand;
  /** How many meetings or instalments it takes; 0 where that says nothing. */
  count: number;
  /** Names of what is missing. */
  names: string[];
  /** The first day on which it holds if this is done, 'YYYY-MM-DD'; null where others decide when. */
  on: string | null;
};

/** The whole way. `on` is the latest day of all its steps; null where some step has no day, or nothing is missing. */
export type Path = { steps: PathStep[]; on: string | null };

const MEETINGS_AHEAD = 60;

/**
 * The nearest honest way to where every rule holds, from the lines of a judgement and the records behind them: each step
 * says who has to do it, and names a day only where the records and the calendar settle it.
 */
export function pathToStep4(lines: readonly EvidenceLine[], facts: PathFacts): Path {
  const steps = lines
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'no_data')
    .flatMap((line) => stepsFor(line, facts));
  const days = steps.map(({ on }) => on);
  const settled = days.length > 0 && days.every((on) => on !== null);
  return {
    steps,
    on: settled
      ? (days
          .filter((on) => on !== null)
          .sort()
          .at(-1) ?? null)
      : null,
  };
}

function stepsFor(line: EvidenceLine, facts: PathFacts): PathStep[] {
  const { rule } = line;
  if (line.member !== null && line.member.id !== facts.memberId) return [step(rule, 'otherOwner', 'group')];
  if (facts.groupEnterprise && (rule === 'M1' || rule === 'M6')) return [step(rule, 'signatories', 'group')];
  switch (rule) {
    case 'G2':
    case 'G3':
    case 'G4':
    case 'M3':
    case 'M4':
      return [ratioStep(rule, line, facts)];
    case 'G1':
    case 'G5':
    case 'G6':
    case 'G7':
      return [groupStep(rule, line, facts)];
    case 'M1':
      return agreementSteps(line, facts);
    case 'M2':
    case 'M5':
    case 'M6':
    case 'M7':
      return ownSteps(rule, line, facts);
    case 'E1':
    case 'E2':
    case 'E3':
      return [enterpriseStep(rule, facts)];
  }
}

type RatioRule = 'G2' | 'G3' | 'G4' | 'M3' | 'M4';

const RATIO_WORDS: Record<RatioRule, { words: PathWords; hand: PathHand }> = {
  G2: { words: 'groupHold', hand: 'group' },
  G3: { words: 'groupAttend', hand: 'group' },
  G4: { words: 'groupSave', hand: 'group' },
  M3: { words: 'attend', hand: 'you' },
  M4: { words: 'save', hand: 'you' },
};

/** What each meeting counts for a rule; for one to come, as if all went well. */
export function occasionsOf(rule: RatioRule, facts: PathFacts): { past: Occasion[]; next: Occasion[] } {
  const { meetings, members } = facts;
  const past = meetings.map((meeting): Occasion => {
    const { on } = meeting;
    switch (rule) {
      case 'G2':
        return { on, counts: meeting.held ? 1 : 0, of: 1 };
      case 'G3':
        return { on, counts: meeting.attended, of: meeting.expected };
      case 'G4':
        return { on, counts: meeting.deposited, of: meeting.expected };
      case 'M3':
        return { on, counts: meeting.own.attended ? 1 : 0, of: meeting.own.expected ? 1 : 0 };
      case 'M4':
        return { on, counts: meeting.own.attended && meeting.own.deposited ? 1 : 0, of: meeting.own.attended ? 1 : 0 };
    }
  });
  const weight = rule === 'G3' || rule === 'G4' ? Math.max(1, members) : 1;
  const days = nextMeetings(
    facts.today,
    meetings.map(({ on }) => on),
    MEETINGS_AHEAD,
  );
  return { past, next: days.map((on) => ({ on, counts: weight, of: weight })) };
}

function ratioStep(rule: RatioRule, line: EvidenceLine, facts: PathFacts): PathStep {
  const { past, next } = occasionsOf(rule, facts);
  const least = rule === 'G3' || rule === 'G4' ? 1 : facts.numbers.leastMeetings;
  const need = { months: facts.numbers.windowMonths, percent: line.threshold?.value ?? 100, least };
  const reached = firstDayReached(facts.today, past, next, need);
  const { words, hand } = RATIO_WORDS[rule];
  return { ...step(rule, words, hand, reached?.on ?? null), count: reached?.occasions ?? 0 };
}

function groupStep(rule: 'G1' | 'G5' | 'G6' | 'G7', line: EvidenceLine, facts: PathFacts): PathStep {
  const [next = facts.today, second = next, third = second] = nextMeetings(
    facts.today,
    facts.meetings.map(({ on }) => on),
    3,
  );
  switch (rule) {
    case 'G1': {
      const months = line.threshold?.value ?? 6;
      if (facts.firstHeldOn === null) return step(rule, 'groupMeet', 'group', dayAfterMonths(next, months));
      return step(rule, 'wait', 'time', dayAfterMonths(facts.firstHeldOn, months));
    }
    case 'G5':
      return step(rule, 'groupLend', 'group', next);
    case 'G6':
      return step(rule, 'groupRepay', 'group');
    case 'G7': {
      const missing = Math.max(1, facts.numbers.reconciledMeetings - facts.rightLately);
      return { ...step(rule, 'groupCash', 'group', [next, second, third][missing - 1] ?? null), count: missing };
    }
  }
}

function agreementSteps(line: EvidenceLine, { today, person }: PathFacts): PathStep[] {
  const years = line.threshold?.value ?? 19;
  const grown = `${person.birthYear + years}-01-01`;
  return [
    ...(person.consent === 'none' ? [step('M1', 'consent', 'you')] : []),
    ...(person.consent === 'withdrawn' ? [step('M1', 'consentWithdrawn', 'you')] : []),
    ...(person.identitySeen ? [] : [step('M1', 'identity', 'staff')]),
    ...(grown > today ? [step('M1', 'age', 'time', grown)] : []),
  ];
}

function ownSteps(rule: 'M2' | 'M5' | 'M6' | 'M7', line: EvidenceLine, facts: PathFacts): PathStep[] {
  switch (rule) {
    case 'M2':
      if (facts.person.joinedOn === null) return [step(rule, 'joinGroup', 'you')];
      return [step(rule, 'wait', 'time', dayAfterMonths(facts.person.joinedOn, line.threshold?.value ?? 6))];
    case 'M5':
      return instalmentSteps(line, facts);
    case 'M6':
      if (facts.modules.length === 0) return [step(rule, 'noModules', 'staff')];
      return [{ ...step(rule, 'modules', 'staff'), names: facts.modules, count: facts.modules.length }];
    case 'M7':
      return outsideSteps(facts);
  }
}

function instalmentSteps(line: EvidenceLine, { today, instalments, numbers }: PathFacts): PathStep[] {
  const late = instalments.some(({ unpaid, on }) => unpaid && on < today);
  const past = instalments
    .filter(({ on }) => on <= today)
    .map(({ on, onTime }) => ({ on, counts: onTime ? 1 : 0, of: 1 }));
  const next = instalments
    .filter(({ on }) => on > today)
    .map(({ on }) => ({ on, counts: 1, of: 1 }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const need = { months: numbers.instalmentMonths, percent: line.threshold?.value ?? 80, least: 0 };
  const reached = firstDayReached(today, past, next, need);
  const words = (reached?.occasions ?? 0) > 0 ? 'payNext' : 'lateFades';
  const ratio = {
    ...step('M5', words, words === 'payNext' ? 'you' : 'time', reached?.on ?? null),
    count: reached?.occasions ?? 0,
  };
  return [...(late ? [step('M5', 'payLate', 'you', today)] : []), ...(reached?.on === today ? [] : [ratio])];
}

function outsideSteps({ today, outside, numbers }: PathFacts): PathStep[] {
  return outside.flatMap((loan): PathStep[] => {
    if (loan.writtenOff) {
      if (loan.statusOn === null) return [step('M7', 'outsideWait', 'time')];
      const over = dayAfterMonths(loan.statusOn, numbers.writeOffMonths);
      return over > today ? [step('M7', 'outsideWait', 'time', over)] : [];
    }
    const late = loan.daysPastDue > numbers.pastDueDays ? [step('M7', 'outsidePay', 'you', today)] : [];
    if (!loan.restructured) return late;
    const { statusOn } = loan;
    const since = loan.instalments
      .filter(({ on }) => statusOn === null || on > statusOn)
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    const due = since.filter(({ on }) => on <= today);
    const kept = due.slice(-numbers.restructuredInstalments);
    const good = kept.length - 1 - kept.map(({ onTime }) => onTime === true).lastIndexOf(false);
    const missing = numbers.restructuredInstalments - good;
    if (missing <= 0) return late;
    const last = since.filter(({ on }) => on > today)[missing - 1];
    return [...late, { ...step('M7', 'outsidePlan', 'you', last?.on ?? null), count: missing }];
  });
}

function enterpriseStep(rule: 'E1' | 'E2' | 'E3', { today, enterprise }: PathFacts): PathStep {
  if (enterprise === null) return step(rule, 'startEnterprise', 'you');
  switch (rule) {
    case 'E1':
      if (enterprise.active && enterprise.startedOn > today) return step(rule, 'starts', 'time', enterprise.startedOn);
      return step(rule, 'running', 'you');
    case 'E2':
      return step(rule, 'visit', 'staff');
    case 'E3':
      return step(rule, 'pickup', 'you');
  }
}

function step(rule: Rule, words: PathWords, hand: PathHand, on: string | null = null): PathStep {
  return { rule, words, hand, count: 0, names: [], on };
}
