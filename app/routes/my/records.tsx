import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { DefinitionList } from '~/components/definition-list';
import { EmptyState } from '~/components/empty-state';
import { Icon, type IconName } from '~/components/icon';
import { LinkList } from '~/components/link-list';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { ownGroups, type OwnGroup } from '~/domain/reporting/own-records.queries.server';
import { translator, useI18n, type MessageKey } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'member' } satisfies RouteHandle;

const PLACES: readonly { href: string; icon: IconName; title: MessageKey; text: MessageKey }[] = [
  { href: '/my/step-4', icon: 'verified', title: 'people.step4', text: 'people.step4Text' },
  { href: '/my/meetings', icon: 'saving', title: 'people.myMeetings', text: 'people.myMeetingsText' },
  { href: '/my/loans', icon: 'loan', title: 'people.myLoans', text: 'people.myLoansText' },
  { href: '/my/training', icon: 'training', title: 'people.myTraining', text: 'people.myTrainingText' },
  { href: '/my/readings', icon: 'show', title: 'people.readings', text: 'people.readingsText' },
  { href: '/my/consents', icon: 'agreed', title: 'people.consents', text: 'people.consentsText' },
  { href: '/my/data', icon: 'download', title: 'people.data', text: 'people.dataText' },
];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireMember(context);
  const groups = await ownGroups(context.database.db, actor);
  return json({ page: { title: translator(context.locale).t('people.mine') }, groups });
}

export default function MyRecords() {
  const { groups } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const places = PLACES.map(({ href, icon, title, text }) => ({
    key: href,
    href,
    title: t(title),
    detail: t(text),
    picture: <Icon name={icon} />,
  }));
  return (
    <Page title={t('people.mine')} lead={t('people.mineLead')} width="form" search={false}>
      {groups.length === 0 && <EmptyState icon="group" title={t('people.noGroups')} />}
      {groups.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
      <LinkList rows={places} />
    </Page>
  );
}

function GroupCard({ group }: { group: OwnGroup }) {
  const { t, date } = useI18n();
  const { currency } = group;
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <Card
      title={
        <a href={`/groups/${group.id}`}>
          <bdi>{group.name}</bdi>
        </a>
      }
    >
      <p className="muted">
        {group.leftOn
          ? t('people.leftOn', { date: date(group.leftOn) })
          : t('people.members', { count: group.members })}
      </p>
      <DefinitionList
        items={[
          { key: 'saved', term: t('people.saved'), value: money(group.savedMinor) },
          { key: 'owed', term: t('people.owed'), value: money(group.owedMinor) },
          { key: 'all', term: t('people.groupSaved'), value: money(group.groupSavedMinor) },
        ]}
      />
    </Card>
  );
}
