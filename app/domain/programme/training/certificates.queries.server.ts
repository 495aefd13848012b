import { sql } from 'kysely';
import { publicName } from '~/domain/identity/public-name';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Actor } from '~/platform/actor';
import { addressSubject, giveBack, takeFromLimits, type Limit, type TooMany } from '~/platform/rate-limit.server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { ok, type Result } from '~/platform/result';
import { readCode } from './certificate-code';
import { keepsTrainingOf } from './session-scope.server';

/** What anybody may know of a certificate by its code. */
export type PublicCertificate =
  | {
      state: 'valid';
      number: string;
      name: string;
      programme: string;
      country: string;
      version: number;
      completedOn: string;
      issuedOn: string;
    }
  | { state: 'withdrawn'; withdrawnOn: string }
  | { state: 'unknown' };

/** Codes that were unknown, from one address: many people can share the address of a mobile network. */
export const CERTIFICATE_ADDRESS: Limit = { name: 'certificate-address', most: 120, seconds: 3600 };

/** No certificate has it; looked up in the place of what is no code, so that both take the same time. */
const NOBODYS_CODE = '000000000000';

/**
 * What a code's certificate says to anybody: whose, what, by whom, when; of a withdrawn one only that and when. Whatever is
 * no code and whatever was never given out are unknown alike. Fails with `too-many` after too many unknown ones.
 */
export async function publicCertificate(
  db: Db,
  { typed, address }: { typed: string; address: string },
  clock: Clock,
): Promise<Result<PublicCertificate, TooMany>> {
  const uses = [{ limit: CERTIFICATE_ADDRESS, subject: addressSubject(address) }];
  const allowed = await takeFromLimits(db, uses, clock);
  if (!allowed.ok) return allowed;
  const { rows } = await sql<{
    number: string;
    name: string;
    programme: string;
    country: string;
    version: number;
    completedOn: string;
    issuedOn: string;
    withdrawnOn: string | null;
    hidesName: boolean;
  }>`
    select c.number, c.name, b.name as programme, b.country, u.version, c.completed_on, c.issued_on, c.withdrawn_on,
      coalesce((select n.withdrawn_at is not null from consent n
        where n.member_id = c.member_id and n.purpose = 'public_name'
        order by n.given_at desc, n.withdrawn_at desc nulls first limit 1), false) as hides_name
    from certificate c join branch b on b.id = c.branch_id join curriculum u on u.id = c.curriculum_id
    where c.code = ${readCode(typed) ?? NOBODYS_CODE}
  `.execute(db);
  const [found] = rows;
  if (!found) return ok({ state: 'unknown' });
  await giveBack(db, uses, clock);
  const { withdrawnOn, hidesName, ...certificate } = found;
  if (withdrawnOn) return ok({ state: 'withdrawn', withdrawnOn });
  const name = publicName({ name: found.name, kind: 'person', country: found.country, hidesName });
  return ok({ ...certificate, state: 'valid', name });
}

export type CertificateView = {
  id: string;
  number: string;
  code: string;
  memberId: string;
  name: string;
  programme: string;
  country: string;
  version: number;
  completedOn: string;
  issuedOn: string;
  withdrawnOn: string | null;
  modules: { code: string; step: 1 | 2; topic: string; title: string }[];
  /** Open proposal to withdraw it, for staff alone. */
  withdrawal: { reason: string; by: string; own: boolean } | null;
  asStaff: boolean;
  mayDecide: boolean;
};

/** A certificate for the member herself or staff who keep her training; undefined for everybody else. */
export async function certificateView(db: Db, actor: Actor, id: string): Promise<CertificateView | undefined> {
  const { staff, memberId } = actor;
  const keeps = staff
    ? sql`exists (select from membership p where p.member_id = c.member_id and ${keepsTrainingOf(staff, 'p.group_id')})`
    : sql`false`;
  const decides = staff
    ? sql`exists (select from membership p join self_help_group g on g.id = p.group_id where p.member_id = c.member_id
        and ${staffMay(staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })})`
    : sql`false`;
  const { rows } = await sql<CertificateView>`
    select c.id, c.number, c.code, c.member_id, c.name, b.name as programme, b.country, u.version, c.completed_on,
      c.issued_on, c.withdrawn_on, ${keeps} as as_staff, ${decides} as may_decide,
      (select jsonb_agg(jsonb_build_object('code', m.code, 'step', m.step, 'topic', m.topic, 'title', m.title)
        order by m.step, m.code) from curriculum_module m where m.curriculum_id = u.id and m.mandatory) as modules,
      case when ${keeps} then (select jsonb_build_object('reason', w.reason, 'by', k.display_name,
          'own', w.proposed_by = ${actor.accountId})
        from certificate_withdrawal w join account k on k.id = w.proposed_by
        where w.certificate_id = c.id and w.state = 'proposed') end as withdrawal
    from certificate c join branch b on b.id = c.branch_id join curriculum u on u.id = c.curriculum_id
    where c.id = ${id} and (c.member_id = ${memberId}::uuid or ${keeps})
  `.execute(db);
  return rows[0];
}

export type OwnCertificate = {
  id: string;
  number: string;
  issuedOn: string;
  version: number;
  withdrawnOn: string | null;
};

/** A member's certificates, newest first. */
export async function certificatesOfMember(db: Db, memberId: string): Promise<OwnCertificate[]> {
  const { rows } = await sql<OwnCertificate>`
    select c.id, c.number, c.issued_on, u.version, c.withdrawn_on
    from certificate c join curriculum u on u.id = c.curriculum_id
    where c.member_id = ${memberId} order by c.issued_at desc limit 50
  `.execute(db);
  return rows;
}
