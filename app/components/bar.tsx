import { useI18n } from '~/platform/i18n';

type BarProps = {
  /** What is measured, for those who cannot see the bar. */
  label: string;
  value: number;
  max: number;
  threshold?: number;
  /** The figure and the need in words: "84 %", "at least 70 %". */
  valueText: string;
  thresholdText?: string;
  tone?: 'good' | 'bad' | 'neutral';
};

const WIDTH = 200;

/** A figure against what is needed, drawn as a bar with a mark. In right-to-left pages it fills from the right. */
export function Bar({ label, value, max, threshold, valueText, thresholdText, tone = 'neutral' }: BarProps) {
  const { t } = useI18n();
  const place = (figure: number) => Math.round(Math.min(1, Math.max(0, max > 0 ? figure / max : 0)) * WIDTH);
  const need = thresholdText && t('common.threshold', { value: thresholdText });
  return (
    <span className={`bar bar-${tone}`}>
      <svg
        className="bar-drawing"
        viewBox={`0 0 ${WIDTH} 16`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${valueText}${need ? `, ${need}` : ''}`}
      >
        <rect className="bar-ground" x="0" y="4" width={WIDTH} height="8" rx="4" />
        <rect className="bar-figure" x="0" y="4" width={place(value)} height="8" rx="4" />
        {threshold !== undefined && (
          <rect className="bar-need" x={Math.min(WIDTH - 2, place(threshold))} y="0" width="2" height="16" />
        )}
      </svg>
      <span className="bar-words" aria-hidden="true">
        <strong>{valueText}</strong>
        {need && <span className="muted"> {need}</span>}
      </span>
    </span>
  );
}
