import type { DemoSources } from '../market/demo-sources.server';
import type { SellerPlan } from '../market/sellers';
import { phraseByProductType, tradeOf } from '../market/trades';
import type { Prng } from '../prng';
import { applyFlaw } from './flaws';
import { isMemberOn, type Calendar, type Enterprise, type GroupPlan, type Member } from './group';
import { fullName } from './members';

/** The rule that every enterprise of a group of this character falls short of. */
const ruleOfCharacter: Readonly<Record<GroupPlan['character'], string | null>> = {
  strong: null,
  young: 'G1',
  skipping: 'G2',
  thinly_attended: 'G3',
  saving_little: 'G4',
  not_lending: 'G5',
  overdue: 'G6',
  cash_gap: 'G7',
  gone_quiet: 'G7',
};

/** A group's enterprises: those that must hold offers, other sound ones, and such as fall short of a rule. */
export function planEnterprises(
  plan: GroupPlan,
  members: Member[],
  calendar: Calendar,
  sources: DemoSources,
): Enterprise[] {
  const random = plan.random.fork('enterprises');
  const enterprises: Enterprise[] = [];
  const founders = members.filter((member) => isMemberOn(member, calendar.today) && member.stays.length === 1);
  const officers = founders.slice(0, 4);
  const others = founders.slice(4).filter((member) => member.stays[0]?.joinedOn === plan.formedOn);

  const found = (seller: SellerPlan | null) => {
    const kind = seller?.kind ?? (random.chance(0.25) ? 'group' : 'individual');
    const partners =
      kind === 'group' ? officers.slice(0, random.int(3, 4)) : others.splice(0, random.chance(0.12) ? 2 : 1);
    if (partners.length === 0) return null;
    const enterprise = describe(plan, enterprises.length, kind, partners, seller, calendar, sources, random);
    enterprises.push(enterprise);
    return enterprise;
  };

  const foundMore = () => {
    for (const member of [...others, ...officers].slice(0, Math.max(0, plan.enterprises - enterprises.length))) {
      const own = describe(plan, enterprises.length, 'individual', [member], null, calendar, sources, random);
      enterprises.push({ ...own, failing: ruleOfCharacter[plan.character] });
    }
  };

  for (const seller of plan.sellers) found(seller);
  if (plan.character === 'strong') {
    const sound = random.weighted([
      [1, 5],
      [2, 4],
      [3, 1],
    ]);
    for (let number = enterprises.length; number < sound; number += 1) found(null);
    const flawed = random.chance(0.48) ? found(null) : null;
    const sharesOfficers =
      flawed?.kind === 'group' && enterprises.some((other) => other !== flawed && other.kind === 'group');
    if (flawed && !sharesOfficers) applyFlaw(plan, flawed, calendar, random);
    foundMore();
    return enterprises;
  }
  const failing = random.weighted([
    [0, 5],
    [1, 10],
    [2, 4],
  ]);
  for (let number = 0; number < failing; number += 1) {
    const enterprise = found(null);
    if (enterprise) enterprise.failing = ruleOfCharacter[plan.character];
  }
  foundMore();
  return enterprises;
}

function describe(
  plan: GroupPlan,
  index: number,
  kind: Enterprise['kind'],
  partners: readonly Member[],
  seller: SellerPlan | null,
  calendar: Calendar,
  sources: DemoSources,
  random: Prng,
): Enterprise {
  for (const [position, member] of partners.entries()) {
    makeSound(member, seller !== null, calendar, random);
    if (position === 0 && seller?.owner) {
      const [given, family] = seller.owner;
      Object.assign(member, { givenName: given, displayName: fullName(plan.place.names, given, family) });
    }
  }
  const category = seller?.offers[0]?.category ?? anyCategory(plan, sources, random);
  const spot = random.pick(plan.place.pickupSpots);
  return {
    code: `${plan.code}-E${String(index + 1).padStart(2, '0')}`,
    name: `${kind === 'group' ? plan.name : (partners[0]?.givenName ?? plan.name)} – ${tradeName(plan, category, seller, partners, sources, random)}`,
    kind,
    sector: tradeOf(category).sector,
    status: 'active',
    startedOn: calendar.today - random.int(220, 1200),
    pickupPlace: `${spot}, ${plan.village}`,
    payoutMethod: random.weighted(plan.country.payouts),
    owners: partners.map((member, position) => ({
      member,
      signatory: kind === 'group' ? position < 3 : position === 0,
    })),
    vetting: 'passed',
    failing: null,
    offers: seller?.offers ?? [],
  };
}

/** Her registers will hold every rule of a member, with margin. */
function makeSound(member: Member, offering: boolean, { until }: Calendar, random: Prng): void {
  const joinedOn = member.stays[0]?.joinedOn ?? until;
  member.consentOn ??= Math.min(joinedOn + random.int(5, 40), until);
  member.identitySeenOn ??= Math.min(joinedOn + random.int(5, 90), until);
  Object.assign(member.habits, { attends: 'steady', saves: 'steady', repays: 'prompt', trains: 'whole' });
  if (random.chance(0.4)) member.habits.mustBorrow = true;
  if (random.chance(0.12)) member.habits.outsideLoan = offering || random.chance(0.6) ? 'prompt' : 'restructured_kept';
}

/** A category that sellers of this country have, each as likely as its offers are many. */
function anyCategory(plan: GroupPlan, sources: DemoSources, random: Prng): string {
  const goods = sources.offers.filter((offer) => offer.country === plan.country.code);
  return random.pick(goods.filter((offer) => sources.productTypes.get(offer.productType)?.side !== 'input')).category;
}

/** What it makes, in words; in the owner's own script where her name is written in it. */
function tradeName(
  plan: GroupPlan,
  category: string,
  seller: SellerPlan | null,
  partners: readonly Member[],
  sources: DemoSources,
  random: Prng,
): string {
  const native = plan.place.names.native;
  if (native?.women.includes(partners[0]?.givenName ?? '') && seller?.kind !== 'group') {
    const name = sources.categoryNames.get(category)?.[native.language];
    if (name) return name;
  }
  const ownWord = phraseByProductType[seller?.offers[0]?.productType ?? ''];
  return ownWord ?? random.pick(tradeOf(category).phrases);
}
