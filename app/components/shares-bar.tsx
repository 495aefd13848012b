import { useI18n } from '~/platform/i18n';

type SharesBarProps = { shares: { key: string; label: string; amountMinor: number }[]; currency: string };

const WIDTH = 400;

/** A whole drawn as one bar of its parts, each named with its amount beneath. */
export function SharesBar({ shares, currency }: SharesBarProps) {
  const { money } = useI18n();
  const whole = shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const place = (amountMinor: number) => (whole > 0 ? Math.round((amountMinor / whole) * WIDTH) : 0);
  const words = shares.map(({ label, amountMinor }) => `${label}: ${money(amountMinor, currency)}`).join(', ');
  return (
    <figure className="shares">
      <svg viewBox={`0 0 ${WIDTH} 20`} preserveAspectRatio="none" role="img" aria-label={words}>
        {shares.map(({ key, amountMinor }, index) => {
          const before = shares.slice(0, index).reduce((sum, share) => sum + share.amountMinor, 0);
          const [start, end] = [place(before), place(before + amountMinor)];
          return <rect key={key} className={`share share-${key}`} x={start} y="0" width={end - start} height="20" />;
        })}
      </svg>
      <figcaption>
        {shares.map(({ key, label, amountMinor }) => (
          <span key={key} className="share-word">
            <span className={`share-mark share-mark-${key}`} aria-hidden="true" />
            {label} <strong>{money(amountMinor, currency)}</strong>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
