import { useI18n, type MessageKey } from '~/platform/i18n';
import { useShell } from './shell';

type Section = { href: string; word: MessageKey };

const MARKET: Section[] = [
  { href: '/offers', word: 'sourcing.offers' },
  { href: '/suppliers', word: 'sourcing.suppliers' },
  { href: '/wanted', word: 'sourcing.wanted' },
];
const TRADE: Section[] = [
  { href: '/orders', word: 'sourcing.orders' },
  { href: '/quotes', word: 'sourcing.quotes' },
  { href: '/together', word: 'sourcing.together' },
];

/** The parts of the market beside each other: what is offered, who supplies, what is wanted. */
export function MarketSections() {
  const { t } = useI18n();
  return <Sections name={t('sourcing.sections')} sections={MARKET} />;
}

/** The parts of one's own trade beside each other: orders, quotes, what is bought together. */
export function TradeSections() {
  const { t } = useI18n();
  return <Sections name={t('sourcing.trade')} sections={TRADE} />;
}

function Sections({ name, sections }: { name: string; sections: Section[] }) {
  const { t } = useI18n();
  const { path } = useShell();
  return (
    <nav className="choices-line" aria-label={name}>
      {sections.map(({ href, word }) => (
        <a key={href} href={href} aria-current={path.split(/[/?]/)[1] === href.slice(1) ? 'page' : undefined}>
          {t(word)}
        </a>
      ))}
    </nav>
  );
}
