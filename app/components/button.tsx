import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

/** `main`: the one thing to do on a screen. `plain`: beside it. `quiet`: small matters. `danger`: cannot be undone. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'name' | 'value' | 'form' | 'formAction' | 'disabled' | 'id' | 'aria-describedby'
> & { look?: ButtonLook; icon?: IconName; block?: boolean; type?: 'submit' | 'button'; children: ReactNode };

/** A button that sends its form. The first without `look` is meant to be the screen's main one. */
export function Button({ look = 'main', icon, block, type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, block)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export function buttonClass(look: ButtonLook, block?: boolean): string | undefined {
  return classNames('button', `button-${look}`, block && 'button-block');
}
