import { describe, expect, it } from 'vitest';
import { wayToPlace } from './way-to-place';

const villupuram = { latitude: 11.9395, longitude: 79.4924 };
const chennai = { latitude: 13.0827, longitude: 80.2707 };

describe('the way to a place', () => {
  it('is told as distance and direction', () => {
    const { metres, direction } = wayToPlace(villupuram, chennai);
    expect(metres).toBeGreaterThan(150_000);
    expect(metres).toBeLessThan(155_000);
    expect(direction).toBe('north-east');
  });

  it('is as long back', () => {
    expect(wayToPlace(chennai, villupuram).metres).toBe(wayToPlace(villupuram, chennai).metres);
  });

  it('has no direction where one is there', () => {
    expect(wayToPlace(chennai, chennai)).toEqual({ metres: 0, direction: null });
  });
});
