import { hasAct, hasActEverywhere, type StaffAct } from '~/domain/identity/staff-acts';
import type { Staff } from '~/platform/actor';
import type { IconName } from '~/components/icon';
import type { MessageKey } from '~/platform/i18n';

export type StaffPlace = { href: string; icon: IconName; word: MessageKey };

/** The desks of the staff and what one must be able to do to have work there; `everywhere`: in all branches. */
const PLACES: readonly (StaffPlace & { act: StaffAct; everywhere?: true })[] = [
  { href: '/staff/visits', icon: 'place', word: 'staff.place.visits', act: 'vet' },
  { href: '/staff/standing', icon: 'verified', word: 'staff.place.standing', act: 'vet' },
  { href: '/staff/appeals', icon: 'message', word: 'staff.place.appeals', act: 'approve' },
  { href: '/staff/sessions', icon: 'training', word: 'staff.place.sessions', act: 'keep_training' },
  { href: '/staff/loans', icon: 'loan', word: 'staff.place.loans', act: 'keep_loans' },
  { href: '/staff/portfolio', icon: 'scale', word: 'staff.place.portfolio', act: 'read_loans' },
  { href: '/staff/suppliers', icon: 'delivery', word: 'staff.place.suppliers', act: 'approve' },
  { href: '/groups/new', icon: 'add', word: 'group.found', act: 'keep_groups' },
  { href: '/staff/trainers', icon: 'group', word: 'staff.place.trainers', act: 'approve' },
  { href: '/staff/erasures', icon: 'remove', word: 'staff.place.erasures', act: 'approve' },
  { href: '/staff/totals', icon: 'money', word: 'staff.place.totals', act: 'read_totals' },
  { href: '/staff/curricula', icon: 'record', word: 'staff.place.curricula', act: 'approve' },
  { href: '/staff/rule-sets', icon: 'filter', word: 'staff.place.ruleSets', act: 'govern', everywhere: true },
  { href: '/staff/ledger-proof', icon: 'check', word: 'staff.place.ledgerProof', act: 'govern', everywhere: true },
  { href: '/staff/imports', icon: 'upload', word: 'staff.imports', act: 'govern', everywhere: true },
];

/** Where this person has work. */
export function placesOf(staff: Staff): StaffPlace[] {
  return PLACES.filter(({ act, everywhere }) => (everywhere ? hasActEverywhere(staff, act) : hasAct(staff, act))).map(
    ({ href, icon, word }) => ({ href, icon, word }),
  );
}
