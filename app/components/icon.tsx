import { classNames } from './class-names';
import { iconShapes, type IconName } from './icon-shapes';

export type { IconName };

/** Icons that point along the line of reading turn around in right-to-left scripts. */
const POINTING: ReadonlySet<IconName> = new Set<IconName>([
  'back',
  'previous',
  'next',
  'undo',
  'signIn',
  'signOut',
  'delivery',
  'play',
]);

/** A drawing beside a word; hidden from screen readers, which read the word. Use `IconWord` where the two stand alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={classNames('icon', POINTING.has(name) && 'icon-pointing')}
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: iconShapes[name].shape }}
    />
  );
}
