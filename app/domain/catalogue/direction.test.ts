import { expect, it } from 'vitest';
import { directionTo } from './direction';

const machakos = { latitude: -1.52, longitude: 37.26 };

it.each([
  ['Nairobi', { latitude: -1.29, longitude: 36.82 }, 'north-west'],
  ['Mombasa', { latitude: -4.05, longitude: 39.67 }, 'south-east'],
  ['Kitui', { latitude: -1.37, longitude: 38.01 }, 'east'],
  ['Moshi', { latitude: -3.34, longitude: 37.34 }, 'south'],
  ['Isiolo', { latitude: 0.35, longitude: 37.58 }, 'north'],
])('says which way %s lies from Machakos', (_, to, direction) => {
  expect(directionTo(machakos, to)).toBe(direction);
});

it('goes the short way across the 180th meridian, and nowhere from a place to itself', () => {
  expect(directionTo({ latitude: 0, longitude: 179 }, { latitude: 0, longitude: -179 })).toBe('east');
  expect(directionTo(machakos, machakos)).toBeNull();
});
