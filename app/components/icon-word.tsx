import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

/** An icon and its word, kept together on one line. */
export function IconWord({ icon, children, muted }: { icon: IconName; children: ReactNode; muted?: boolean }) {
  return (
    <span className={classNames('icon-word', muted && 'muted')}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
