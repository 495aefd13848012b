import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LedgerEntries } from '~/components/ledger-entries';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { noteReadings } from '~/domain/identity/note-reading.server';
import { groupLedgerPage, type LedgerPageEntry } from '~/domain/ledger/ledger-page.queries.server';
import { groupFacts } from '~/domain/programme/group-facts.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { db } = context.database;
  const group = isId(params.id) ? await groupFacts(db, actor, params.id, 'books') : undefined;
  if (!group) throw notFound();
  const ledger = await groupLedgerPage(db, group.id, new URL(request.url).searchParams.get('cursor'));
  await noteReadings(db, actor, ledger.entries.flatMap(readingsOf));
  const { t } = translator(context.locale);
  return json({ page: { title: t('ledger.title') }, group: { id: group.id, name: group.name }, ...ledger });
}

function readingsOf({ lines }: LedgerPageEntry) {
  return lines.flatMap(({ memberId, kind }) =>
    memberId === null ? [] : [{ memberId, what: kind === 'member_savings' ? 'savings' : 'loans' } as const],
  );
}

export default function GroupLedger() {
  const { group, entries, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const here = `/groups/${group.id}`;
  return (
    <Page
      title={t('ledger.title')}
      lead={
        <>
          <bdi>{group.name}</bdi> · {t('ledger.lead')}
        </>
      }
      back={{ href: here, label: <bdi>{group.name}</bdi> }}
      width="wide"
      search={false}
      actions={
        <LinkButton href={`${here}/trial-balance`} look="plain" icon="record">
          {t('ledger.trialBalance')}
        </LinkButton>
      }
    >
      {entries.length === 0 && <EmptyState icon="record" title={t('ledger.empty')} />}
      <LedgerEntries entries={entries} />
      <Pagination next={next && `${here}/ledger?cursor=${next}`} />
    </Page>
  );
}
