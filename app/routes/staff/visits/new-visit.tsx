import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { checklistOf } from '~/domain/eligibility/visits/checklist';
import { startVisit } from '~/domain/eligibility/visits/start-visit.server';
import { enterpriseToVisit, enterpriseVisits } from '~/domain/eligibility/visits/visit.queries.server';
import { transact } from '~/platform/db.server';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { VisitHistory } from './visit-history';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const { db } = context.database;
  if (!isId(params.id)) throw notFound();
  const enterprise = await enterpriseToVisit(db, staff, params.id);
  if (!enterprise) throw notFound();
  return json({
    page: { title: translator(context.locale).t('vetting.newVisit') },
    enterprise,
    items: checklistOf(enterprise.kind).items.filter(({ source }) => source === 'seen'),
    visits: await enterpriseVisits(db, staff, enterprise.id),
  });
}

/** Begins the visit, or goes on with the one that is open. */
export async function action({ params, context }: ActionFunctionArgs) {
  const staff = requireStaff(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const started = await transact(context.database.db, (tx) => startVisit(tx, staff, id, context.clock));
  if (!started.ok) throw notFound();
  return redirect(`/staff/visits/${started.value}`, 303);
}

export default function NewVisit() {
  const { enterprise, items, visits } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('vetting.newVisit')}
      lead={
        <>
          <bdi>{enterprise.name}</bdi> · {enterprise.place}
        </>
      }
      width="form"
      search={false}
      back={{ href: '/staff/visits', label: t('vetting.visits') }}
    >
      <p>{t('vetting.lookAt')}</p>
      <ul className="plain-list">
        {items.map(({ item }) => (
          <li key={item}>{itemWords(item, t)}</li>
        ))}
      </ul>
      <p className="muted">{t('vetting.savedAsYouGo')}</p>
      <Form>
        <Button icon="record" block>
          {t('vetting.begin')}
        </Button>
      </Form>
      <VisitHistory visits={visits} />
    </Page>
  );
}

function itemWords(item: string, t: ReturnType<typeof useI18n>['t']): string {
  const key = `vetting.item.${item}`;
  return isMessageKey(key) ? t(key) : item;
}
