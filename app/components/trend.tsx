import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';

export type TrendPoint = { on: string; value: number | null };

type TrendProps = {
  label: string;
  /** The figure as it is now, in words: it says more than the line. */
  figure: ReactNode;
  points: readonly TrendPoint[];
  /** How a value is said to those who cannot see the line. */
  say: (value: number) => string;
  /** The highest value of the scale; the highest point where it is not given. */
  most?: number;
  /** A value that should be reached, or not be passed. */
  need?: { value: number; words: string };
};

const WIDTH = 240;
const HEIGHT = 56;
const EDGE = 4;

/** A figure with its way over time as a line; the values stand in a table elsewhere on the page. Read from the start on. */
export function Trend({ label, figure, points, say, most, need }: TrendProps) {
  const { t, date } = useI18n();
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first, last] = [values[0], values.at(-1)];
  const top = Math.max(most ?? 0, need?.value ?? 0, ...values, 1);
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - EDGE - (Math.max(0, value) * (HEIGHT - 2 * EDGE)) / top;
  const said =
    first === undefined || last === undefined
      ? t('group.trendNothing')
      : t('group.trendSaid', { from: say(first), since: date(points[0]?.on ?? ''), to: say(last) });
  const lastIndex = points.findLastIndex(({ value }) => value !== null);
  return (
    <figure className="trend">
      <figcaption>{label}</figcaption>
      <p className="trend-figure">{figure}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${said}`} preserveAspectRatio="none">
        <line className="trend-ground" x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        {need && <line className="trend-need" x1="0" x2={WIDTH} y1={y(need.value)} y2={y(need.value)} />}
        {stretches(points).map((stretch) => (
          <polyline
            key={stretch[0]?.index}
            className="trend-line"
            points={stretch.map(({ index, value }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
          />
        ))}
        {last !== undefined && (
          <line className="trend-now" x1={x(lastIndex)} x2={x(lastIndex)} y1={y(last)} y2={y(last)} />
        )}
      </svg>
      {need && <p className="trend-words">{need.words}</p>}
    </figure>
  );
}

type Drawn = { index: number; value: number };

/** Points that follow one another without a gap. */
function stretches(points: readonly TrendPoint[]): Drawn[][] {
  const found: Drawn[][] = [[]];
  points.forEach(({ value }, index) => {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ index, value });
  });
  return found.filter((stretch) => stretch.length > 0);
}
