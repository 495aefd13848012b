import { describe, expect, test } from 'vitest';
import { readReportArguments } from './report-arguments';

describe('the arguments of the eligibility report', () => {
  test('name the day, the thresholds and the file', () => {
    const args = ['--as-of', '2026-10-31', '--thresholds', 'keep', '--out', 'report.csv'];
    const value = { asOf: '2026-10-31', thresholds: 'keep', out: 'report.csv' };
    expect(readReportArguments(args)).toEqual({ ok: true, value });
  });

  test('mean the enter thresholds and standard output where nothing else is said', () => {
    const value = { asOf: '2028-02-29', thresholds: 'enter', out: null };
    expect(readReportArguments(['--as-of=2028-02-29'])).toEqual({ ok: true, value });
  });

  test.each([['2026-02-29'], ['2026-13-01'], ['31.10.2026'], ['2026-10-31T00:00:00Z'], ['0000-01-01'], ['']])(
    'refuse %j as a day',
    (text) => {
      expect(readReportArguments(['--as-of', text])).toEqual({ ok: false, error: { code: 'as-of' } });
    },
  );

  test('need a day', () => {
    expect(readReportArguments([])).toEqual({ ok: false, error: { code: 'as-of' } });
  });

  test('know no other thresholds', () => {
    const args = ['--as-of', '2026-10-31', '--thresholds', 'Enter'];
    expect(readReportArguments(args)).toEqual({ ok: false, error: { code: 'thresholds' } });
  });

  test.each([
    [['--as-of']],
    [['--as-of', '2026-10-31', '--all']],
    [['2026-10-31']],
    [['--as-of', '2026-10-31', '--out', '']],
  ])('refuse what is not understood: %j', (args) => {
    expect(readReportArguments(args)).toEqual({ ok: false, error: { code: 'usage' } });
  });
});
