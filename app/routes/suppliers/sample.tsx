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
import { SAMPLE_STEPS, sampleStepsOpenTo } from '~/domain/sourcing/suppliers/sample.states';
import { transact } from '~/platform/db.server';
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
    steps: sampleStepsOpenTo(sample.side, sample.state),
    done: new URL(request.url).searchParams.get('done') === 'asked',
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, sample } = await requireSample(context, params.id);
  const { t } = translator(context.locale);
  const typed = await typedText(request);
  const step = SAMPLE_STEPS.find((known) => known === typed.step);
  const words = sampleWords.safeParse(typed.words);
  if (!step || !words.success) {
    return json({ problem: t(step ? 'sourcing.tooLong' : 'sourcing.chooseStep') }, { status: 422 });
  }
  const input = { step, words: words.data };
  const changed = await transact(context.database.db, (tx) => changeSample(tx, actor, sample.id, input, context.clock));
  if (changed.ok) return redirect(`/samples/${sample.id}`, 303);
  if (changed.error.code === 'sample-not-found') throw notFound();
  const state = t(`sourcing.sampleState.${changed.error.now}`);
  return json({ problem: t('sourcing.changedMeanwhile', { state }) }, { status: 409 });
}

export default function Sample() {
  const { sample, steps, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { t, number } = useI18n();
  const isBuyer = sample.side === 'buyer';
  return (
    <Page
      title={t('sourcing.sampleOf', { title: sample.title })}
      lead={<SampleBadge state={sample.state} />}
      search={false}
      back={
        isBuyer
          ? { href: '/samples', label: t('sourcing.samplesAsked') }
          : { href: '/sell/samples', label: t('sourcing.samplesToGive') }
      }
    >
      {problem && <Alert tone="bad" title={problem} />}
      {done && !problem && <Alert tone="good" title={t('sourcing.askedDone', { name: sample.otherParty })} />}
      {isBuyer && !sample.hasDesk && sample.state === 'asked' && (
        <Alert tone="waiting" title={t('sourcing.noDesk')}>
          {t('sourcing.noDeskText')}
        </Alert>
      )}
      <div className="columns">
        <div className="stack">
          <SampleSteps steps={steps} side={sample.side} />
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
                  <a className="tap" href={`tel:${sample.phone.replace(/[^\d+]/g, '')}`} dir="ltr">
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
