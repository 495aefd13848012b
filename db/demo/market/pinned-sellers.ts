/** Sellers whose place and person do not depend on the seed, because the demo's accounts and orders name them. */
export interface PinnedSeller {
  branchCode: string;
  kind: 'individual' | 'group';
  /** The owner's given and family name, for an individual enterprise. */
  owner: readonly [given: string, family: string];
  offerCodes: readonly string[];
}

export const pinnedSellers: readonly PinnedSeller[] = [
  {
    branchCode: 'IN-B01',
    kind: 'individual',
    owner: ['Lakshmi', 'Murugan'],
    offerCodes: ['in-turmeric-powder-1', 'in-sambar-powder-1', 'in-idli-podi-1'],
  },
  {
    branchCode: 'KE-B01',
    kind: 'individual',
    owner: ['Mwende', 'Mutiso'],
    offerCodes: ['ke-turmeric-powder-1', 'ke-pilau-masala-1', 'ke-cinnamon-1'],
  },
];
