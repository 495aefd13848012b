import type { WarningReason } from '~/domain/eligibility/warnings/early-warning';
import type { GroupWarning, WarningMeeting } from '~/domain/eligibility/warnings/group-warning';
import { useI18n } from '~/platform/i18n';
import { DataTable } from './data-table';

type Shown = Pick<GroupWarning, 'reasons' | 'figures' | 'currency'>;

const STEP = 20;
const HEIGHT = 96;
const RECENT = 3;

/** The figures that called for a visit: what fell, drawn meeting by meeting, with the table behind it. */
export function GroupWarningFigures({ warning }: { warning: Shown }) {
  const { t, date, number, money } = useI18n();
  const { recent, before, meetings } = warning.figures;
  const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole));
  const perHead = (saved: number, heads: number) => (heads === 0 ? null : Math.round(saved / heads));
  const values = {
    attendance: [percent(before.attended, before.expected), percent(recent.attended, recent.expected)],
    depositing: [percent(before.deposited, before.expected), percent(recent.deposited, recent.expected)],
    savings: [perHead(before.savedMinor, before.attended), perHead(recent.savedMinor, recent.attended)],
  };
  const show = (reason: keyof typeof values, value: number | null | undefined) =>
    value === null || value === undefined
      ? '–'
      : reason === 'savings'
        ? money(value, warning.currency)
        : t('vetting.percent', { value: number(value) });
  const [drawn = 'attendance'] = warning.reasons;
  const label = t(`vetting.meetingsDrawn.${drawn}`);
  const heights = meetings.map((meeting) => drawnFigure(drawn, meeting));
  const highest = drawn === 'savings' ? Math.max(...heights) : 1;
  return (
    <>
      <ul className="warning-reasons">
        {warning.reasons.map((reason) => (
          <li key={reason}>
            {t(`vetting.fell.${reason}`, {
              before: show(reason, values[reason][0]),
              now: show(reason, values[reason][1]),
            })}
          </li>
        ))}
      </ul>
      <figure className="chart warning-chart">
        <figcaption>{label}</figcaption>
        <svg
          viewBox={`0 0 ${meetings.length * STEP} ${HEIGHT + 4}`}
          role="img"
          aria-label={label}
          preserveAspectRatio="none"
        >
          {meetings.map(({ heldOn }, index) => {
            const height = highest === 0 ? 0 : Math.round((HEIGHT * (heights[index] ?? 0)) / highest);
            return (
              <rect
                key={`${heldOn} ${index}`}
                className={index >= meetings.length - RECENT ? 'warning-recent' : undefined}
                x={index * STEP + 2}
                y={HEIGHT - height}
                width={STEP - 4}
                height={height + 2}
                rx="2"
              />
            );
          })}
        </svg>
      </figure>
      <DataTable
        caption={label}
        rows={[...meetings].reverse()}
        rowKey={({ heldOn }) => heldOn}
        columns={[
          { key: 'on', header: t('vetting.meeting'), rowHeader: true, cell: ({ heldOn }) => date(heldOn) },
          {
            key: 'attended',
            header: t('vetting.came'),
            numeric: true,
            cell: ({ attended, expected }) => `${number(attended)} / ${number(expected)}`,
          },
          {
            key: 'deposited',
            header: t('vetting.savedAt'),
            numeric: true,
            cell: ({ deposited, expected }) => `${number(deposited)} / ${number(expected)}`,
          },
          {
            key: 'amount',
            header: t('vetting.amountSaved'),
            numeric: true,
            cell: ({ savedMinor }) => money(savedMinor, warning.currency),
          },
        ]}
      />
    </>
  );
}

/** What a bar stands for: a share of those expected, or what each of those who came paid in. */
function drawnFigure(reason: WarningReason, { expected, attended, deposited, savedMinor }: WarningMeeting): number {
  if (reason === 'savings') return attended === 0 ? 0 : savedMinor / attended;
  return expected === 0 ? 0 : (reason === 'attendance' ? attended : deposited) / expected;
}
