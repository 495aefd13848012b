import { checkAmounts, checkReferences } from './check-references.server';
import { checkCurrencyCorrections } from './check-currencies.server';
import { checkLoans, findSchedules } from './check-credit.server';
import { checkOwners, checkSupplierCodes, findOwners } from './check-enterprises.server';
import { checkAttendance, checkCorrectedMeetings, checkMemberships, findMemberships } from './check-programme.server';
import { compareOffers } from './import-offers.server';
import type { ImportRun } from './import-run.server';
import * as known from './known-records.server';
import { masterRegisters } from './master-records';
import { resolveEvents, resolveUnits } from './next-rows.server';
import { unitRegisters } from './unit-registers';

/** Finds what the staged rows refer to and what they are beside the records, one register after another. */
export async function resolveFolder(run: ImportRun): Promise<void> {
  await known.compareMaster(run, masterRegisters.branches);
  await known.findBranches(run);
  await known.compareMaster(run, masterRegisters.groups);
  await known.findGroups(run);
  await known.compareMaster(run, masterRegisters.members);
  await known.findMembers(run);
  await known.compareMaster(run, masterRegisters.memberships);
  await known.compareMaster(run, masterRegisters.meetings);
  await known.findMeetings(run);
  await known.compareMaster(run, masterRegisters.loans);
  await known.findLoans(run);
  for (const unit of unitRegisters) await resolveUnits(run, unit);
  await known.compareMaster(run, masterRegisters.training_modules);
  await known.findModules(run);
  await resolveEvents(run);
  await known.compareMaster(run, masterRegisters.enterprises);
  await known.compareMaster(run, masterRegisters.suppliers);
  await known.findEnterprises(run);
  await known.compareMaster(run, masterRegisters.enterprise_owners);
  await known.compareMaster(run, masterRegisters.vetting_visits);
  await known.compareMaster(run, masterRegisters.waivers);
  await compareOffers(run);
}

/** Refuses what does not hold among rows: within the folder, and of the folder beside what is known. */
export async function checkFolder(run: ImportRun): Promise<void> {
  await checkReferences(run);
  await checkAmounts(run);
  await checkCurrencyCorrections(run);
  await findMemberships(run);
  await checkMemberships(run);
  await checkAttendance(run);
  await checkCorrectedMeetings(run);
  await findSchedules(run);
  await checkLoans(run);
  await checkSupplierCodes(run);
  await findOwners(run);
  await checkOwners(run);
}
