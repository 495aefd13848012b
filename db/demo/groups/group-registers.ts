import { dayText, dayTextOrEmpty } from '../day';
import type { DemoOffer, DemoSources } from '../market/demo-sources.server';
import type { RegisterRows } from '../writing/register-columns';
import { writeMeetings } from './cash-box';
import { planEnterprises } from './enterprises';
import type { Calendar, Enterprise, GroupPlan, Member } from './group';
import { writeLoans } from './loans';
import { planMembers } from './members';
import { planOutsideLoans } from './outside-loans';
import { writeTraining } from './training';
import { writeVisits } from './vetting';
import { writeWaivers } from './waivers';

/** Writes everything about one group. */
export function writeGroup(plan: GroupPlan, calendar: Calendar, sources: DemoSources, rows: RegisterRows): void {
  const members = planMembers(plan, calendar);
  const enterprises = planEnterprises(plan, members, calendar, sources);
  rows.write('groups', [
    plan.code,
    plan.place.branchCode,
    plan.name,
    plan.kind,
    dayText(plan.formedOn),
    '',
    dayTextOrEmpty(plan.noLendingOn),
  ]);
  for (const member of members) writeMember(plan, member, rows);
  writeLoans(writeMeetings(plan, members, calendar, rows), rows);
  writeLoans(planOutsideLoans(plan, members, calendar), rows);
  writeTraining(plan, members, calendar, rows);
  for (const enterprise of enterprises) {
    writeEnterprise(plan, enterprise, rows);
    writeVisits(plan, enterprise, calendar, rows);
    writeWaivers(plan, enterprise, calendar, rows);
    for (const offer of enterprise.offers) writeOffer(offer, enterprise.code, rows);
  }
}

/** Writes an offer of a seller, without a photo. */
export function writeOffer(offer: DemoOffer, enterpriseCode: string, rows: RegisterRows): void {
  rows.write('offers', [
    offer.code,
    enterpriseCode,
    offer.title,
    offer.description,
    offer.language,
    offer.productType,
    offer.unit,
    offer.price,
    offer.currency,
    offer.minQuantity,
    offer.quantityStep,
    offer.stock,
    offer.weeklyCapacity,
    offer.leadTimeDays,
    '',
  ]);
}

function writeMember(plan: GroupPlan, member: Member, rows: RegisterRows): void {
  rows.write('members', [
    member.code,
    member.displayName,
    member.birthYear,
    member.phone,
    dayTextOrEmpty(member.consentOn),
    dayTextOrEmpty(member.consentWithdrawnOn),
    dayTextOrEmpty(member.identitySeenOn),
  ]);
  for (const { joinedOn, leftOn, role } of member.stays) {
    rows.write('memberships', [member.code, plan.code, dayText(joinedOn), dayTextOrEmpty(leftOn), role]);
  }
}

function writeEnterprise(plan: GroupPlan, enterprise: Enterprise, rows: RegisterRows): void {
  rows.write('enterprises', [
    enterprise.code,
    enterprise.name,
    enterprise.kind,
    plan.code,
    enterprise.sector,
    enterprise.status,
    dayText(enterprise.startedOn),
    enterprise.pickupPlace,
    enterprise.payoutMethod,
  ]);
  for (const { member, signatory } of enterprise.owners) {
    rows.write('enterprise_owners', [enterprise.code, member.code, signatory ? 'yes' : 'no']);
  }
}
