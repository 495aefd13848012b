import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { CurriculumBadge } from '~/components/curriculum-badge';
import { DataTable } from '~/components/data-table';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { hasAct } from '~/domain/identity/staff-acts';
import { curricula } from '~/domain/programme/training/curricula.queries.server';
import { startCurriculum } from '~/domain/programme/training/start-curriculum.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'approve')) throw notFound();
  const known = await curricula(context.database.db, actor, context.clock);
  const { t, locale } = translator(context.locale);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return json({
    page: { title: t('training.curricula') },
    countries: known.countries.map((value) => ({ value, label: names.of(value) ?? value })),
    curricula: known.curricula.map((one) => ({ ...one, countryName: names.of(one.country) ?? one.country })),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { country = '' } = await typedText(request);
  const started = await transact(context.database.db, (tx) => startCurriculum(tx, actor, country, context.clock));
  if (!started.ok) throw notFound();
  return redirect(`/staff/curricula/${started.value.id}`, 303);
}

export default function Curricula() {
  const { countries, curricula: known } = useLoaderData<typeof loader>();
  const { t, date, number } = useI18n();
  return (
    <Page
      title={t('training.curricula')}
      lead={t('training.curriculaLead')}
      width="wide"
      search={false}
      back={{ href: '/staff', label: t('staff.title') }}
    >
      <DataTable
        caption={t('training.curricula')}
        rows={known}
        rowKey={({ id }) => id}
        empty={t('training.curriculaNone')}
        columns={[
          {
            key: 'what',
            header: t('training.curriculum'),
            rowHeader: true,
            cell: ({ id, countryName, version }) => (
              <a href={`/staff/curricula/${id}`}>
                {countryName} ·{' '}
                {version === null ? t('training.nextVersion') : t('training.version', { version: number(version) })}
              </a>
            ),
          },
          { key: 'state', header: t('training.stateHeader'), cell: (one) => <CurriculumBadge {...one} /> },
          {
            key: 'from',
            header: t('training.inForceFrom'),
            cell: ({ inForceFrom, version }) =>
              inForceFrom ? date(inForceFrom) : version === 0 && t('training.fromRegisters'),
          },
          { key: 'modules', header: t('training.modules'), numeric: true, cell: ({ modules }) => number(modules) },
          { key: 'must', header: t('training.mandatory'), numeric: true, cell: ({ mandatory }) => number(mandatory) },
        ]}
      />
      <Card title={t('training.startDraft')}>
        <p>{t('training.startDraftText')}</p>
        <Form className="filter-line">
          <Select name="country" label={t('training.country')} placeholder={false} options={countries} />
          <Button icon="add">{t('training.startDraft')}</Button>
        </Form>
      </Card>
    </Page>
  );
}
