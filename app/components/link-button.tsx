import type { ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button';
import { Icon, type IconName } from './icon';

type LinkButtonProps = { href: string; look?: ButtonLook; icon?: IconName; block?: boolean; children: ReactNode };

/** A link with the weight of a button: it leads somewhere and changes nothing. */
export function LinkButton({ href, look = 'main', icon, block, children }: LinkButtonProps) {
  return (
    <a href={href} className={buttonClass(look, block)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
