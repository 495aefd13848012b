import { yearOf } from '../day';
import type { Prng } from '../prng';
import type { Calendar, Enterprise, GroupPlan, Member } from './group';

/** One honest way in which an enterprise of a sound group is not there yet. */
export interface Flaw {
  rule: string;
  weight: number;
  /** Whether it can be shown in such a group by such an enterprise. */
  suits: (plan: GroupPlan, kind: Enterprise['kind']) => boolean;
  /** Makes it so; owners and enterprise are sound before. */
  apply: (enterprise: Enterprise, calendar: Calendar, random: Prng) => void;
}

const lends = (plan: GroupPlan) => plan.kind !== 'rotating' && plan.noLendingOn === null;
const individual = (_plan: GroupPlan, kind: Enterprise['kind']) => kind === 'individual';
const any = () => true;

export const flaws: readonly Flaw[] = [
  { rule: 'M1', weight: 3, suits: any, apply: onOwners((member) => (member.consentOn = null)) },
  {
    rule: 'M1',
    weight: 1,
    suits: any,
    apply: onOwners((member, { today }, random) => (member.consentWithdrawnOn = today - random.int(10, 60))),
  },
  { rule: 'M1', weight: 2, suits: any, apply: onOwners((member) => (member.identitySeenOn = null)) },
  {
    rule: 'M1',
    weight: 2,
    suits: individual,
    apply: onOwners((member, { today }, random) => (member.birthYear = yearOf(today) - random.int(16, 18))),
  },
  {
    rule: 'M2',
    weight: 5,
    suits: individual,
    apply: onOwners((member, { today }, random) => {
      const joinedOn = today - random.int(80, 150);
      member.stays = [{ joinedOn, leftOn: null, role: 'member' }];
      if (member.consentOn !== null) member.consentOn = joinedOn + 10;
      if (member.identitySeenOn !== null) member.identitySeenOn = joinedOn + 12;
    }),
  },
  { rule: 'M3', weight: 6, suits: individual, apply: onOwners((member) => (member.habits.attends = 'every_other')) },
  {
    rule: 'M4',
    weight: 6,
    suits: (plan, kind) => kind === 'individual' && plan.kind !== 'rotating',
    apply: onOwners((member) => (member.habits.saves = 'every_other')),
  },
  {
    rule: 'M5',
    weight: 6,
    suits: (plan, kind) => kind === 'individual' && lends(plan),
    apply: onOwners((member) => Object.assign(member.habits, { mustBorrow: true, repays: 'tardy' })),
  },
  { rule: 'M6', weight: 9, suits: any, apply: onOwners((member) => (member.habits.trains = 'gaps')) },
  {
    rule: 'M7',
    weight: 7,
    suits: individual,
    apply: onOwners((member, _calendar, random) => {
      member.habits.outsideLoan = random.pick(['overdue', 'written_off', 'restructured_late'] as const);
    }),
  },
  { rule: 'E1', weight: 2, suits: any, apply: (enterprise) => (enterprise.status = 'closed') },
  {
    rule: 'E1',
    weight: 2,
    suits: any,
    apply: (enterprise, { today }, random) => (enterprise.startedOn = today + random.int(5, 40)),
  },
  { rule: 'E2', weight: 3, suits: any, apply: (enterprise) => (enterprise.vetting = 'none') },
  { rule: 'E2', weight: 2, suits: any, apply: (enterprise) => (enterprise.vetting = 'failed') },
  { rule: 'E2', weight: 2, suits: any, apply: (enterprise) => (enterprise.vetting = 'old') },
  { rule: 'E2', weight: 2, suits: any, apply: (enterprise) => (enterprise.vetting = 'unapproved') },
  { rule: 'E3', weight: 2, suits: any, apply: (enterprise) => (enterprise.pickupPlace = '') },
  { rule: 'E3', weight: 2, suits: any, apply: (enterprise) => (enterprise.payoutMethod = '') },
];

/** Draws a flaw that suits and makes it so. */
export function applyFlaw(plan: GroupPlan, enterprise: Enterprise, calendar: Calendar, random: Prng): void {
  const suiting = flaws.filter((flaw) => flaw.suits(plan, enterprise.kind));
  const flaw = random.weighted(suiting.map((each) => [each, each.weight] as const));
  flaw.apply(enterprise, calendar, random);
  enterprise.failing = flaw.rule;
}

/** Does it to the owner; in a group enterprise to all signatories but one, so that two no longer pass. */
function onOwners(change: (member: Member, calendar: Calendar, random: Prng) => void): Flaw['apply'] {
  return (enterprise, calendar, random) => {
    const owners = enterprise.owners.filter(({ signatory }) => signatory).map(({ member }) => member);
    const touched = enterprise.kind === 'group' ? owners.slice(1) : owners.slice(0, 1);
    for (const member of touched) change(member, calendar, random);
  };
}
