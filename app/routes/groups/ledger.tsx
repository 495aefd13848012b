import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LedgerEntries } from '~/components/ledger-entries';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { noteReadings } from '~/domain/identity/note-reading.server';
import { groupLedgerPage, type LedgerPageEntry } from '~/domain/ledger/ledger-page.queries.server';
import { useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { requireGroup } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'books');
  const { db } = args.context.database;
  const ledger = await groupLedgerPage(db, group.id, new URL(args.request.url).searchParams.get('cursor'));
  await noteReadings(db, actor, ledger.entries.flatMap(readingsOf));
  return json({ page: { title: words.t('ledger.title') }, group: { id: group.id, name: group.name }, ...ledger });
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
