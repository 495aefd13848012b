import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvFile } from '~/platform/csv';
import { translator } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { showGroupTrialBalance } from './show-trial-balance.server';
import { trialBalanceLines } from './trial-balance-lines';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { of: group, asked, rows } = await showGroupTrialBalance(args);
  const lines = trialBalanceLines(translator(args.context.locale), group, asked.day, rows);
  return csvFile(`trial-balance-${group.code}-${asked.day}`, lines);
}
