import { prepared, type Database } from '~/platform/db.server';
import { isHidden, publicName } from '~/domain/identity/public-name';
import { MAY_SELL } from './public-offer.queries.server';

/** An enterprise as anybody may see it. */
export type PublicEnterprise = {
  id: string;
  name: string;
  kind: 'individual' | 'group' | 'supplier';
  country: string;
  district: string;
  pickupPlace: string | null;
  /** 'YYYY-MM-DD'; null where it may not sell now. */
  verifiedSince: string | null;
  /** Initials and district only are shown. */
  hidden: boolean;
};

type Row = Omit<PublicEnterprise, 'hidden'> & { hidesName: boolean };

const ENTERPRISE = `
  select e.id, e.name, e.kind, e.hides_name as "hidesName", e.country, e.district, e.pickup_place as "pickupPlace",
    case when ${MAY_SELL} then coalesce(s.eligible_since, e.vetted_on) end as "verifiedSince"
  from enterprise e
  left join enterprise_standing s on s.enterprise_id = e.id
  where e.id = $1
    and (${MAY_SELL} or exists (select from offer o where o.enterprise_id = e.id and o.published_at is not null))
    and not exists (select from supplier_block k where k.enterprise_id = e.id and k.lifted_at is null)`;

/** An enterprise that may sell, or did; undefined for one that was never on the market, a blocked one and unknown ids. */
export async function publicEnterprise({ pool }: Database, id: string): Promise<PublicEnterprise | undefined> {
  const [found] = await prepared<Row>(pool, 'public-enterprise', ENTERPRISE, [id]);
  if (!found) return undefined;
  const hidden = isHidden(found);
  const { hidesName: _, ...row } = found;
  return { ...row, hidden, name: publicName(found), pickupPlace: hidden ? null : row.pickupPlace };
}
