import { dayText, type Day } from '../day';
import type { Prng } from '../prng';
import type { RegisterRows } from '../writing/register-columns';
import type { Calendar, Enterprise, GroupPlan } from './group';

type Ground = readonly [code: string, reason: string];

const groundsOfGroup: readonly Ground[] = [
  ['flood', 'Flood in the district, meetings stopped for six weeks'],
  ['records_lost', 'Books lost in a fire, being rebuilt from passbooks'],
  ['drought', 'Harvest failed, the group agreed to pause its savings'],
  ['staff_shortage', 'No field officer came to the group for two months'],
];

const groundsOfMember: readonly Ground[] = [
  ['illness', 'She was in hospital and is back since last month'],
  ['mourning', 'Death in the family, leave agreed by the group'],
  ['records_lost', 'Her passbook was lost, the group is writing a new one'],
  ['staff_shortage', 'Branch had no trainer for two months'],
];

const neverWaivable = ['M1', 'E1', 'E3'];

/** Writes a waiver for some of those who fall short: most of them valid, some without effect as the rules have it. */
export function writeWaivers(plan: GroupPlan, enterprise: Enterprise, calendar: Calendar, rows: RegisterRows): void {
  const rule = enterprise.failing;
  if (rule === null) return;
  const random = plan.random.fork(`waivers ${enterprise.code}`);
  if (!random.chance(0.2)) return;
  const { grantedOn, expiresOn, oneHand, short } = terms(
    calendar,
    neverWaivable.includes(rule) || random.chance(0.6),
    random,
  );
  const [giver = '', approver = ''] = random.shuffled(plan.place.staff);
  const [code, reason] = random.pick(rule.startsWith('G') ? groundsOfGroup : groundsOfMember);
  rows.write('waivers', [
    enterprise.code,
    rule,
    dayText(grantedOn),
    dayText(expiresOn),
    giver,
    oneHand ? giver : approver,
    code,
    short ? 'As agreed' : reason,
  ]);
}

interface WaiverTerms {
  grantedOn: Day;
  expiresOn: Day;
  /** Approved by the officer who gave it. */
  oneHand: boolean;
  /** With a reason of fewer than twenty characters. */
  short: boolean;
}

function terms({ today }: Calendar, valid: boolean, random: Prng): WaiverTerms {
  const grantedOn = today - random.int(5, 25);
  const sound = { grantedOn, expiresOn: grantedOn + random.int(75, 90), oneHand: false, short: false };
  if (valid) return sound;
  return random.pick([
    { ...sound, grantedOn: today - 130, expiresOn: today - 50 },
    { ...sound, expiresOn: grantedOn + 120 },
    { ...sound, oneHand: true },
    { ...sound, short: true },
  ]);
}
