import { describe, expect, it } from 'vitest';
import { formatMessage } from './format-message';

const number = (value: number) => `<${value}>`;
const format = (message: string, values?: Record<string, string | number>) =>
  formatMessage('en', message, values, number);

describe('a message', () => {
  it('without arguments is returned as written, apostrophes included', () => {
    expect(format("It's hers")).toBe("It's hers");
    expect(format("It''s hers")).toBe("It's hers");
  });

  it('mixes plurals and bare numbers, each formatted', () => {
    const message = '{name} sold {count, plural, one {# bag} other {# bags}} for {price}';
    expect(format(message, { name: 'Asha', count: 2, price: 7 })).toBe('Asha sold 2 bags for <7>');
  });

  it('keeps quoted braces', () => {
    expect(format("'{'{name}'}'", { name: 'x' })).toBe('{x}');
  });

  it('selects by word', () => {
    const message = '{state, select, open {Open} other {Closed}}';
    expect(format(message, { state: 'open' })).toBe('Open');
    expect(format(message, { state: 'shut' })).toBe('Closed');
  });

  it('with a value missing keeps its other words when arguments are bare, and fails loudly otherwise', () => {
    expect(format('Hello {name}!')).toBe('Hello !');
    expect(() => format('{count, plural, one {# bag} other {# bags}}')).toThrow();
  });
});
