import { useI18n } from '~/platform/i18n';

type AttendanceChartProps = {
  /** Newest first, as a table shows them; drawn oldest first. */
  meetings: { scheduledOn: string; heldOn: string | null; present: number; marked: number }[];
  label: string;
};

const HEIGHT = 96;
const STEP = 20;

/** Attendance of the latest held meetings as bars; the figures stand in the table beneath. */
export function AttendanceChart({ meetings, label }: AttendanceChartProps) {
  const { date, number } = useI18n();
  const held = meetings.filter(({ heldOn, marked }) => heldOn !== null && marked > 0).reverse();
  if (held.length < 2) return null;
  return (
    <figure className="chart">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${held.length * STEP} ${HEIGHT + 4}`} role="img" aria-label={label} preserveAspectRatio="none">
        {held.map(({ scheduledOn, present, marked }, index) => {
          const height = Math.round((HEIGHT * present) / marked);
          return (
            <rect
              key={scheduledOn}
              x={index * STEP + 2}
              y={HEIGHT - height}
              width={STEP - 4}
              height={height + 2}
              rx="2"
            >
              <title>{`${date(scheduledOn)}: ${number(present)} / ${number(marked)}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}
