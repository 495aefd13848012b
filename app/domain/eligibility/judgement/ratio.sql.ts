/**
 * The verdict on a ratio that must reach a percentage, compared by cross-multiplication of whole numbers. A denominator
 * below `least` is too small to judge. All four are expressions of SQL.
 */
export function atLeastPercent(numerator: string, denominator: string, percent: string, least = '1'): string {
  return `case when ${denominator} < ${least} then 'no_data'
    when ${numerator} * 100 >= ${percent} * ${denominator} then 'pass' else 'fail' end`;
}
