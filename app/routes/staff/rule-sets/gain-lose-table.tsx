import type { ReactNode } from 'react';
import { DataTable } from '~/components/data-table';
import { useI18n } from '~/platform/i18n';

type Row = { key: string; label: ReactNode; people: number | null; gain: number | null; lose: number | null };

const HALF = 100;

/** Who would gain and who would lose, drawn to either side of a middle line, with the figures beside. */
export function GainLoseTable({ title, rows }: { title: string; rows: Row[] }) {
  const { t, number } = useI18n();
  const most = Math.max(1, ...rows.flatMap(({ gain, lose }) => [gain ?? 0, lose ?? 0]));
  const shown = (figure: number | null) => (figure === null ? t('vetting.notShown') : number(figure));
  return (
    <DataTable
      caption={title}
      captionShown
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'label',
          header: <span className="visually-hidden">{title}</span>,
          rowHeader: true,
          cell: ({ label }) => label,
        },
        {
          key: 'bars',
          header: <span className="visually-hidden">{t('vetting.drawn')}</span>,
          cell: ({ gain, lose }) => <Bars gain={gain} lose={lose} most={most} />,
        },
        { key: 'lose', header: t('vetting.lose'), numeric: true, cell: ({ lose }) => shown(lose) },
        { key: 'gain', header: t('vetting.gain'), numeric: true, cell: ({ gain }) => shown(gain) },
        {
          key: 'people',
          header: t('vetting.people'),
          numeric: true,
          wideOnly: true,
          cell: ({ people }) => shown(people),
        },
      ]}
    />
  );
}

function Bars({ gain, lose, most }: { gain: number | null; lose: number | null; most: number }) {
  const length = (figure: number | null) => Math.round(((figure ?? 0) / most) * HALF);
  return (
    <svg className="gain-lose" viewBox={`0 0 ${2 * HALF} 16`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="gain-lose-lose" x={HALF - length(lose)} y="2" width={length(lose)} height="12" />
      <rect className="gain-lose-gain" x={HALF} y="2" width={length(gain)} height="12" />
      <rect className="gain-lose-middle" x={HALF - 0.5} y="0" width="1" height="16" />
    </svg>
  );
}
