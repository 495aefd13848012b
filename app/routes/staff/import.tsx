import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { ImportReport } from '~/components/import-report';
import { ImportStateBadge } from '~/components/import-state-badge';
import { Page } from '~/components/page';
import { importView } from '~/domain/registers/register-import.queries.server';
import { refusalWords } from '~/domain/registers/refusal-words';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const LOOKS_AGAIN_AFTER_SECONDS = '3';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const id = /^[1-9][0-9]{0,15}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const found = hasActEverywhere(staff, 'govern') && id > 0 ? await importView(context.database.db, id) : undefined;
  if (!found) throw notFound();
  const words = translator(context.locale);
  const refusals = found.refusals.map((refusal) => ({
    place: `${refusal.file}:${refusal.line}`,
    column: refusal.column,
    words: refusalWords(words, refusal),
  }));
  const underWay = found.state === 'waiting' || found.state === 'running';
  return json(
    { page: { title: words.t('staff.importsTitle') }, taken: { ...found, refusals }, underWay },
    underWay ? { headers: { Refresh: LOOKS_AGAIN_AFTER_SECONDS } } : {},
  );
}

/** While the folder is being read the page asks to be fetched again, so its figures move with scripts off. */
export function headers({ loaderHeaders }: { loaderHeaders: Headers }): Record<string, string> {
  const refresh = loaderHeaders.get('Refresh');
  return refresh ? { Refresh: refresh } : {};
}

export default function Import() {
  const { taken, underWay } = useLoaderData<typeof loader>();
  const { t, dateTime } = useI18n();
  return (
    <Page
      title={taken.folderName}
      lead={
        <>
          <ImportStateBadge {...taken} /> {dateTime(taken.startedAt)}
        </>
      }
      back={{ href: '/staff/imports', label: t('staff.importsTitle') }}
      width="wide"
      search={false}
    >
      <ImportReport taken={taken} underWay={underWay} />
    </Page>
  );
}
