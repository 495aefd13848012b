import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DataTable } from '~/components/data-table';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { cyclesOf } from '~/domain/programme/cycles.queries.server';
import { dayField, fieldProblems } from '~/domain/programme/form-fields';
import { startCycle } from '~/domain/programme/start-cycle.server';
import { addDays, addMonths } from '~/platform/day';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const cycleSchema = z.object({ fromOn: dayField, toOn: dayField });

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'keep');
  const cycles = await cyclesOf(args.context.database.db, group.id);
  const suggested = { fromOn: group.today, toOn: addDays(addMonths(group.today, 12), -1) };
  return json({ page: { title: words.t('group.cycles') }, group, cycles, suggested });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, status: number) => json({ typed, problems }, { status });
  const parsed = cycleSchema.safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), 422);
  const { database, clock } = args.context;
  const started = await transact(database.db, (tx) => startCycle(tx, actor, group.id, parsed.data, clock));
  if (started.ok) return redirect(`/groups/${group.id}/cycle`, 303);
  const { error } = started;
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'out-of-days': {
      const { code, field, ...values } = error;
      return refused({ [field]: wordsFor({ code, values }, words) }, 422);
    }
    default: {
      const { code, ...values } = error;
      return refused({ '': wordsFor({ code, values }, words) }, 409);
    }
  }
}

export default function Cycle() {
  const { group, cycles, suggested } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, number } = useI18n();
  const problems: Record<string, string> = answer?.problems ?? {};
  const typed: Partial<Record<string, string>> = { ...suggested, ...answer?.typed };
  const open = cycles.find(({ closedOn }) => closedOn === null);
  const amount = (minor: number) => <Money amountMinor={minor} currency={group.currency} />;
  const day = (name: 'fromOn' | 'toOn') => ({ name, value: typed[name], error: problems[name] });
  return (
    <Page
      title={t('group.cycles')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
    >
      <RefusalSummary problems={problems} />
      <DataTable
        caption={t('group.cycles')}
        rows={cycles}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', header: t('group.cycle'), rowHeader: true, cell: (cycle) => number(cycle.number) },
          { key: 'from', header: t('group.from'), cell: ({ fromOn }) => date(fromOn) },
          {
            key: 'to',
            header: t('group.until'),
            cell: ({ toOn, closedOn }) => (closedOn ? t('group.endedOn', { date: date(closedOn) }) : date(toOn)),
          },
          {
            key: 'savings',
            header: t('group.startSavings'),
            numeric: true,
            cell: ({ startSavingsMinor }) => amount(startSavingsMinor),
          },
          {
            key: 'social',
            header: t('group.socialFund'),
            numeric: true,
            cell: ({ startSocialFundMinor }) => amount(startSocialFundMinor),
          },
          {
            key: 'cash',
            header: t('group.startCash'),
            numeric: true,
            cell: ({ startCashMinor }) => amount(startCashMinor),
          },
        ]}
      />
      {open && (
        <p>
          <LinkButton href={`/groups/${group.id}/${group.kind === 'rotating' ? 'turns' : 'share-out'}`} look="plain">
            {t(group.kind === 'rotating' ? 'group.turns' : 'shareOut.title')}
          </LinkButton>
        </p>
      )}
      {(!open || group.kind === 'rotating') && group.closedOn === null && (
        <Card title={t('group.startCycle')}>
          <Form>
            <Field {...day('fromOn')} type="date" label={t('group.from')} width="medium" />
            <Field {...day('toOn')} type="date" label={t('group.until')} hint={t('group.cycleHint')} width="medium" />
            <ActionBar>
              <Button icon="play">{t('group.startCycle')}</Button>
            </ActionBar>
          </Form>
        </Card>
      )}
    </Page>
  );
}
