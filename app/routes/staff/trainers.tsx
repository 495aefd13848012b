import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { Select } from '~/components/select';
import { hasAct } from '~/domain/identity/staff-acts';
import { assignTrainer, endTrainerGroup } from '~/domain/programme/assign-trainer.server';
import { choiceField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { trainersOf } from '~/domain/programme/trainer-groups.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, wordsFor } from '../groups/group-args.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const assignmentSchema = z.discriminatedUnion(
  'what',
  [
    z.object({
      what: choiceField(['assign']),
      accountId: z.uuid('missing'),
      groupCode: wordsField({ least: 1, most: 100 }),
    }),
    z.object({ what: choiceField(['end']), accountId: z.uuid('missing'), groupId: z.uuid('missing') }),
  ],
  { error: 'missing' },
);

function requireManager(context: RequestContext) {
  const manager = requireStaff(context);
  if (!hasAct(manager.staff, 'approve')) throw notFound();
  return manager;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { staff } = requireManager(context);
  const trainers = await trainersOf(context.database.db, staff);
  return json({ page: { title: translator(context.locale).t('group.trainers') }, trainers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const manager = requireManager(context);
  const { database, clock, locale } = context;
  const words = translator(locale);
  const typed = await typedText(request);
  const refused = (problems: Record<string, string>, status: number) => json({ typed, problems }, { status });
  const parsed = assignmentSchema.safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), 422);
  const { data } = parsed;
  const done = await transact(database.db, (tx) =>
    data.what === 'assign' ? assignTrainer(tx, manager, data, clock) : endTrainerGroup(tx, manager, data, clock),
  );
  if (done.ok) return redirect('/staff/trainers', 303);
  const field = done.error.code === 'unknown-trainer' ? 'accountId' : 'groupCode';
  return refused({ [field]: wordsFor(done.error, words) }, 422);
}

export default function Trainers() {
  const { trainers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Page
      title={t('group.trainers')}
      lead={t('group.trainersLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      search={false}
    >
      <RefusalSummary problems={problems} />
      {trainers.length === 0 ? (
        <EmptyState icon="staff" title={t('group.noTrainers')}>
          {t('group.noTrainersText')}
        </EmptyState>
      ) : (
        <Card title={t('group.assignGroup')}>
          <Form>
            <input type="hidden" name="what" value="assign" />
            <Select
              name="accountId"
              label={t('group.trainer')}
              value={typed.accountId ?? (trainers.length === 1 ? trainers[0]?.accountId : '')}
              error={problems.accountId}
              options={trainers.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            />
            <Field
              name="groupCode"
              label={t('group.codeOfGroup')}
              value={typed.groupCode}
              error={problems.groupCode}
              width="medium"
              dir="ltr"
            />
            <Button icon="add">{t('group.assignGroup')}</Button>
          </Form>
        </Card>
      )}
      {trainers.map(({ accountId, name, groups }) => (
        <Card key={accountId} title={<bdi>{name}</bdi>}>
          {groups.length === 0 && <p className="muted">{t('group.noGroupsAssigned')}</p>}
          <ul className="goal-list">
            {groups.map((group) => (
              <li key={group.id}>
                <a href={`/groups/${group.id}`}>
                  <bdi>{group.name}</bdi> · {group.code}
                </a>
                <Form>
                  <input type="hidden" name="what" value="end" />
                  <input type="hidden" name="accountId" value={accountId} />
                  <input type="hidden" name="groupId" value={group.id} />
                  <Button look="quiet" icon="remove">
                    {t('group.endAssignment', { name: group.name })}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}
