import { describe, expect, it } from 'vitest';
import { CONSTANTS, type Constant, type RuleSetNumbers } from '../rule-set-numbers';
import { differences, readNumbers } from './rule-set-bounds';

const base: RuleSetNumbers = {
  rules: [
    { rule: 'G2', waivable: true, unit: 'percent_at_least', enter: 80, keep: 70, window: 'window_months' },
    { rule: 'G5', waivable: true },
    { rule: 'G6', waivable: true, unit: 'percent_at_most', enter: 10, keep: 15 },
    { rule: 'M1', waivable: false, unit: 'years', enter: 19, keep: 19 },
  ],
  always: {
    ...(Object.fromEntries(CONSTANTS.map((name) => [name, 1])) as Record<Constant, number>),
    ...{ window_months: 6, instalment_months: 12, write_off_months: 24, visit_months: 12, past_due_days: 30 },
    ...{ unclear_years: 18, signatories: 2, module_minutes_percent: 80, waiver_days: 90, waiver_reason_length: 20 },
  },
};
const form = (given: Record<string, string> = {}) => ({
  ...{ 'enter-G2': '80', 'keep-G2': '70', 'waivable-G2': 'yes', 'waivable-G5': 'yes' },
  ...{ 'enter-G6': '10', 'keep-G6': '15', 'waivable-G6': 'yes', 'enter-M1': '19', 'keep-M1': '19' },
  ...Object.fromEntries(CONSTANTS.map((name) => [`always-${name}`, String(base.always[name])])),
  ...given,
});

describe('the numbers of a draft', () => {
  it('are those it is based on where nothing is changed', () => {
    expect(readNumbers(form(), base)).toEqual({ numbers: base, problems: {} });
  });

  it('are read in the digits of any script, and differ where they were changed', () => {
    const { numbers, problems } = readNumbers(
      form({ 'enter-G2': '७५', 'always-window_months': '9', 'waivable-G5': '' }),
      base,
    );
    expect(problems).toEqual({});
    expect(differences(base, numbers).map(({ field, from, to }) => [field, from, to])).toEqual([
      ['enter-G2', '80', '75'],
      ['waivable-G5', 'true', 'false'],
      ['always-window_months', '6', '9'],
    ]);
  });

  it.each([
    ['enter-G2', '29', { code: 'out-of-bounds', least: 30, most: 100 }],
    ['enter-G2', '101', { code: 'out-of-bounds', least: 30, most: 100 }],
    ['enter-G2', '-80', { code: 'not-whole' }],
    ['enter-G2', '80.5', { code: 'not-whole' }],
    ['enter-G2', '', { code: 'not-whole' }],
    ['keep-G2', '81', { code: 'keep-harder' }],
    ['keep-G6', '9', { code: 'keep-harder' }],
    ['enter-M1', '18', { code: 'out-of-bounds', least: 19, most: 25 }],
    ['always-waiver_days', '91', { code: 'out-of-bounds', least: 14, most: 90 }],
  ])('refuse %s as %j', (field, value, problem) => {
    expect(readNumbers(form({ [field]: value }), base).problems).toEqual({ [field]: problem });
  });

  it('never make age and consent waivable, and invent no rule', () => {
    const { numbers } = readNumbers(form({ 'waivable-M1': 'yes', 'enter-G9': '5', 'enter-G5': '5' }), base);
    expect(numbers).toEqual(base);
  });
});
