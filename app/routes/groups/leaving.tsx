import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { DefinitionList } from '~/components/definition-list';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { leavingFigures } from '~/domain/credit/leaving-figures.queries.server';
import { settleLeaving } from '~/domain/credit/settle-leaving.server';
import { dayField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { memberBalances } from '~/domain/programme/member-balances.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n, type Translator } from '~/platform/i18n';
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
  const found = await leavingFigures(database.db, group, member.memberId);
  return json({
    page: { title: words.t('group.leaveTitle', { name: member.name }) },
    group,
    member,
    figures: found.ok ? found.value : null,
    refusal: found.ok ? null : leavingWords(found.error, group.currency, words),
  });
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
  const seenPaidMinor = /^\d{1,15}$/.test(typed.paid ?? '') ? Number(typed.paid) : -1;
  const leaving = { memberId, ...parsed.data, seenPaidMinor };
  const left = await transact(database.db, (tx) => settleLeaving(tx, actor, group.id, leaving, clock));
  if (left.ok || left.error.code === 'left-already') return redirect(`/groups/${group.id}/members`, 303);
  if (left.error.code === 'not-found') throw notFound();
  const field = left.error.code === 'out-of-days' ? 'leftOn' : '';
  const problems = { [field]: leavingWords(left.error, group.currency, words) };
  return json({ typed, problems }, { status: field === '' ? 409 : 422 });
}

function leavingWords({ code, ...values }: { code: string }, currency: string, words: Translator): string {
  const shown = Object.entries(values as Record<string, unknown>).map(([name, value]): [string, string] =>
    name.endsWith('Minor') ? ['amount', words.money(Number(value), currency)] : [name, String(value)],
  );
  const named = code === 'out-of-days' ? code : `leaving.${code}`;
  return wordsFor({ code: named, values: Object.fromEntries(shown) }, words);
}

export default function Leaving() {
  const { group, member, figures, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
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
      {refusal !== null && !problems[''] && <Alert tone="bad" title={refusal} />}
      {figures?.meeting && (
        <>
          <DefinitionList
            items={[
              { key: 'saved', term: t('group.leaving.saved'), value: amount(figures.savedMinor) },
              ...figures.loans.map((loan) => ({
                key: loan.loanId,
                term: t('group.leaving.loan', { code: loan.code }),
                value: amount(-loan.owedMinor),
              })),
              {
                key: 'paid',
                term: <strong>{t('group.leaving.paid')}</strong>,
                value: <strong>{amount(figures.paidMinor)}</strong>,
              },
            ]}
          />
          <p>{t('group.leaving.atMeeting', { date: date(figures.meeting.heldOn) })}</p>
        </>
      )}
      {figures && figures.openRequests > 0 && <p>{t('group.leaving.requests', { count: figures.openRequests })}</p>}
      {figures && (
        <Form>
          <input type="hidden" name="paid" value={figures.paidMinor} />
          <Field
            name="leftOn"
            type="date"
            label={t('group.leftOn')}
            hint={t('group.leftOnHint')}
            value={typed.leftOn ?? group.today}
            error={problems.leftOn}
            width="medium"
          />
          <TextArea
            name="reason"
            label={t('group.leaveReason')}
            value={typed.reason}
            error={problems.reason}
            rows={2}
          />
          <ActionBar>
            <Button look="danger" icon="check">
              {t(figures.paidMinor > 0 ? 'group.leavePay' : 'group.leaveSave')}
            </Button>
          </ActionBar>
        </Form>
      )}
    </Page>
  );
}
