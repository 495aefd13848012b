import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { SuspensionCause, SuspensionState } from './suspension.states';

/** A proposal to lift a suspension that a second officer refused, or the first took back. */
type RefusedLifting = { id: string; proposedBy: string; reason: string; refusedBy: string; refusedAt: string };

/** A suspension as officers see it. */
export type SuspensionView = {
  id: string;
  cause: SuspensionCause;
  reason: string;
  state: SuspensionState;
  proposedById: string;
  proposedBy: string;
  proposedAt: Date;
  lapsesAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  liftProposedById: string | null;
  liftProposedBy: string | null;
  liftReason: string | null;
  liftedBy: string | null;
  liftedAt: Date | null;
  /** The newest first. */
  refusedLiftings: RefusedLifting[];
};

/** The suspensions of an enterprise, the newest first. Whoever asks has been allowed to see it. */
export async function suspensionsOf(db: Db, enterpriseId: string): Promise<SuspensionView[]> {
  const { rows } = await sql<SuspensionView>`
    select s.id, s.cause, s.reason, s.state, s.proposed_by as proposed_by_id, p.display_name as proposed_by, s.proposed_at,
      s.lapses_at, d.display_name as decided_by, s.decided_at, s.lift_proposed_by as lift_proposed_by_id,
      lp.display_name as lift_proposed_by, s.lift_reason, l.display_name as lifted_by, s.lifted_at,
      array(
        select jsonb_build_object('id', r.id, 'proposedBy', rp.display_name, 'reason', r.reason,
          'refusedBy', rd.display_name, 'refusedAt', r.refused_at)
        from refused_lifting r
        join account rp on rp.id = r.proposed_by
        join account rd on rd.id = r.refused_by
        where r.suspension_id = s.id
        order by r.refused_at desc limit 10) as refused_liftings
    from suspension s
    join account p on p.id = s.proposed_by
    left join account d on d.id = s.decided_by
    left join account lp on lp.id = s.lift_proposed_by
    left join account l on l.id = s.lifted_by
    where s.enterprise_id = ${enterpriseId}::uuid
    order by s.proposed_at desc
    limit 20
  `.execute(db);
  return rows;
}
