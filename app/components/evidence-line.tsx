import type { ReactNode } from 'react';
import { Icon } from './icon';
import { TONE_ICONS, type Tone } from './status-badge';

type EvidenceLineProps = {
  tone: Tone;
  /** The verdict's word, read out before the rule. */
  verdict: string;
  /** The rule in plain words. */
  title: ReactNode;
  detail?: ReactNode;
  /** Her figure against the need: a `Bar`. */
  figure?: ReactNode;
  date?: ReactNode;
  /** Where the records stand. */
  records?: { href: string; label: ReactNode };
  /** The rule's code, small at the end. */
  code: string;
};

/** One rule of eligibility with its figure and the way to its records. Stands in a `<ul className="evidence-list">`. */
export function EvidenceLine({ tone, verdict, title, detail, figure, date, records, code }: EvidenceLineProps) {
  return (
    <li className={`evidence evidence-${tone}`}>
      <span className="evidence-mark">
        <Icon name={TONE_ICONS[tone]} />
      </span>
      <div className="evidence-words">
        <div>
          <p className="evidence-title">{title}</p>
          <p className="muted small">
            <strong>{verdict}</strong>
            {detail && <> · {detail}</>}
          </p>
        </div>
        {figure}
        <p className="evidence-foot">
          {date && <span>{date}</span>}
          {records && <a href={records.href}>{records.label}</a>}
          <span className="evidence-code">{code}</span>
        </p>
      </div>
    </li>
  );
}
