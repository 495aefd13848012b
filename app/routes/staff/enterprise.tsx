import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { DefinitionList } from '~/components/definition-list';
import { EnterpriseEvidence } from '~/components/enterprise-evidence';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { StandingBadge } from '~/components/standing-badge';
import { enterpriseEvidence } from '~/domain/eligibility/eligibility.queries.server';
import { actsOnEnterprise } from '~/domain/eligibility/enterprise-for-staff.queries.server';
import { enterpriseVisits } from '~/domain/eligibility/visits/visit.queries.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { VisitHistory } from './visits/visit-history';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const { db } = context.database;
  const [evidence, visits, may] = await Promise.all([
    enterpriseEvidence(db, staff, params.id),
    enterpriseVisits(db, staff, params.id),
    actsOnEnterprise(db, staff, params.id),
  ]);
  if (!evidence) throw notFound();
  const { enterprise } = evidence;
  return json({ page: { title: enterprise.name }, ...evidence, may, visits: may.vet ? visits : null });
}

export default function StaffEnterprise() {
  const { enterprise, standing, decision, lines, visits, may } = useLoaderData<typeof loader>();
  const { t, date, list } = useI18n();
  return (
    <Page
      title={<bdi>{enterprise.name}</bdi>}
      lead={
        <>
          <StandingBadge standing={standing?.outcome ?? 'not_judged'} /> {enterprise.branch.name} (
          {enterprise.branch.country}) · {enterprise.code}
        </>
      }
      back={{ href: '/staff?show=enterprises', label: t('staff.enterprises') }}
      search={false}
    >
      <DefinitionList
        items={[
          {
            key: 'group',
            term: t('staff.group'),
            value: <a href={`/groups/${enterprise.group.id}`}>{enterprise.group.name}</a>,
          },
          {
            key: 'owners',
            term: t('staff.owners'),
            value: enterprise.owners.map((owner, index) => (
              <span key={owner.id}>
                {index > 0 && ', '}
                <a href={`/staff/members/${owner.id}`}>
                  <bdi>{owner.name}</bdi>
                </a>
                {owner.signatory && ` (${t('staff.signatory')})`}
              </span>
            )),
          },
          { key: 'sector', term: t('staff.sector'), value: enterprise.sector },
          { key: 'status', term: t('staff.status'), value: t(`staff.status.${enterprise.status}`) },
          { key: 'started', term: t('staff.startedOn'), value: date(enterprise.startedOn) },
          { key: 'pickup', term: t('staff.pickupPlace'), value: enterprise.pickupPlace },
          {
            key: 'payout',
            term: t('staff.payout'),
            value: enterprise.payoutMethod && t(`staff.payout.${enterprise.payoutMethod}`),
          },
        ]}
      />
      {may.vet && (
        <p className="action-line">
          <LinkButton href={`/staff/enterprises/${enterprise.id}/waivers`} look="plain" icon="checklist">
            {t('eligibility.waiver.title')}
          </LinkButton>
          <LinkButton href={`/staff/enterprises/${enterprise.id}/suspension`} look="plain" icon="pause">
            {t('eligibility.suspension.title')}
          </LinkButton>
          <LinkButton href={`/staff/enterprises/${enterprise.id}/appeal`} look="plain" icon="message">
            {t('eligibility.appeal.onBehalf')}
          </LinkButton>
        </p>
      )}
      <h2>{t('staff.evidence')}</h2>
      {decision ? (
        <>
          <p className="muted">
            {list([
              t('staff.decided', { date: date(decision.asOf), version: decision.ruleSetVersion }),
              t(decision.thresholds === 'enter' ? 'staff.enterThresholds' : 'staff.keepThresholds'),
            ])}
          </p>
          <EnterpriseEvidence
            enterpriseId={enterprise.id}
            currency={enterprise.currency}
            kind={enterprise.kind}
            decision={decision}
            lines={lines}
            may={may}
          />
        </>
      ) : (
        <Alert title={t('staff.notJudged')} />
      )}
      {visits && <VisitHistory visits={visits} />}
      {visits && enterprise.status === 'active' && (
        <LinkButton href={`/staff/enterprises/${enterprise.id}/visits/new`} look="plain" icon="add">
          {t('vetting.newVisit')}
        </LinkButton>
      )}
    </Page>
  );
}
