import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { choiceField, dayField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { goalsOf } from '~/domain/programme/goals.queries.server';
import { endGoal } from '~/domain/programme/keep-goals.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const outcomeSchema = z.object({
  state: choiceField(['reached', 'dropped']),
  outcome: wordsField({ least: 3, most: 1000 }),
  outcomeOn: dayField,
});

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'keep');
  const goals = await goalsOf(args.context.database.db, group.id);
  const goal = goals.find(({ id }) => id === args.params.goalId);
  if (!goal) throw notFound();
  return json({ page: { title: words.t('group.goalOutcome') }, group, goal });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const { goalId } = args.params;
  if (!isId(goalId)) throw notFound();
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, changes: string[], status: number) =>
    json({ typed, problems, changes }, { status });
  const parsed = outcomeSchema.safeParse(typed);
  const { database, clock } = args.context;
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), [], 422);
  const where = { groupId: group.id, goalId };
  const ended = await transact(database.db, (tx) => endGoal(tx, actor, where, parsed.data, clock));
  if (ended.ok) return redirect(`/groups/${group.id}/goals`, 303);
  const { error } = ended;
  if (error.code === 'not-found') throw notFound();
  if (error.code === 'changed-meanwhile') {
    const field = words.t(error.state === 'reached' ? 'group.goal.reached' : 'group.goal.dropped');
    return refused({}, [words.t('group.changedTo', { field, value: error.outcome ?? '–' })], 409);
  }
  const { code, ...values } = error;
  return refused({ outcomeOn: wordsFor({ code, values }, words) }, [], 422);
}

export default function GoalOutcome() {
  const { group, goal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Page
      title={t('group.goalOutcome')}
      lead={<bdi>{goal.words}</bdi>}
      back={{ href: `/groups/${group.id}/goals`, label: t('group.goals') }}
      width="form"
      search={false}
    >
      <RefusalSummary problems={problems} changes={answer?.changes} />
      <Form>
        <RadioGroup
          name="state"
          label={t('group.goalState')}
          value={typed.state}
          error={problems.state}
          options={(['reached', 'dropped'] as const).map((state) => ({
            value: state,
            label: t(`group.goal.${state}`),
          }))}
        />
        <Field
          name="outcomeOn"
          type="date"
          label={t('group.onDay')}
          value={typed.outcomeOn ?? group.today}
          error={problems.outcomeOn}
          width="medium"
        />
        <TextArea
          name="outcome"
          label={t('group.goalOutcomeWords')}
          value={typed.outcome}
          error={problems.outcome}
          rows={3}
          maxLength={1000}
        />
        <ActionBar>
          <Button icon="check">{t('common.save')}</Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
