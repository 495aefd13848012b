import type { Db } from '~/platform/db.server';
import type { Identifier } from './identifier';

export type NamedAccount = { id: string; passwordHash: string; disabled: boolean };

/** The account that is known by an address or a number (of several numbers the likeliest); null where there is none. */
export async function accountNamed(db: Db, identifier: Identifier): Promise<NamedAccount | null> {
  const query = db.selectFrom('account').select(['id', 'phone', 'passwordHash', 'disabledAt']);
  const rows =
    identifier.kind === 'email'
      ? await query.where('email', '=', identifier.email).execute()
      : await query.where('phone', 'in', identifier.phones).execute();
  const rank = (phone: string | null) => (identifier.kind === 'phone' && phone ? identifier.phones.indexOf(phone) : 0);
  const [row] = rows.sort((one, other) => rank(one.phone) - rank(other.phone));
  return row ? { id: row.id, passwordHash: row.passwordHash, disabled: row.disabledAt !== null } : null;
}
