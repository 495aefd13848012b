import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { TextArea } from './text-area';

type BelowCostProps = {
  /** The warning, sentence by sentence; none where nothing is below. */
  lines: string[];
  reason: string | undefined;
  error: string | undefined;
};

/** Warns a maker of a price below her own cost and asks why, for herself alone. Nothing where it is not below. */
export function BelowCost({ lines, reason, error }: BelowCostProps) {
  const { t } = useI18n();
  if (lines.length === 0 && !reason) return null;
  return (
    <div className="stack" id="below-cost">
      {lines.length > 0 && (
        <Alert tone="waiting" icon="scale" title={t('quotes.cost.belowTitle')}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Alert>
      )}
      <TextArea
        name="belowCostReason"
        label={t('quotes.cost.reason')}
        hint={t('quotes.cost.reasonHint')}
        value={reason}
        error={error}
        rows={2}
        maxLength={500}
      />
    </div>
  );
}
