import { expect, it } from 'vitest';
import { pinProblem } from './member-pin';

it.each(['1111', '1212', '121212', '1234', '4321', '987654', '567890', '1985', '௧௧௧௧'])('%s is tried first', (pin) => {
  expect(pinProblem(pin, 1985)).toBe('pin-obvious');
});

it.each(['123', '1234567', '12a4', '', '12.4'])('"%s" is no number of four to six digits', (pin) => {
  expect(pinProblem(pin, 1985)).toBe('pin-form');
});

it.each(['2580', '70361', '௨௫௮௦', '1986'])('%s will do', (pin) => {
  expect(pinProblem(pin, 1985)).toBeNull();
});
