import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { NewSessionForm } from '~/components/new-session-form';
import { Page } from '~/components/page';
import { missingMinutes } from '~/domain/programme/training/missing-minutes.queries.server';
import { planSession } from '~/domain/programme/training/plan-session.server';
import {
  groupChoices,
  GROUPS_OFFERED,
  moduleChoices,
  trainersFor,
} from '~/domain/programme/training/session-choices.queries.server';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { sentForm, textOf } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { plainLine } from '~/platform/plain-text';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { fieldWords, problemList } from './field-words';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireTrainer(context);
  const { db } = context.database;
  const address = new URL(request.url).searchParams;
  const makeUp = address.get('makeUp') ?? undefined;
  const text = plainLine(address.get('q') ?? '').slice(0, 100);
  const group = address.get('group') ?? undefined;
  const groupId = isId(group) ? group : null;
  const day = today(context.clock);
  const { t, number } = translator(context.locale);
  const [modules, trainers, groups, missing] = await Promise.all([
    moduleChoices(db, actor, day),
    trainersFor(db, actor),
    groupChoices(db, actor, { text, groupId }),
    isId(makeUp) ? missingMinutes(db, actor, makeUp, context.clock) : null,
  ]);
  const countries = new Set(modules.map(({ country }) => country));
  const own = modules.find(({ id }) => id === makeUp);
  return json({
    page: { title: t('training.planSession') },
    formId: newId(),
    modules: modules.map(({ id, title, country, step, minutes }) => ({
      value: id,
      label: [
        countries.size > 1 && country,
        t('training.stepName', { step: number(step) }),
        title,
        t('training.minutes', { minutes: number(minutes) }),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    trainers: trainers.map(({ accountId, name }) => ({ value: accountId, label: name })),
    groups,
    missing,
    search: { text, shown: text !== '' || groups.length >= GROUPS_OFFERED },
    stored: {
      moduleId: own?.id ?? '',
      sessionOn: day,
      startsAt: '10:00',
      minutes: own ? String(own.minutes) : '',
      trainerId: actor.accountId,
    },
    checkedGroups: groupId ? [groupId] : [],
    checkedMembers: missing?.map(({ memberId }) => memberId) ?? [],
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  const form = await sentForm(request);
  const ids = (name: string) => form.getAll(name).filter((one): one is string => typeof one === 'string' && isId(one));
  const typed = textOf(form);
  const formId = isId(typed.formId) ? typed.formId : newId();
  const input = { formId, typed, groupIds: ids('group'), memberIds: ids('member') };
  const planned = await transact(context.database.db, (tx) => planSession(tx, actor, input, context.clock));
  if (planned.ok) return redirect(`/staff/sessions/${planned.value.id}`, 303);
  const words = fieldWords(planned.error.problems, translator(context.locale));
  return json(
    { typed, words, formId, checkedGroups: input.groupIds, checkedMembers: input.memberIds },
    { status: 422 },
  );
}

export default function NewSession() {
  const { search, stored, ...data } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t(data.missing ? 'training.planMakeUp' : 'training.planSession')}
      width="form"
      search={false}
      back={{ href: '/staff/sessions', label: t('training.sessions') }}
    >
      <ErrorSummary errors={problemList(words)} />
      {search.shown && !data.missing && (
        <Form method="get" className="filter-line">
          <Field name="q" type="search" label={t('training.findGroups')} value={search.text} />
          <Button look="plain" icon="search">
            {t('common.search')}
          </Button>
        </Form>
      )}
      <NewSessionForm
        {...data}
        formId={answer?.formId ?? data.formId}
        values={{ ...stored, ...answer?.typed }}
        checkedGroups={answer?.checkedGroups ?? data.checkedGroups}
        checkedMembers={answer?.checkedMembers ?? data.checkedMembers}
        words={words}
      />
    </Page>
  );
}
