import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConstitutionForm, constitutionFields } from '~/components/constitution-form';
import { ConstitutionHistory } from '~/components/constitution-history';
import { KeptForm } from '~/components/kept-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { termsLines } from '~/components/terms-lines';
import { changeConstitution } from '~/domain/programme/change-constitution.server';
import { constitutionHistory } from '~/domain/programme/constitution.queries.server';
import { readConstitution, type ConstitutionInput } from '~/domain/programme/constitution.schema';
import type { GroupKind } from '~/domain/programme/group-facts.queries.server';
import type { GroupTerms } from '~/domain/programme/group-terms';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { problemWords, requireGroup, wordsFor, type Refused } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'read');
  const { db } = args.context.database;
  const [history, current] = await Promise.all([
    constitutionHistory(db, group.id),
    groupTerms(db, group.id, group.today),
  ]);
  const [latest] = history;
  return json({
    page: { title: words.t('group.constitution') },
    group,
    history,
    stored: constitutionFields(latest ?? current, group),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const read = readConstitution(typed, group.currency);
  if (!read.ok) return refused({ typed, problems: problemWords(read.problems, words), changes: [] }, 422);
  const { database, clock } = args.context;
  const changed = await transact(database.db, (tx) => changeConstitution(tx, actor, group.id, read.value, clock));
  if (changed.ok) return redirect(`/groups/${group.id}/constitution`, 303);
  const { error } = changed;
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'changed-meanwhile': {
      const fresh = { ...typed, version: String(error.current.version) };
      const changes = differences(error.current, read.value, group, words);
      return refused({ typed: fresh, problems: {}, changes }, 409);
    }
    case 'closed':
      return refused({ typed, problems: { '': words.t('group.error.closed') }, changes: [] }, 409);
    default: {
      const field = error.code === 'share-price-in-cycle' ? 'contribution' : 'fromOn';
      const { code, ...values } = error;
      return refused({ typed, problems: { [field]: wordsFor({ code, values }, words) }, changes: [] }, 422);
    }
  }
}

function refused(answer: Refused & { changes: string[] }, status: number) {
  return json(answer, { status });
}

/** What is written now, where it differs from what was typed: for the second of two who changed it at once. */
function differences(
  written: GroupTerms,
  { contribution, socialFund, ...typed }: ConstitutionInput,
  group: { kind: GroupKind; currency: string },
  words: Translator,
): string[] {
  const wanted = { ...typed, contributionMinor: contribution, socialFundMinor: socialFund };
  const mine = termsLines(wanted, group, words);
  return termsLines(written, group, words).flatMap(({ term, value }, index) =>
    value === mine[index]?.value ? [] : [words.t('group.changedTo', { field: term, value: value ?? '–' })],
  );
}

export default function Constitution() {
  const { group, history, stored } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('group.constitution')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
    >
      <RefusalSummary problems={answer?.problems ?? {}} changes={answer?.changes} />
      <ConstitutionHistory versions={history} kind={group.kind} currency={group.currency} />
      {group.mayKeep && group.closedOn === null && (
        <details className="more" open={answer !== undefined || history.length === 0}>
          <summary>{t(history.length === 0 ? 'group.writeConstitution' : 'group.changeConstitution')}</summary>
          <KeptForm name={`${group.id} constitution`} answered={answer !== undefined}>
            <ConstitutionForm
              kind={group.kind}
              currency={group.currency}
              values={{ ...stored, ...answer?.typed }}
              problems={answer?.problems ?? {}}
            />
          </KeptForm>
        </details>
      )}
    </Page>
  );
}
