import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WaiversPage } from '~/components/waivers-page';
import { enterpriseForStaff } from '~/domain/eligibility/enterprise-for-staff.queries.server';
import { requestWaiver } from '~/domain/eligibility/waivers/request-waiver.server';
import { waivableRules } from '~/domain/eligibility/waivers/waivable-rules.queries.server';
import { waiverRequests } from '~/domain/eligibility/waivers/waiver-requests.queries.server';
import { hasAct } from '~/domain/identity/staff-acts';
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

async function enterpriseOf({ params, context }: LoaderFunctionArgs) {
  const officer = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const enterprise = await enterpriseForStaff(context.database.db, officer.staff, 'vet', params.id);
  if (!enterprise) throw notFound();
  return { officer, enterprise };
}

export async function loader(args: LoaderFunctionArgs) {
  const { officer, enterprise } = await enterpriseOf(args);
  const { database, clock, locale } = args.context;
  const day = today(clock, enterprise.timeZone);
  const [waivers, rules] = await Promise.all([
    waiverRequests(database.db, { branchId: enterprise.branchId, enterpriseId: enterprise.id }, day),
    waivableRules(database.db),
  ]);
  return json({
    page: { title: translator(locale).t('eligibility.waiver.title') },
    enterprise,
    waivers,
    rules,
    me: officer.accountId,
    mayApprove: hasAct(officer.staff, 'approve'),
    empty: emptyWaiver(day),
    done: new URL(args.request.url).searchParams.has('done'),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { officer, enterprise } = await enterpriseOf(args);
  const { context, request } = args;
  return waiverAction(request, context, officer, {
    address: `/staff/enterprises/${enterprise.id}/waivers`,
    timeZone: enterprise.timeZone,
    ask: (tx, input) => requestWaiver(tx, officer, enterprise.id, input, context.clock),
  });
}

export default function EnterpriseWaivers() {
  const { enterprise, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <WaiversPage
      {...shown}
      name={enterprise.name}
      lead={t('eligibility.waiver.leadEnterprise')}
      back={`/staff/enterprises/${enterprise.id}`}
      groups={[]}
      ofBranch={false}
      answer={answer}
    />
  );
}
