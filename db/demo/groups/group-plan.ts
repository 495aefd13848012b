import { monthsLater } from '../day';
import type { SellerPlan } from '../market/sellers';
import type { Country, Place } from '../places/place';
import type { Prng } from '../prng';
import type { Calendar, GroupCharacter, GroupPlan } from './group';

/** Twelve of twenty groups of a branch are strong; each rule of a group is missed by some. */
const pattern: readonly GroupCharacter[] = [
  'strong',
  'strong',
  'skipping',
  'strong',
  'young',
  'strong',
  'overdue',
  'strong',
  'strong',
  'thinly_attended',
  'strong',
  'saving_little',
  'strong',
  'cash_gap',
  'strong',
  'strong',
  'not_lending',
  'strong',
  'gone_quiet',
  'strong',
];

const mostSellersInGroup = 3;

/** How many enterprises a group has in the whole programme: 4.4 on average. */
const enterprisesOfProgramme: readonly (readonly [number, number])[] = [
  [3, 20],
  [4, 35],
  [5, 30],
  [6, 15],
];

export interface BranchPlan {
  country: Country;
  place: Place;
  /** Where in the pattern the branch begins, so that small branches differ. */
  offset: number;
  groups: number;
  /** The number of the branch's first group in its country, from 1. */
  firstNumber: number;
  sellers: readonly SellerPlan[];
  likeProgramme: boolean;
  random: Prng;
}

/** The groups of a branch one after the other; nothing of an earlier one is kept. */
export function* planGroups(branch: BranchPlan, calendar: Calendar): Generator<GroupPlan> {
  let strongTotal = 0;
  for (let index = 0; index < branch.groups; index += 1) if (characterAt(branch, index) === 'strong') strongTotal += 1;
  const sellers = branch.sellers.slice(0, strongTotal * mostSellersInGroup);
  let strong = 0;
  for (let index = 0; index < branch.groups; index += 1) {
    const character = characterAt(branch, index);
    const held = character === 'strong' ? share(sellers, strong, strongTotal) : [];
    if (character === 'strong') strong += 1;
    yield planGroup(branch, index, character, held, calendar);
  }
}

function characterAt(branch: BranchPlan, index: number): GroupCharacter {
  return pattern[(branch.offset + index) % pattern.length] ?? 'strong';
}

/** The sellers of one of so many strong groups, spread evenly and in order. */
function share(sellers: readonly SellerPlan[], part: number, parts: number): readonly SellerPlan[] {
  return sellers.slice(Math.ceil((part * sellers.length) / parts), Math.ceil(((part + 1) * sellers.length) / parts));
}

function planGroup(
  branch: BranchPlan,
  index: number,
  character: GroupCharacter,
  sellers: readonly SellerPlan[],
  calendar: Calendar,
): GroupPlan {
  const { country, place } = branch;
  const code = `${country.code}-${String(branch.firstNumber + index).padStart(5, '0')}`;
  const random = branch.random.fork(code);
  const kind = kindOf(character, random);
  const formedOn = formedDay(character, calendar, random);
  const resolved = character === 'strong' && kind !== 'rotating' && sellers.length === 0 && random.chance(0.08);
  return {
    code,
    ...groupName(place, index),
    country,
    place,
    kind,
    cadence: cadenceOf(character, random),
    character,
    formedOn,
    noLendingOn: resolved ? formedOn + random.int(20, 200) : null,
    sellers,
    founders: branch.likeProgramme ? [6, 11] : [9, 14],
    enterprises: branch.likeProgramme ? random.fork('size').weighted(enterprisesOfProgramme) : 0,
    random,
  };
}

/** No two groups of a branch have one name: name and village pair off anew in each round, and later rounds are numbered. */
function groupName(place: Place, index: number): { name: string; village: string } {
  const names = place.groupNames;
  const round = Math.floor(index / names.length);
  const name = names[index % names.length] ?? place.name;
  const village = place.villages[((index % names.length) + round) % place.villages.length] ?? place.name;
  const again = Math.floor(round / place.villages.length);
  return { name: `${name} ${village}${again === 0 ? '' : ` ${again + 1}`}`, village };
}

function kindOf(character: GroupCharacter, random: Prng): GroupPlan['kind'] {
  const rotates = character !== 'saving_little' && character !== 'not_lending' && character !== 'overdue';
  return random.weighted([
    ['savings', 55],
    ['shares', 33],
    ['rotating', rotates ? 10 : 0],
  ]);
}

function cadenceOf(character: GroupCharacter, random: Prng): GroupPlan['cadence'] {
  return random.weighted([
    ['weekly', 16],
    ['fortnightly', 60],
    ['monthly', character === 'gone_quiet' ? 0 : 24],
  ]);
}

function formedDay(character: GroupCharacter, { today, until }: Calendar, random: Prng): number {
  if (character === 'young') return random.chance(0.3) ? until - random.int(5, 30) : today - random.int(60, 160);
  if (random.chance(0.25)) return today - random.int(290, 540);
  return monthsLater(today, -random.int(19, 80)) - random.int(0, 29);
}
