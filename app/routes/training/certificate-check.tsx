import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { DefinitionList } from '~/components/definition-list';
import { Page } from '~/components/page';
import { publicCertificate } from '~/domain/programme/training/certificates.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'public' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = { typed: params.code ?? '', address: context.clientAddress };
  const found = await publicCertificate(context.database.db, asked, context.clock);
  if (!found.ok) throw new Response(null, { status: 429, statusText: 'Too Many Requests' });
  const certificate = found.value;
  const { locale, t } = translator(context.locale);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return json(
    {
      page: { title: t('training.checkTitle') },
      certificate,
      countryName: certificate.state === 'valid' ? (names.of(certificate.country) ?? certificate.country) : null,
    },
    {
      status: certificate.state === 'unknown' ? 404 : 200,
      headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
    },
  );
}

export default function CertificateCheck() {
  const { certificate, countryName } = useLoaderData<typeof loader>();
  const { t, date, number } = useI18n();
  return (
    <Page title={t('training.checkTitle')} width="form">
      {certificate.state === 'unknown' && (
        <Alert tone="neutral" title={t('training.codeUnknown')}>
          <p>{t('training.codeUnknownText')}</p>
        </Alert>
      )}
      {certificate.state === 'withdrawn' && (
        <Alert tone="bad" title={t('training.withdrawnOn', { date: date(certificate.withdrawnOn, 'long') })} />
      )}
      {certificate.state === 'valid' && (
        <>
          <Alert tone="good" icon="certificate" title={t('training.certificateValid')} />
          <Card title={<bdi>{certificate.name}</bdi>}>
            <p>{t('training.certificateSays', { version: number(certificate.version) })}</p>
            <DefinitionList
              items={[
                { key: 'on', term: t('training.completedOn'), value: date(certificate.completedOn, 'long') },
                {
                  key: 'by',
                  term: t('training.programme'),
                  value: `${certificate.programme}, ${countryName}`,
                },
                { key: 'issued', term: t('training.issuedOn'), value: date(certificate.issuedOn, 'long') },
                { key: 'number', term: t('training.number'), value: certificate.number },
              ]}
            />
          </Card>
        </>
      )}
      <p className="muted">{t('training.checkHint')}</p>
    </Page>
  );
}
