import { yearOf, type Day } from '../day';
import type { NameTradition } from '../places/place';
import type { Prng } from '../prng';
import type { Calendar, GroupPlan, Habits, Member, Stay } from './group';

const usualHabits: Habits = {
  attends: 'usual',
  saves: 'usual',
  repays: 'usual',
  trains: 'usual',
  mustBorrow: false,
  outsideLoan: null,
};

const roles: readonly Stay['role'][] = ['president', 'secretary', 'treasurer', 'bookkeeper'];

/** The officers and other founders who are still there come first; then who joined later, who left and who came back. */
export function planMembers(plan: GroupPlan, calendar: Calendar): Member[] {
  const random = plan.random.fork('members');
  const founders = random.int(...plan.founders);
  const members: Member[] = [];
  for (let number = 0; number < founders; number += 1) {
    members.push(member(plan, calendar, members.length, [stay(plan.formedOn, null, roles[number])], random));
  }
  const days = calendar.until - plan.formedOn;
  for (let number = random.int(1, 4); number > 0 && days > 40; number -= 1) {
    const joinedOn = plan.formedOn + random.int(20, days - 10);
    members.push(member(plan, calendar, members.length, [stay(joinedOn, null)], random));
  }
  for (let number = random.int(0, 2); number > 0 && days > 200; number -= 1) {
    const leftOn = calendar.until - random.int(5, Math.min(days - 60, 500));
    const stays = [stay(plan.formedOn, leftOn)];
    if (random.chance(0.2) && leftOn + 70 < calendar.until) stays.push(stay(leftOn + random.int(30, 60), null));
    members.push(member(plan, calendar, members.length, stays, random));
  }
  return members;
}

function stay(joinedOn: Day, leftOn: Day | null, role: Stay['role'] = 'member'): Stay {
  return { joinedOn, leftOn, role };
}

function member(plan: GroupPlan, calendar: Calendar, index: number, stays: Stay[], random: Prng): Member {
  const joinedOn = stays[0]?.joinedOn ?? plan.formedOn;
  const asked = Math.min(joinedOn + random.int(0, 60), calendar.until);
  return {
    code: `${plan.code}-M${String(index + 1).padStart(2, '0')}`,
    ...personName(plan.place.names, random),
    birthYear: yearOf(calendar.today) - random.int(22, 61),
    phone: random.chance(0.6) ? phone(plan.country.callingCode, random) : '',
    consentOn: random.chance(0.9) ? asked : null,
    consentWithdrawnOn: null,
    identitySeenOn: random.chance(0.88) ? Math.min(asked + random.int(0, 30), calendar.until) : null,
    stays,
    habits: { ...usualHabits },
  };
}

/** A name in the place's own tradition, now and then as the member writes it herself. */
function personName(names: NameTradition, random: Prng): { givenName: string; displayName: string } {
  if (names.native && random.chance(0.18)) {
    const givenName = random.pick(names.native.women);
    return { givenName, displayName: `${givenName} ${random.pick(names.native.family)}` };
  }
  const givenName = random.pick(random.chance(0.94) ? names.women : names.men);
  const family = random.pick(names.family.filter((name) => name !== givenName));
  return { givenName, displayName: fullName(names, givenName, family) };
}

/** Given and family name in the place's order. */
export function fullName(names: NameTradition, given: string, family: string): string {
  return names.order === 'family-given' ? `${family} ${given}` : `${given} ${family}`;
}

/** No network numbers its subscribers 0000: these numbers reach nobody. */
function phone(callingCode: string, random: Prng): string {
  return `${callingCode} 0000 ${String(random.int(0, 999)).padStart(3, '0')} ${String(random.int(0, 999)).padStart(3, '0')}`;
}
