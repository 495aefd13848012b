import type { StaffRole } from '~/platform/actor';
import type { Locale } from '~/platform/i18n';
import type { DeclineReason, OrderState } from '~/domain/orders/order.states';

/** Who can sign in to the demo, as descriptions: a loader makes the accounts. Addresses and numbers reach nobody. */
export interface DemoAccount {
  key: string;
  displayName: string;
  organisation: string | null;
  country: string;
  locale: Locale;
  email: string;
  /** E.164, in a range that is not given out. */
  phone: string | null;
  role: DemoRole;
  /** What else she is, told with the sign-in. */
  office?: string;
}

export type DemoRole =
  | { kind: 'buyer' }
  /** Linked to the first owner of the enterprise that holds this offer. */
  | { kind: 'seller'; offerCode: string }
  /** Acts for the supplier of this code. */
  | { kind: 'supplier'; supplierCode: string }
  /** Of one branch, or of all where there is none. */
  | { kind: 'staff'; role: StaffRole; branchCode: string | null };

/** The password of every demo account. */
export const demoPassword = 'four-steps-demo';

export const demoAccounts: readonly DemoAccount[] = [
  {
    key: 'lakshmi',
    displayName: 'Lakshmi Murugan',
    organisation: null,
    country: 'IN',
    locale: 'en',
    email: 'lakshmi@example.org',
    phone: '+911111100001',
    role: { kind: 'seller', offerCode: 'in-turmeric-powder-1' },
    office: 'president of her group',
  },
  {
    key: 'mwende',
    displayName: 'Mwende Mutiso',
    organisation: null,
    country: 'KE',
    locale: 'sw',
    email: 'mwende@example.org',
    phone: '+254300000001',
    role: { kind: 'seller', offerCode: 'ke-pilau-masala-1' },
  },
  {
    key: 'hotel',
    displayName: 'Anjali Menon',
    organisation: 'Coromandel Bay Hotel',
    country: 'IN',
    locale: 'en',
    email: 'hotel@example.org',
    phone: null,
    role: { kind: 'buyer' },
  },
  {
    key: 'school',
    displayName: 'Peter Kilonzo',
    organisation: 'Muumandu Boarding School',
    country: 'KE',
    locale: 'sw',
    email: 'school@example.org',
    phone: null,
    role: { kind: 'buyer' },
  },
  {
    key: 'exporter',
    displayName: 'Karin Lindqvist',
    organisation: 'Nordic Spice Traders',
    country: 'SE',
    locale: 'en',
    email: 'exporter@example.org',
    phone: null,
    role: { kind: 'buyer' },
  },
  {
    key: 'supplier',
    displayName: 'K. Velan',
    organisation: 'Velan Packaging',
    country: 'IN',
    locale: 'en',
    email: 'supplier@example.org',
    phone: null,
    role: { kind: 'supplier', supplierCode: 'SUP-IN-01' },
  },
  {
    key: 'branch-staff',
    displayName: 'D. Latha',
    organisation: null,
    country: 'IN',
    locale: 'en',
    email: 'villupuram@example.org',
    phone: null,
    role: { kind: 'staff', role: 'branch_manager', branchCode: 'IN-B01' },
  },
  {
    key: 'staff',
    displayName: 'Ruth Mwikali',
    organisation: null,
    country: 'KE',
    locale: 'en',
    email: 'staff@example.org',
    phone: null,
    role: { kind: 'staff', role: 'branch_manager', branchCode: null },
  },
  staff('programme', 'Amina Rashid', 'branch_manager', null),
  staff('trainer', 'K. Selvi', 'trainer', 'IN-B01'),
  staff('credit', 'R. Mohan', 'credit_officer', 'IN-B01'),
  staff('second', 'M. Anand', 'branch_manager', 'IN-B01'),
  staff('head-office', 'Eva Sandberg', 'head_office', null),
];

function staff(key: string, displayName: string, role: StaffRole, branchCode: string | null): DemoAccount {
  return {
    key,
    displayName,
    organisation: null,
    country: 'IN',
    locale: 'en',
    email: `${key}@example.org`,
    phone: null,
    role: { kind: 'staff', role, branchCode },
  };
}

/** An order that stands in the demo from the first day; a loader takes it there step by step. */
export interface DemoOrder {
  /** Serves as its idempotency key. */
  key: string;
  /** The key of the buyer's account. */
  buyer: string;
  offerCode: string;
  quantity: number;
  state: OrderState;
  /** How many hours before the demo's day it was placed. */
  placedHoursAgo: number;
  /** Where it goes; it is fetched where this is null. */
  deliveryPlace: string | null;
  note: string;
  declined: { reasonCode: DeclineReason; reason: string } | null;
}

const turmeric = 'in-turmeric-powder-1';
const sambar = 'in-sambar-powder-1';
const podi = 'in-idli-podi-1';
const keTurmeric = 'ke-turmeric-powder-1';
const pilau = 'ke-pilau-masala-1';
const cinnamon = 'ke-cinnamon-1';

/** Orders of the two demo sellers in every state, so that both have something to answer and something done. */
export const demoOrders: readonly DemoOrder[] = [
  order('demo-order-01', 'hotel', turmeric, 25, 'placed', 5, {
    note: 'Two packs of 10 kg and one of 5 kg, please.',
  }),
  order('demo-order-02', 'exporter', turmeric, 40, 'placed', 30, { to: 'Chennai port, gate 4' }),
  order('demo-order-03', 'school', pilau, 6, 'placed', 12, { to: 'Muumandu Boarding School' }),
  order('demo-order-04', 'hotel', sambar, 10, 'accepted', 70, { to: 'Coromandel Bay Hotel, kitchen door' }),
  order('demo-order-05', 'exporter', pilau, 10, 'accepted', 80, { note: 'Samples of each sachet as well.' }),
  order('demo-order-06', 'exporter', cinnamon, 8, 'declined', 120, {
    declined: { reasonCode: 'not-enough', reason: '' },
  }),
  order('demo-order-07', 'hotel', podi, 6, 'declined', 190, {
    declined: { reasonCode: 'other', reason: 'The mill is being repaired this week.' },
  }),
  order('demo-order-08', 'exporter', sambar, 12, 'withdrawn', 150, {}),
  order('demo-order-09', 'school', keTurmeric, 5, 'lapsed', 200, {}),
  order('demo-order-10', 'hotel', podi, 4, 'ready', 110, { note: 'Our van comes on Friday.' }),
  order('demo-order-11', 'school', keTurmeric, 4, 'delivered', 240, { to: 'Muumandu Boarding School' }),
  order('demo-order-12', 'hotel', turmeric, 20, 'completed', 480, { to: 'Coromandel Bay Hotel, kitchen door' }),
  order('demo-order-13', 'school', pilau, 8, 'completed', 600, { to: 'Muumandu Boarding School' }),
  order('demo-order-14', 'exporter', cinnamon, 2, 'completed', 720, {}),
];

function order(
  key: string,
  buyer: string,
  offerCode: string,
  quantity: number,
  state: OrderState,
  placedHoursAgo: number,
  { to = null, note = '', declined = null }: { to?: string | null; note?: string; declined?: DemoOrder['declined'] },
): DemoOrder {
  return { key, buyer, offerCode, quantity, state, placedHoursAgo, deliveryPlace: to, note, declined };
}
