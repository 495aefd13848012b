import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WaiversPage } from '~/components/waivers-page';
import { requestBlanketWaiver } from '~/domain/eligibility/waivers/request-waiver.server';
import { waivableRules } from '~/domain/eligibility/waivers/waivable-rules.queries.server';
import { branchForWaiver, waiverRequests } from '~/domain/eligibility/waivers/waiver-requests.queries.server';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { emptyWaiver, waiverAction } from './waiver-action.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

async function branchOf({ params, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const branch = await branchForWaiver(context.database.db, officer.staff, params.id);
  if (!branch) throw notFound();
  return { officer, branch };
}

export async function loader(args: LoaderFunctionArgs) {
  const { officer, branch } = await branchOf(args);
  const { database, clock, locale } = args.context;
  const day = today(clock, branch.timeZone);
  const [waivers, rules] = await Promise.all([
    waiverRequests(database.db, { branchId: branch.id, enterpriseId: null }, day),
    waivableRules(database.db),
  ]);
  return json({
    page: { title: translator(locale).t('eligibility.waiver.title') },
    branch,
    waivers,
    rules,
    me: officer.accountId,
    empty: emptyWaiver(day),
    done: new URL(args.request.url).searchParams.has('done'),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { officer, branch } = await branchOf(args);
  const { context, request } = args;
  return waiverAction(request, context, officer, {
    address: `/staff/branches/${branch.id}/waivers`,
    timeZone: branch.timeZone,
    ask: (tx, input) => requestBlanketWaiver(tx, officer, branch.id, input, context.clock),
  });
}

export default function BranchWaivers() {
  const { branch, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <WaiversPage
      {...shown}
      name={branch.name}
      lead={t('eligibility.waiver.leadBranch')}
      back="/staff/standing"
      groups={branch.groups}
      mayApprove
      ofBranch
      answer={answer}
    />
  );
}
