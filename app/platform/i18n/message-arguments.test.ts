import { expect, it } from 'vitest';
import { messageArguments } from './message-arguments';

const names = (message: string) =>
  Object.fromEntries([...messageArguments(message)].map(([name, kinds]) => [name, [...kinds]]));

it('finds bare and typed arguments', () => {
  expect(names('{who} paid {amount, number} on {day, date, long}')).toEqual({
    who: ['plain'],
    amount: ['number'],
    day: ['date'],
  });
});

it('finds arguments inside plurals and selects, and takes no option for one', () => {
  expect(names('{n, plural, one {a bag by {who}} other {{m, number} bags}} {x}')).toEqual({
    n: ['plural'],
    who: ['plain'],
    m: ['number'],
    x: ['plain'],
  });
});

it('reads quoted braces as text and lone apostrophes as letters', () => {
  expect(names("ng'ombe '{no}' {yes}")).toEqual({ yes: ['plain'] });
});
