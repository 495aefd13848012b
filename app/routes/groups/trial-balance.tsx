import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TrialBalancePage } from '~/components/trial-balance-page';
import { translator } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { showGroupTrialBalance } from './show-trial-balance.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { of: group, ...shown } = await showGroupTrialBalance(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('ledger.trialBalance') }, group: { id: group.id, name: group.name }, ...shown });
}

export default function GroupTrialBalance() {
  const { group, asked, latest, byMember, rows } = useLoaderData<typeof loader>();
  const here = `/groups/${group.id}`;
  return (
    <TrialBalancePage
      name={group.name}
      back={{ href: here, label: <bdi>{group.name}</bdi> }}
      address={`${here}/trial-balance`}
      asked={asked}
      latest={latest}
      byMember={byMember}
      rows={rows}
    />
  );
}
