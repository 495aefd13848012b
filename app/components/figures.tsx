import type { ReactNode } from 'react';

/** A few figures that matter, each large over its word. */
export function Figures({ figures }: { figures: { key: string; label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="figures">
      {figures.map(({ key, label, value }) => (
        <div key={key} className="figure">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
