import { assignStaff } from '~/domain/identity/assign-staff.server';
import { startSession } from '~/domain/identity/start-session.server';
import { systemClock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { anEligibleSeller } from '../factories/market';
import { anAccount } from '../factories/people';

export const ROLES = ['nobody', 'buyer', 'seller', 'branch staff', 'staff'] as const;
export type Role = (typeof ROLES)[number];

/** A session token of each kind of person; nobody has none. The staff of a branch work in the seller's. */
export async function sessionsOfAllRoles(db: Db): Promise<Record<Role, string | undefined>> {
  const device = { userAgent: 'an attack' };
  const sessionOf = (accountId: string) => startSession(db, accountId, device, systemClock);
  const { seller, branchId } = await anEligibleSeller(db);
  const [buyer, branchStaff, staff] = [await anAccount(db), await anAccount(db), await anAccount(db)];
  const assign = (accountId: string, branch: string | null) =>
    transact(db, (tx) => assignStaff(tx, { accountId, role: 'branch_manager', branchId: branch }, systemClock));
  await assign(branchStaff.accountId, branchId);
  await assign(staff.accountId, null);
  return {
    nobody: undefined,
    buyer: await sessionOf(buyer.accountId),
    seller: await sessionOf(seller.accountId),
    'branch staff': await sessionOf(branchStaff.accountId),
    staff: await sessionOf(staff.accountId),
  };
}
