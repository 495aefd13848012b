import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

/** Something that narrows or ranks a list, in words, and the address of the list without it. */
export type Chip = { label: string; href: string };

/** What narrows a list, each a link that takes it off. */
export function Chips({ chips }: { chips: Chip[] }) {
  const { t } = useI18n();
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('search.chosen')}>
      {chips.map(({ label, href }) => (
        <li key={label}>
          <a href={href}>
            <span className="visually-hidden">{t('search.takeOff')} </span>
            <bdi>{label}</bdi>
            <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  );
}
