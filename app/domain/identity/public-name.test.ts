import { describe, expect, it } from 'vitest';
import { publicName } from './public-name';

describe('the name that anybody may read', () => {
  it('is whole where being found is no danger', () => {
    expect(publicName({ name: 'Erode Spice Women', kind: 'individual', country: 'IN', hidesName: false })).toBe(
      'Erode Spice Women',
    );
  });

  it('is initials alone in Afghanistan, in any script', () => {
    expect(
      publicName({ name: 'Zarghona food works of Herat', kind: 'individual', country: 'AF', hidesName: false }),
    ).toBe('Z. F. W.');
    expect(publicName({ name: 'زرغونه احمدی', kind: 'group', country: 'AF', hidesName: false })).toBe('ز. ا.');
  });

  it('is initials where an owner does not want to be named', () => {
    expect(publicName({ name: 'Erode Spice Women', kind: 'individual', country: 'IN', hidesName: true })).toBe(
      'E. S. W.',
    );
  });

  it('is whole for a supplier, which is a firm and no member', () => {
    expect(publicName({ name: 'Kabul Seeds', kind: 'supplier', country: 'AF', hidesName: false })).toBe('Kabul Seeds');
  });
});
