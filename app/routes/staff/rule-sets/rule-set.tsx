import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { DataTable } from '~/components/data-table';
import { ErrorSummary } from '~/components/error-summary';
import { LinkButton } from '~/components/link-button';
import { OfferChanged } from '~/components/offer-changed';
import { Page } from '~/components/page';
import { saveDraft } from '~/domain/eligibility/rule-sets/draft-rule-set.server';
import { differences, readNumbers } from '~/domain/eligibility/rule-sets/rule-set-bounds';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { plainText } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { NumbersForm, writtenNumbers } from './numbers-form';
import { requireDraft } from './rule-set-request.server';
import { differenceTitle, differenceValue, numberProblemWords, whereWords } from './rule-set-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { draft, governs } = await requireDraft(args);
  return json({
    page: { title: draft.title },
    draft,
    writes: governs && draft.state === 'draft',
    saved: new URL(args.request.url).searchParams.get('saved') !== null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, draft, governs } = await requireDraft(args);
  if (!governs) throw notFound();
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const { numbers, problems } = readNumbers(typed, draft.inForce.numbers);
  const reason = plainText(typed.reason ?? '', 4_000);
  const refused = (said: Record<string, string>, changes: string[], status: number, version = typed.version) =>
    json({ typed: { ...typed, version }, words: said, changes }, { status });
  if (Object.keys(problems).length > 0) {
    const said = Object.entries(problems).map(([field, problem]) => [field, numberProblemWords(problem, words)]);
    return refused(Object.fromEntries(said) as Record<string, string>, [], 422);
  }
  const input = { numbers, reason, version: Number(typed.version) || 0 };
  const saved = await transact(database.db, (tx) => saveDraft(tx, actor, draft.id, input, clock));
  if (saved.ok) return redirect(`/staff/rule-sets/${draft.id}?saved`, 303);
  switch (saved.error.code) {
    case 'draft-not-found':
      throw notFound();
    case 'state-changed':
      return redirect(`/staff/rule-sets/${draft.id}`, 303);
    case 'changed-meanwhile': {
      const changes = differences(numbers, saved.error.numbers).map((one) =>
        words.t('vetting.changedTo', { field: differenceTitle(one, words), value: differenceValue(one.to, words) }),
      );
      return refused({}, changes, 409, String(saved.error.version));
    }
  }
}

export default function RuleSet() {
  const { draft, writes, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const i18n = useI18n();
  const { t } = i18n;
  const words: Record<string, string> = answer?.words ?? {};
  const differ = differences(draft.inForce.numbers, draft.numbers);
  return (
    <Page
      title={<bdi>{draft.title}</bdi>}
      lead={`${whereWords(draft.country, i18n)} · ${t(`vetting.draftState.${draft.state}`)} · ${draft.publishedAs ?? t('vetting.by', { name: draft.madeBy })}`}
      search={false}
      back={{ href: '/staff/rule-sets', label: t('vetting.ruleSets') }}
      actions={
        <>
          <LinkButton href={`/staff/rule-sets/${draft.id}/replay`} look="plain" icon="refresh">
            {t('vetting.replay')}
          </LinkButton>
          <LinkButton href={`/staff/rule-sets/${draft.id}/publication`} look="plain" icon="agreed">
            {t('vetting.publication')}
          </LinkButton>
        </>
      }
    >
      {saved && !answer && <Alert tone="good" title={t('vetting.draftSaved')} />}
      <DataTable
        caption={t('vetting.differences', { version: draft.inForce.version })}
        captionShown
        rows={differ}
        rowKey={({ field }) => field}
        empty={t('vetting.noDifferences')}
        columns={[
          { key: 'what', header: t('vetting.number'), rowHeader: true, cell: (one) => differenceTitle(one, i18n) },
          {
            key: 'from',
            header: draft.inForce.version,
            numeric: true,
            cell: ({ from }) => differenceValue(from, i18n),
          },
          {
            key: 'to',
            header: t('vetting.draft'),
            numeric: true,
            cell: ({ to }) => <strong>{differenceValue(to, i18n)}</strong>,
          },
        ]}
      />
      {draft.reason && !writes && <p>{draft.reason}</p>}
      {writes && (
        <>
          <h2>{t('vetting.numbers')}</h2>
          <OfferChanged changes={answer?.changes ?? []} />
          <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
          <NumbersForm
            inForce={draft.inForce.numbers}
            typed={answer ? answer.typed : writtenNumbers(draft)}
            words={words}
          />
        </>
      )}
    </Page>
  );
}
