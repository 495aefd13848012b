import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { DefinitionList } from '~/components/definition-list';
import { Page } from '~/components/page';
import { SampleBadge } from '~/components/suppliers/sample-badge';
import { SampleSteps, SampleWay } from '~/components/suppliers/sample-steps';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { changeSample } from '~/domain/sourcing/suppliers/change-sample.server';
import { sampleView } from '~/domain/sourcing/suppliers/sample.queries.server';
import { sampleWords } from '~/domain/sourcing/suppliers/sample.schema';
import { SAMPLE_STEPS, sampleStepsOpenTo, sideOf } from '~/domain/sourcing/suppliers/sample.states';
import { transact } from '~/platform/db.server';
import { dialled } from '~/platform/dialled';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

async function requireSample(context: RequestContext, id: string | undefined) {
  const actor = requireActor(context);
  const sample = isId(id) ? await sampleView(context.database.db, actor, id) : undefined;
  if (!sample) throw notFound();
  return { actor, sample };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { sample } = await requireSample(context, params.id);
  const reference = await referenceOf(context.database.db);
  return json({
    page: { title: translator(context.locale).t('sourcing.sampleOf', { title: sample.title }) },
    sample: { ...sample, unitName: reference.unitName(sample.unit, context.locale) },
    steps: sampleStepsOpenTo(sideOf(sample.role), sample.state),
    done: new URL(request.url).searchParams.get('done') === 'asked',
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, sample } = await requireSample(context, params.id);
  const { t } = translator(context.locale);
  const typed = await typedText(request);
  const step = SAMPLE_STEPS.find((known) => known === typed.step);
  const words = sampleWords.safeParse(typed.words);
  const refused = (problem: string | null, error: string | null, status: number) =>
    json({ problem, error, words: typed.words }, { status });
  if (!words.success) return refused(null, t('sourcing.tooLong'), 422);
  if (!step) return refused(t('sourcing.chooseStep'), null, 422);
  const input = { step, words: words.data };
  const changed = await transact(context.database.db, (tx) => changeSample(tx, actor, sample.id, input, context.clock));
  if (changed.ok) return redirect(`/samples/${sample.id}`, 303);
  if (changed.error.code === 'sample-not-found') throw notFound();
  const state = t(`sourcing.sampleState.${changed.error.now}`);
  return refused(t('sourcing.changedMeanwhile', { state }), null, 409);
}

export default function Sample() {
  const { sample, steps, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, number } = useI18n();
  const { role } = sample;
  const isBuyer = role === 'buyer';
  const isTold = sample.hasDesk || sample.phone !== null;
  return (
    <Page
      title={t('sourcing.sampleOf', { title: sample.title })}
      lead={<SampleBadge state={sample.state} />}
      search={false}
      back={
        role === 'buyer'
          ? { href: '/samples', label: t('sourcing.samplesAsked') }
          : role === 'seller'
            ? { href: '/sell/samples', label: t('sourcing.samplesToGive') }
            : { href: `/staff/suppliers/${sample.enterpriseId}`, label: t('sourcing.supplier') }
      }
    >
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      {done && !answer && isTold && <Alert tone="good" title={t('sourcing.askedDone', { name: sample.otherParty })} />}
      {isBuyer && !sample.hasDesk && sample.state === 'asked' && (
        <Alert tone="waiting" title={t('sourcing.noDesk')}>
          {t(sample.phone === null ? 'sourcing.noDeskNoPhone' : 'sourcing.noDeskText')}
        </Alert>
      )}
      <div className="columns">
        <div className="stack">
          <SampleSteps steps={steps} role={role} words={answer?.words} error={answer?.error ?? null} />
          <SampleWay history={sample.history} />
        </div>
        <Card title={t('sourcing.sampleFacts')}>
          <DefinitionList
            items={[
              {
                key: 'other',
                term: t(isBuyer ? 'sourcing.supplier' : 'sourcing.asker'),
                value: isBuyer ? (
                  <a href={`/enterprises/${sample.enterpriseId}`}>
                    <bdi>{sample.otherParty}</bdi>
                  </a>
                ) : (
                  <bdi>{sample.otherParty}</bdi>
                ),
              },
              {
                key: 'phone',
                term: t('sourcing.phone'),
                value: sample.phone && (
                  <a className="tap" href={`tel:${dialled(sample.phone)}`} dir="ltr">
                    {sample.phone}
                  </a>
                ),
              },
              {
                key: 'offer',
                term: t('sourcing.product'),
                value: (
                  <a href={`/offers/${sample.offerId}`} lang={sample.language}>
                    <bdi>{sample.title}</bdi>
                  </a>
                ),
              },
              {
                key: 'quantity',
                term: t('sourcing.quantity'),
                value: t('sourcing.amount', { quantity: number(sample.quantity), unit: sample.unitName }),
              },
              { key: 'place', term: t('sourcing.place'), value: sample.place && <bdi>{sample.place}</bdi> },
              {
                key: 'words',
                term: t('sourcing.words'),
                value: sample.words && <span className="user-text">{sample.words}</span>,
              },
              { key: 'number', term: t('sourcing.number'), value: <bdi>{sample.number}</bdi> },
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}
