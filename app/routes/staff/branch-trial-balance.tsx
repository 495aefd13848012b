import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TrialBalancePage } from '~/components/trial-balance-page';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { showBranchTrialBalance } from '../groups/show-trial-balance.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { of: branch, asked, latest, rows } = await showBranchTrialBalance(args);
  const { t } = translator(args.context.locale);
  const { id, name } = branch;
  return json({ page: { title: t('ledger.trialBalance') }, branch: { id, name }, asked, latest, rows });
}

export default function BranchTrialBalance() {
  const { branch, asked, latest, rows } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <TrialBalancePage
      name={branch.name}
      back={{ href: '/staff', label: t('staff.title') }}
      address={`/staff/branches/${branch.id}/trial-balance`}
      asked={asked}
      latest={latest}
      byMember={null}
      rows={rows}
    />
  );
}
