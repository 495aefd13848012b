import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvFile } from '~/platform/csv';
import { translator } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { showBranchTrialBalance } from '../groups/show-trial-balance.server';
import { trialBalanceLines } from '../groups/trial-balance-lines';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { of: branch, asked, rows } = await showBranchTrialBalance(args);
  const lines = trialBalanceLines(translator(args.context.locale), branch, asked.day, rows);
  return csvFile(`trial-balance-${branch.code}-${asked.day}`, lines);
}
