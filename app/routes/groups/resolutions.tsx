import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { choiceField, dayField, fieldProblems, wordsField } from '~/domain/programme/form-fields';
import { closeGroup, resolveNotToLend } from '~/domain/programme/resolve-for-group.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const resolutionSchema = z.object({
  what: choiceField(['closing', 'not-lending']),
  on: dayField,
  words: wordsField({ least: 10, most: 500 }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'keep');
  return json({ page: { title: words.t('group.resolutions') }, group });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, changes: string[], status: number) =>
    json({ typed, problems, changes }, { status });
  const parsed = resolutionSchema.safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), [], 422);
  const { what, ...said } = parsed.data;
  const resolution = { ...said, seen: typed.seen || null };
  const { database, clock } = args.context;
  const command = what === 'closing' ? closeGroup : resolveNotToLend;
  const resolved = await transact(database.db, (tx) => command(tx, actor, group.id, resolution, clock));
  if (resolved.ok) return redirect(`/groups/${group.id}/resolutions`, 303);
  const { error } = resolved;
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'changed-meanwhile': {
      const field = words.t(what === 'closing' ? 'staff.closedOn' : 'group.notLending');
      const value = error.current === null ? '–' : words.date(error.current);
      return refused({}, [words.t('group.changedTo', { field, value })], 409);
    }
    case 'money-left':
      return refused({ '': words.t('group.error.money-left') }, [], 409);
    case 'out-of-days': {
      const { code, ...values } = error;
      return refused({ on: wordsFor({ code, values }, words) }, [], 422);
    }
  }
}

export default function Resolutions() {
  const { group } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  const forms = [
    {
      what: 'not-lending',
      title: t('group.resolveNotToLend'),
      text: t('group.notLendingText'),
      seen: group.noLendingResolutionOn,
    },
    { what: 'closing', title: t('group.closeGroup'), text: t('group.closeText'), seen: group.closedOn },
  ];
  return (
    <Page
      title={t('group.resolutions')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      width="form"
      search={false}
    >
      <RefusalSummary problems={problems} changes={answer?.changes} />
      {forms.map(({ what, title, text, seen }) => {
        const mine = typed.what === what;
        const id = (name: string) => (mine ? name : `${name}-${what}`);
        return (
          <Card key={what} title={title}>
            <p>{text}</p>
            {seen && <Alert tone="neutral" title={t('group.since', { date: date(seen) })} />}
            {!(what === 'closing' && seen) && (
              <Form>
                <input type="hidden" name="what" value={what} />
                <input type="hidden" name="seen" value={seen ?? ''} />
                <Field
                  id={id('on')}
                  name="on"
                  type="date"
                  label={t('group.onDay')}
                  value={(mine && typed.on) || group.today}
                  error={mine ? problems.on : undefined}
                  width="medium"
                />
                <TextArea
                  id={id('words')}
                  name="words"
                  label={t('group.resolution')}
                  hint={t('group.resolutionHint')}
                  value={mine ? typed.words : ''}
                  error={mine ? problems.words : undefined}
                  rows={2}
                />
                <Button look={what === 'closing' ? 'danger' : 'main'} icon="check">
                  {title}
                </Button>
              </Form>
            )}
          </Card>
        );
      })}
    </Page>
  );
}
