import { describe, expect, it } from 'vitest';
import { statementNames } from './prepared-statements.server';

describe('statements that are worth preparing', () => {
  it('get one name, always the same, once they have come often', () => {
    const nameOf = statementNames();
    expect([nameOf('select 1'), nameOf('select 1')]).toEqual([undefined, undefined]);
    const name = nameOf('select 1');
    expect(name).toBeDefined();
    expect(nameOf('select 1')).toBe(name);
  });

  it('have names of their own', () => {
    const nameOf = statementNames();
    const names = ['select 1', 'select 2'].map((text) => [text, text, text].map(nameOf).at(-1));
    expect(new Set(names).size).toBe(2);
    expect(names).not.toContain(undefined);
  });

  it('are none of those that never come again, however many', () => {
    const nameOf = statementNames();
    for (let n = 0; n < 10_000; n += 1) expect(nameOf(`select ${n}`)).toBeUndefined();
    expect(nameOf('select 0')).toBeUndefined();
  });

  it('are bounded in number, since every connection keeps them', () => {
    const nameOf = statementNames();
    const named = Array.from({ length: 1_000 }, (_, n) => [n, n, n].map((m) => nameOf(`select ${m}`)).at(-1));
    expect(named.filter((name) => name !== undefined).length).toBeLessThanOrEqual(400);
  });
});
