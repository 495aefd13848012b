import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { GoalState } from '~/components/goal-state';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { dayField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { goalsOf } from '~/domain/programme/goals.queries.server';
import { setGoal } from '~/domain/programme/keep-goals.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const goalSchema = z.object({ words: wordsField({ least: 3, most: 500 }), dueOn: dayField });

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'read');
  return json({
    page: { title: words.t('group.goals') },
    group,
    goals: await goalsOf(args.context.database.db, group.id),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, status: number) => json({ typed, problems }, { status });
  const parsed = goalSchema.safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), 422);
  const { database, clock } = args.context;
  const set = await transact(database.db, (tx) => setGoal(tx, actor, group.id, parsed.data, clock));
  if (set.ok) return redirect(`/groups/${group.id}/goals`, 303);
  if (set.error.code === 'not-found') throw notFound();
  if (set.error.code === 'closed') return refused({ '': words.t('group.error.closed') }, 409);
  return refused({ dueOn: wordsFor({ code: 'not-before', values: { earliest: set.error.earliest } }, words) }, 422);
}

export default function Goals() {
  const { group, goals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  const mayKeep = group.mayKeep && group.closedOn === null;
  return (
    <Page
      title={t('group.goals')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
    >
      <RefusalSummary problems={problems} />
      {goals.length === 0 && (
        <EmptyState icon="goals" title={t('group.noGoals')}>
          {t('group.noGoalsText')}
        </EmptyState>
      )}
      <ul className="goal-list">
        {goals.map((goal) => (
          <li key={goal.id}>
            <strong dir="auto">{goal.words}</strong>
            <GoalState state={goal.state} dueOn={goal.dueOn} />
            {goal.outcome && goal.outcomeOn && (
              <p className="muted">
                {date(goal.outcomeOn)}: <bdi>{goal.outcome}</bdi>
              </p>
            )}
            {mayKeep && goal.state === 'set' && (
              <a className="row-link" href={`/groups/${group.id}/goals/${goal.id}`}>
                {t('group.goalOutcome')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Card title={t('group.setGoal')}>
          <Form>
            <TextArea
              name="words"
              label={t('group.goalWords')}
              hint={t('group.goalWordsHint')}
              value={typed.words}
              error={problems.words}
              rows={2}
              maxLength={500}
            />
            <Field
              name="dueOn"
              type="date"
              label={t('group.goalDue')}
              value={typed.dueOn}
              error={problems.dueOn}
              width="medium"
            />
            <ActionBar>
              <Button icon="add">{t('group.setGoal')}</Button>
            </ActionBar>
          </Form>
        </Card>
      )}
    </Page>
  );
}
