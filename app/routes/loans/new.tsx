import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { CostDisclosure } from '~/components/cost-disclosure';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import { LoanAskFields } from '~/components/loan-ask-fields';
import { LoanPlanTable } from '~/components/loan-plan-table';
import { Page } from '~/components/page';
import { ReadAloud } from '~/components/read-aloud';
import { requestLoan } from '~/domain/credit/request-loan.server';
import { startRecording } from '~/domain/identity/start-recording.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { costOfAsked, readAsked, requirePlace } from './asked-loan.server';
import { fieldWords, refusalWords, type Refused } from './loan-words';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

/** First what she wants, in the address; then what it costs; she asks when she has seen that. */
export async function loader(args: LoaderFunctionArgs) {
  const { place } = await requirePlace(args);
  const words = translator(args.context.locale);
  const typed = Object.fromEntries(new URL(args.request.url).searchParams);
  const read = typed.amount === undefined ? null : readAsked(place, typed);
  const refused: Refused | null = read && !read.ok ? fieldWords(read.error.problems, words) : null;
  const asked = read?.ok ? read.value : null;
  return json({
    page: { title: words.t('credit.askTitle') },
    place,
    typed,
    refused,
    requestId: newId(),
    asked: asked && { ...costOfAsked(asked, place.today), amountMinor: asked.amountMinor },
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, place } = await requirePlace(args);
  const { clock, database, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = readAsked(place, typed);
  if (!read.ok) return json({ typed, ...fieldWords(read.error.problems, words) }, { status: 422 });
  const { memberId, choice, amountMinor, instalments, purpose } = read.value;
  const requestId = isId(typed.requestId) ? typed.requestId : newId();
  const source = choice.versionId === null ? 'internal' : 'own_fund';
  const asked = await transact(database.db, async (tx) => {
    const onBehalfOf = memberId === actor.memberId ? {} : { onBehalfOf: memberId };
    const recording = { what: 'loan-request', memberId, ...onBehalfOf };
    return requestLoan(tx, await startRecording(tx, actor, recording, clock), {
      ...{ requestId, source, groupId: place.groupId, memberId, productVersionId: choice.versionId },
      ...{ terms: choice.terms, on: place.today, amountMinor, instalments, purpose },
    });
  });
  if (asked.ok) return redirect(`/loans/${asked.value.requestId}?done=1`, 303);
  return json({ typed, ...refusalWords(asked.error, words, place.currency) }, { status: 422 });
}

export default function NewLoan() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const { place, requestId } = data;
  const refused: Refused = answer ?? data.refused ?? { problem: null, words: {} };
  const typed: Record<string, string | undefined> = answer?.typed ?? data.typed;
  const asked = answer ? null : data.asked;
  const problems = Object.entries(refused.words).map(([field, message]) => ({ field, message }));
  const back = place.own
    ? { href: '/my/loans', label: t('credit.myLoans') }
    : { href: `/groups/${place.groupId}`, label: <bdi>{place.groupName}</bdi> };
  return (
    <Page title={t('credit.askTitle')} lead={<bdi>{place.groupName}</bdi>} width="form" search={false} back={back}>
      {refused.problem && <Alert tone="bad" title={refused.problem} />}
      <ErrorSummary errors={problems} />
      {place.choices.length === 0 ? (
        <EmptyState icon="loan" title={t('credit.groupLendsNot')} />
      ) : (
        <Form method="get" action="/loans/new">
          <input type="hidden" name="group" value={place.groupId} />
          <LoanAskFields place={place} typed={typed} words={refused.words} />
          <ActionBar>
            <Button icon="scale" look={asked ? 'plain' : 'main'}>
              {t('credit.showCost')}
            </Button>
          </ActionBar>
        </Form>
      )}
      {asked && (
        <section className="card" id="cost" aria-labelledby="cost-title">
          <h2 id="cost-title">{t('credit.costTitle')}</h2>
          <CostDisclosure costs={asked.costs} amountMinor={asked.amountMinor} currency={place.currency} />
          <ReadAloud of="cost" />
          <LoanPlanTable
            caption={t('credit.planIfToday')}
            rows={asked.plan.instalments}
            currency={place.currency}
            today={place.today}
          />
          <Form action={`/loans/new?group=${place.groupId}`}>
            {['member', 'choice', 'amount', 'instalments', 'purpose'].map((name) => (
              <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
            ))}
            <input type="hidden" name="requestId" value={requestId} />
            <ActionBar>
              <Button icon="loan">{t('credit.ask')}</Button>
            </ActionBar>
          </Form>
        </section>
      )}
    </Page>
  );
}
