import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';

export type Partner = { id: string; country: string; name: string; contact: string | null };

/** Adds an outside lender of a country where the actor manages a branch. Known names are left as they are (`known`). */
export async function addPartner(
  tx: Tx,
  actor: StaffMember,
  partner: Partner,
): Promise<Result<null, { code: 'country-not-found' } | { code: 'name-missing' } | { code: 'known' }>> {
  const branch = await tx
    .selectFrom('branch as b')
    .select('b.id')
    .where('b.country', '=', partner.country)
    .where(staffMayInBranch(actor.staff, 'approve', 'b.id'))
    .executeTakeFirst();
  if (!branch) return fail({ code: 'country-not-found' });
  const name = partner.name.trim().slice(0, 200);
  if (name === '') return fail({ code: 'name-missing' });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('partnerInstitution')
    .values({ ...partner, name, contact: partner.contact?.trim().slice(0, 200) || null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows ? ok(null) : fail({ code: 'known' });
}

/** The outside lenders of the countries where the actor keeps loans. */
export async function partnersOf(db: Db, { staff }: StaffMember): Promise<Partner[]> {
  return db
    .selectFrom('partnerInstitution as p')
    .select(['p.id', 'p.country', 'p.name', 'p.contact'])
    .where('p.closedOn', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('branch as b')
          .select('b.id')
          .whereRef('b.country', '=', 'p.country')
          .where(staffMayInBranch(staff, 'keep_loans', 'b.id')),
      ),
    )
    .orderBy('p.country')
    .orderBy('p.name')
    .execute();
}
