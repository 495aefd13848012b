import { assignStaff } from '~/domain/identity/assign-staff.server';
import { startSession } from '~/domain/identity/start-session.server';
import type { StaffRole } from '~/platform/actor';
import { systemClock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { anEligibleSeller } from '../factories/market';
import { aSupplierAccount, aVettedSupplier } from '../factories/suppliers';
import { anAccount } from '../factories/people';

export const ROLES = [
  'nobody',
  'buyer',
  'seller',
  'supplier',
  'trainer',
  'credit officer',
  'head office',
  'branch staff',
  'staff',
] as const;
export type Role = (typeof ROLES)[number];

/** A session token of each kind of person; nobody has none. The staff of a branch work in the seller's, and manage it. */
export async function sessionsOfAllRoles(db: Db): Promise<Record<Role, string | undefined>> {
  const device = { userAgent: 'an attack' };
  const sessionOf = (accountId: string) => startSession(db, accountId, device, systemClock);
  const { seller, branchId } = await anEligibleSeller(db);
  const buyer = await anAccount(db);
  const staffSession = async (role: StaffRole, branch: string | null) => {
    const { accountId } = await anAccount(db);
    await transact(db, (tx) => assignStaff(tx, { accountId, role, branchId: branch }, systemClock));
    return sessionOf(accountId);
  };
  return {
    nobody: undefined,
    buyer: await sessionOf(buyer.accountId),
    seller: await sessionOf(seller.accountId),
    supplier: await sessionOf((await aSupplierAccount(db, await aVettedSupplier(db))).accountId),
    trainer: await staffSession('trainer', branchId),
    'credit officer': await staffSession('credit_officer', branchId),
    'head office': await staffSession('head_office', null),
    'branch staff': await staffSession('branch_manager', branchId),
    staff: await staffSession('branch_manager', null),
  };
}
