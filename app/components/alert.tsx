import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import type { Tone } from './status-badge';

const ICONS: Record<Tone, IconName> = {
  good: 'good',
  bad: 'warning',
  waiting: 'waiting',
  neutral: 'info',
  info: 'info',
};

type AlertProps = { tone?: Tone; icon?: IconName; title: ReactNode; children?: ReactNode };

/** A notice above the page's content: what happened, and what to do. */
export function Alert({ tone = 'info', icon, title, children }: AlertProps) {
  return (
    <div className={`alert alert-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon ?? ICONS[tone]} />
      <div>
        <p className="alert-title">{title}</p>
        {children && <div className="alert-text">{children}</div>}
      </div>
    </div>
  );
}
