import { useI18n } from '~/platform/i18n';
import type { PlanRow } from './loan-plan-table';

const HEIGHT = 96;
const STEP = 20;

/** A plan drawn: a column an instalment, interest upon principal, what is paid filled. The table beside it has the figures. */
export function LoanPlanChart({ label, rows, currency }: { label: string; rows: PlanRow[]; currency: string }) {
  const { date, money } = useI18n();
  const highest = Math.max(...rows.map((row) => row.principalMinor + row.interestMinor));
  if (rows.length < 2 || highest <= 0) return null;
  const high = (amount: number) => Math.round((HEIGHT * amount) / highest);
  return (
    <figure className="chart loan-chart">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${rows.length * STEP} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
        {rows.map(({ number, dueOn, principalMinor, interestMinor, paidMinor = 0 }, index) => {
          const [principal, whole] = [high(principalMinor), high(principalMinor + interestMinor)];
          const column = { x: index * STEP + 3, width: STEP - 6 };
          return (
            <g key={number}>
              <title>{`${date(dueOn)}: ${money(principalMinor + interestMinor, currency)}`}</title>
              <rect className="chart-principal" {...column} y={HEIGHT - principal} height={principal} />
              <rect className="chart-interest" {...column} y={HEIGHT - whole} height={whole - principal} />
              <rect className="chart-paid" {...column} y={HEIGHT - high(paidMinor)} height={high(paidMinor)} />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
