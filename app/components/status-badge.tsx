import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'bad' | 'waiting' | 'neutral' | 'info';

export const TONE_ICONS: Record<Tone, IconName> = {
  good: 'good',
  bad: 'bad',
  waiting: 'waiting',
  neutral: 'minus',
  info: 'info',
};

/** A state in a word, with an icon; the colour only repeats what both say. */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      <span>{children}</span>
    </span>
  );
}
