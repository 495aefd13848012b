import { useI18n } from '~/platform/i18n';
import { Card } from './card';
import { DefinitionList } from './definition-list';
import { GoalState } from './goal-state';
import { LinkList } from './link-list';
import { Money } from './money';
import { StandingBadge } from './standing-badge';

type GroupAsideProps = {
  group: {
    id: string;
    kind: 'savings' | 'shares' | 'rotating';
    currency: string;
    formedOn: string;
    noLendingResolutionOn: string | null;
    mayReadBooks: boolean;
    mayKeep: boolean;
    mayReadRegister: boolean;
    own: { savedMinor: number; owesMinor: number } | null;
    terms: { version: number } | null;
    cycle: { number: number; toOn: string } | null;
    goals: { id: string; words: string; dueOn: string; state: 'set' | 'reached' | 'dropped' }[];
    enterprises: { id: string; name: string; standing: string }[];
  };
  nextOn: string | null;
};

/** Beside a group's meetings and members: the next meeting, the reader's own line, goals, enterprises, and ways on. */
export function GroupAside({ group, nextOn }: GroupAsideProps) {
  const { t, date } = useI18n();
  const { own, cycle, currency } = group;
  return (
    <div className="stack">
      <Card title={t('group.nextMeeting')} tone="calm">
        <p className="trend-figure">{nextOn ? date(nextOn, 'long') : t('group.noNextMeeting')}</p>
      </Card>
      {own && (
        <Card title={t('group.yourLine')}>
          <DefinitionList
            items={[
              {
                key: 'saved',
                term: t('group.youSaved'),
                value: <Money amountMinor={own.savedMinor} currency={currency} />,
              },
              {
                key: 'owes',
                term: t('group.youOwe'),
                value: <Money amountMinor={own.owesMinor} currency={currency} />,
              },
            ]}
          />
        </Card>
      )}
      <Card title={t('group.about')}>
        <DefinitionList
          items={[
            { key: 'formed', term: t('staff.formedOn'), value: date(group.formedOn) },
            {
              key: 'cycle',
              term: t('group.cycle'),
              value: cycle && t('group.cycleUntil', { number: cycle.number, date: date(cycle.toOn) }),
            },
            {
              key: 'lending',
              term: t('group.notLending'),
              value: group.noLendingResolutionOn && t('group.since', { date: date(group.noLendingResolutionOn) }),
            },
          ]}
        />
        <LinkList
          rows={[
            ...ways(group).map((way) => ({ key: way.to, href: `/groups/${group.id}/${way.to}`, title: t(way.word) })),
            ...(group.own || group.mayKeep ? [{ key: 'together', href: '/together', title: t('together.title') }] : []),
          ]}
        />
      </Card>
      {group.goals.length > 0 && (
        <Card title={t('group.goals')}>
          <ul className="goal-list">
            {group.goals.map((goal) => (
              <li key={goal.id}>
                <span>{goal.words}</span> <GoalState state={goal.state} dueOn={goal.dueOn} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {group.enterprises.length > 0 && (
        <Card title={t('staff.enterprises')}>
          <LinkList
            rows={group.enterprises.map(({ id, name, standing }) => ({
              key: id,
              href: group.mayReadRegister ? `/staff/enterprises/${id}` : `/enterprises/${id}`,
              title: <bdi>{name}</bdi>,
              end: group.mayReadRegister && <StandingBadge standing={standing} />,
            }))}
          />
        </Card>
      )}
    </div>
  );
}

/** Where one goes on from here; the books only for those who may read them. */
function ways({ mayReadBooks, mayKeep, kind }: GroupAsideProps['group']) {
  return [
    ...([{ to: 'constitution', word: 'group.constitution' }] as const),
    ...(mayKeep ? ([{ to: 'offices', word: 'group.offices' }] as const) : []),
    ...([{ to: 'goals', word: 'group.goals' }] as const),
    ...(mayReadBooks ? ([{ to: 'members', word: 'group.membersAndSavings' }] as const) : []),
    ...(mayReadBooks ? ([{ to: 'ledger', word: 'group.ledger' }] as const) : []),
    ...(mayReadBooks ? ([{ to: 'trial-balance', word: 'group.trialBalance' }] as const) : []),
    ...(mayReadBooks ? ([{ to: 'loans', word: 'group.loans' }] as const) : []),
    ...(kind === 'rotating'
      ? ([{ to: 'turns', word: 'group.turns' }] as const)
      : mayReadBooks
        ? ([{ to: 'share-out', word: 'shareOut.title' }] as const)
        : []),
    ...(mayKeep ? ([{ to: 'cycle', word: 'group.cycle' }] as const) : []),
    ...(mayKeep ? ([{ to: 'resolutions', word: 'group.resolutions' }] as const) : []),
  ];
}
