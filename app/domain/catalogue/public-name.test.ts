import { describe, expect, it } from 'vitest';
import { publicName } from './public-name';

describe('the name that anybody may read', () => {
  it('is whole where being found is no danger', () => {
    expect(publicName({ name: 'Erode Spice Women', kind: 'individual', country: 'IN' })).toBe('Erode Spice Women');
  });

  it('is initials alone in Afghanistan, in any script', () => {
    expect(publicName({ name: 'Zarghona food works of Herat', kind: 'individual', country: 'AF' })).toBe('Z. F. W.');
    expect(publicName({ name: 'زرغونه احمدی', kind: 'group', country: 'AF' })).toBe('ز. ا.');
  });

  it('is whole for a supplier, which is a firm and no member', () => {
    expect(publicName({ name: 'Kabul Seeds', kind: 'supplier', country: 'AF' })).toBe('Kabul Seeds');
  });
});
