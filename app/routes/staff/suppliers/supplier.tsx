import { json, type LinksFunction, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DefinitionList } from '~/components/definition-list';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { SampleList } from '~/components/suppliers/sample-list';
import { TextArea } from '~/components/text-area';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { enterpriseVisits } from '~/domain/eligibility/visits/visit.queries.server';
import { supplierView, type SupplierBlock } from '~/domain/eligibility/suppliers/supplier.queries.server';
import { supplierAccounts } from '~/domain/eligibility/suppliers/supplier-accounts.server';
import { samplesSpokenFor } from '~/domain/sourcing/suppliers/sample.queries.server';
import { useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { VisitHistory } from '../visits/visit-history';
import { AccountList } from './account-list';
import { changeSupplier } from './change-supplier.server';
import { SupplierBadge } from './supplier-badge';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const { db } = context.database;
  if (!isId(params.id)) throw notFound();
  const supplier = await supplierView(db, staff, params.id);
  if (!supplier) throw notFound();
  const [visits, accounts, samples, reference] = await Promise.all([
    enterpriseVisits(db, staff, supplier.id),
    supplierAccounts(db, staff, supplier.id),
    samplesSpokenFor(db, staff, supplier.id),
    referenceOf(db),
  ]);
  return json({
    page: { title: supplier.name },
    supplier,
    visits,
    accounts,
    samples: samples.map((sample) => ({ ...sample, unitName: reference.unitName(sample.unit, context.locale) })),
  });
}

export const action = changeSupplier;

export default function Supplier() {
  const { supplier, visits, accounts, samples } = useLoaderData<typeof loader>();
  const { error = null, typed = {} } = useActionData<typeof action>() ?? {};
  const { t, date } = useI18n();
  const problems = problemsOf(error, t);
  const blocked = supplier.state === 'blocked';
  return (
    <Page
      title={<bdi>{supplier.name}</bdi>}
      lead={
        <>
          <SupplierBadge state={supplier.state} /> {supplier.district} ({supplier.country}) · {supplier.code}
        </>
      }
      search={false}
      back={{ href: '/staff/suppliers', label: t('vetting.suppliers') }}
      actions={
        <LinkButton href={`/staff/enterprises/${supplier.id}/visits/new`} icon="record">
          {t('vetting.visitIt')}
        </LinkButton>
      }
    >
      <RefusalSummary problems={problems} />
      <DefinitionList
        items={[
          { key: 'on', term: t('vetting.vettedOn'), value: supplier.vettedOn && date(supplier.vettedOn) },
          { key: 'by', term: t('vetting.vettedBy'), value: supplier.vettedBy },
          { key: 'sells', term: t('vetting.sells'), value: supplier.sector },
          {
            key: 'phone',
            term: t('vetting.phone'),
            value: supplier.contactPhone && <span dir="ltr">{supplier.contactPhone}</span>,
          },
          { key: 'offers', term: t('staff.liveOffers'), value: String(supplier.liveOffers) },
        ]}
      />
      {samples.length > 0 && (
        <Card tone="call" title={t('sourcing.spokenFor')}>
          <p>{t('sourcing.spokenForLead')}</p>
          <SampleList samples={samples} side="seller" />
        </Card>
      )}
      <VisitHistory visits={visits} />
      <AccountList accounts={accounts} error={problems.identifier ?? null} typed={typed.identifier ?? ''} />
      <Card title={t(blocked ? 'vetting.unblock' : 'vetting.block')}>
        <Form>
          <p>{t(blocked ? 'vetting.unblockLead' : 'vetting.blockLead')}</p>
          <TextArea
            name="reason"
            label={t('vetting.why')}
            rows={2}
            value={typed.reason}
            error={problems.reason ?? null}
          />
          <Button look={blocked ? 'plain' : 'danger'} name="act" value={blocked ? 'unblock' : 'block'} icon="refused">
            {t(blocked ? 'vetting.unblock' : 'vetting.block')}
          </Button>
        </Form>
        <Blocks blocks={supplier.blocks} />
      </Card>
    </Page>
  );
}

type Refused = NonNullable<SerializeFrom<typeof action>>['error'];

/** What was refused, in words beside its field. */
function problemsOf(error: Refused | null, t: Translator['t']): Record<string, string> {
  if (error === null) return {};
  return error.code === 'reason-too-short'
    ? { reason: t('vetting.problem.reason', { least: error.least }) }
    : { identifier: t(`sourcing.accountProblem.${error.code}`) };
}

type Shown<Value> = {
  [Key in keyof Value]: Value[Key] extends Date | null ? string | Extract<Value[Key], null> : Value[Key];
};

function Blocks({ blocks }: { blocks: Shown<SupplierBlock>[] }) {
  const { t, date } = useI18n();
  return (
    <ul className="plain-list">
      {blocks.map(({ blockedAt, blockedBy, reason, liftedAt, liftedBy, liftedReason }) => (
        <li key={blockedAt}>
          {t('vetting.blockedBy', { date: date(blockedAt.slice(0, 10)), name: blockedBy, reason })}
          {liftedAt !== null &&
            ` ${t('vetting.liftedBy', { date: date(liftedAt.slice(0, 10)), name: liftedBy ?? '', reason: liftedReason ?? '' })}`}
        </li>
      ))}
    </ul>
  );
}
