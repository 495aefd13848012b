import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { dayField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { leaveGroup } from '~/domain/programme/leave-group.server';
import { memberBalances } from '~/domain/programme/member-balances.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const leavingSchema = z.object({ leftOn: dayField, reason: wordsField({ least: 3, most: 500 }) });

export async function loader(args: LoaderFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const { database } = args.context;
  const members = await memberBalances(database.db, actor, group.id, args.params.memberId);
  const member = members.find(({ leftOn }) => leftOn === null);
  if (!member) throw notFound();
  return json({ page: { title: words.t('group.leaveTitle', { name: member.name }) }, group, member });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const { memberId } = args.params;
  if (!isId(memberId)) throw notFound();
  const typed = await typedText(args.request);
  const parsed = leavingSchema.safeParse(typed);
  if (!parsed.success) {
    return json({ typed, problems: problemWords(fieldProblems(parsed.error), words) }, { status: 422 });
  }
  const { database, clock } = args.context;
  const leaving = { memberId, ...parsed.data };
  const left = await transact(database.db, (tx) => leaveGroup(tx, actor, group.id, leaving, clock));
  if (left.ok || left.error.code === 'left-already') return redirect(`/groups/${group.id}/members`, 303);
  const { code, ...values } = left.error;
  if (code === 'not-found') throw notFound();
  return json({ typed, problems: { leftOn: wordsFor({ code, values }, words) } }, { status: 422 });
}

export default function Leaving() {
  const { group, member } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const amount = (minor: number) => <Money amountMinor={minor} currency={group.currency} />;
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Page
      title={t('group.leaveTitle', { name: member.name })}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}/members`, label: t('group.membersAndSavings') }}
      width="form"
      search={false}
    >
      <RefusalSummary problems={problems} />
      {member.savedMinor > 0 && (
        <Alert
          tone="waiting"
          title={
            <>
              {t('group.owedToHer')} {amount(member.savedMinor)}
            </>
          }
        >
          {t('group.owedToHerText')}
        </Alert>
      )}
      {member.owesMinor > 0 && (
        <Alert
          tone="waiting"
          title={
            <>
              {t('group.sheOwes')} {amount(member.owesMinor)}
            </>
          }
        >
          {t('group.sheOwesText')}
        </Alert>
      )}
      <Form>
        <Field
          name="leftOn"
          type="date"
          label={t('group.leftOn')}
          hint={t('group.leftOnHint')}
          value={typed.leftOn ?? group.today}
          error={problems.leftOn}
          width="medium"
        />
        <TextArea name="reason" label={t('group.leaveReason')} value={typed.reason} error={problems.reason} rows={2} />
        <ActionBar>
          <Button look="danger" icon="check">
            {t('group.leaveSave')}
          </Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
