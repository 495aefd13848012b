import { sql } from 'kysely';
import { keepsSuppliersOf } from '~/domain/eligibility/visits/visit-access.server';
import type { Actor, Staff } from '~/platform/actor';

/** The condition that nobody acts here for the supplier `e`, which the staff keep: they write down what it says. */
export const speaksThrough = (staff: Staff) =>
  sql`(${keepsSuppliersOf(staff, 'e.country')}
    and not exists (select from supplier_account d where d.enterprise_id = e.id))`;

/** As what the actor has to do with the sample `r` of the supplier `e` (`SampleRole`); null for everybody else. */
export const roleIn = ({ accountId, staff }: Actor) => sql`case
  when r.account_id = ${accountId} then 'buyer'
  when exists (select from supplier_account w where w.enterprise_id = e.id and w.account_id = ${accountId}) then 'seller'
  when ${staff ? speaksThrough(staff) : sql`false`} then 'staff' end`;
