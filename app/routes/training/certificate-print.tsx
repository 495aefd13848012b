import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { renderSVG } from 'uqr';
import { Alert } from '~/components/alert';
import { CertificateSheet } from '~/components/certificate-sheet';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { shownCode } from '~/domain/programme/training/certificate-code';
import { certificateView } from '~/domain/programme/training/certificates.queries.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { publicOrigin } from '~/platform/public-origin.server';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const certificate = await certificateView(context.database.db, actor, params.id);
  if (!certificate) throw notFound();
  const { withdrawal, ...shown } = certificate;
  const address = `${publicOrigin()}/certificates/${shownCode(certificate.code)}`;
  return json({
    page: { title: certificate.number },
    certificate: shown,
    withdrawalOpen: withdrawal !== null,
    address,
    qrCode: renderSVG(address, { ecc: 'M', border: 2 }),
  });
}

export default function CertificatePrint() {
  const { certificate, withdrawalOpen, address, qrCode } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  const { id, withdrawnOn, asStaff } = certificate;
  return (
    <Page search={false} width="wide">
      <div className="certificate-tools">
        {withdrawnOn && <Alert tone="bad" title={t('training.withdrawnOn', { date: date(withdrawnOn) })} />}
        {withdrawalOpen && <Alert tone="waiting" title={t('training.withdrawalOpen')} />}
        <div className="row">
          <LinkButton href={`/certificates/${shownCodeOf(address)}`} look="plain" icon="verified">
            {t('training.publicPage')}
          </LinkButton>
          {asStaff && !withdrawnOn && (
            <LinkButton href={`/certificates/${id}/withdrawal`} look="quiet" icon="close">
              {t('training.withdraw')}
            </LinkButton>
          )}
        </div>
        <p className="muted">{t('training.printHint')}</p>
      </div>
      <CertificateSheet {...certificate} address={address} qrCode={qrCode} />
    </Page>
  );
}

function shownCodeOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
