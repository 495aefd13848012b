import { useI18n, type MessageKey } from '~/platform/i18n';
import { Icon, type IconName } from './icon';
import { useShell, type Shell } from './shell';

type Tab = { href: string; icon: IconName; word: MessageKey };

/** The places of an account: at the thumb on a phone, in the header on a wide screen. Visitors have the market alone. */
export function TabBar() {
  const { t } = useI18n();
  const { path, account } = useShell();
  if (!account) return null;
  return (
    <nav className="tab-bar" aria-label={t('common.navigation')}>
      {tabsOf(account).map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={isHere(path, tab.href) ? 'page' : undefined}>
          <Icon name={tab.icon} />
          <span>{t(tab.word)}</span>
        </a>
      ))}
    </nav>
  );
}

function tabsOf(account: NonNullable<Shell['account']>): Tab[] {
  return [
    { href: '/offers', icon: 'store', word: 'common.market' },
    { href: '/orders', icon: 'orders', word: 'common.orders' },
    ...(account.sells ? ([{ href: '/sell', icon: 'enterprise', word: 'common.sell' }] satisfies Tab[]) : []),
    ...(account.member ? ([{ href: '/my', icon: 'record', word: 'common.mine' }] satisfies Tab[]) : []),
    ...(account.staff ? ([{ href: '/staff', icon: 'staff', word: 'common.staff' }] satisfies Tab[]) : []),
  ];
}

function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`);
}
