import type { Migration } from 'kysely';
import * as foundations from './0001-foundations';
import * as identity from './0002-identity';
import * as programme from './0003-programme';
import * as credit from './0004-credit';
import * as ledger from './0005-ledger';
import * as catalogue from './0006-catalogue';
import * as eligibility from './0007-eligibility';
import * as orders from './0008-orders';
import * as search from './0009-search';
import * as importEffects from './0010-import-effects';

/** Every migration in the order in which it runs. */
export const migrations: Record<string, Migration> = {
  '0001-foundations': foundations,
  '0002-identity': identity,
  '0003-programme': programme,
  '0004-credit': credit,
  '0005-ledger': ledger,
  '0006-catalogue': catalogue,
  '0007-eligibility': eligibility,
  '0008-orders': orders,
  '0009-search': search,
  '0010-import-effects': importEffects,
};
