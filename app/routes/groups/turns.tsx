import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { Select } from '~/components/select';
import { Steps } from '~/components/steps';
import { agreeTurns } from '~/domain/programme/agree-turns.server';
import { membersOn } from '~/domain/programme/group-facts.queries.server';
import { turnsOf } from '~/domain/programme/rotation.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'read');
  if (group.kind !== 'rotating') throw notFound();
  const { db } = args.context.database;
  const [turns, members] = await Promise.all([turnsOf(db, group.id), membersOn(db, group.id, group.today)]);
  return json({ page: { title: words.t('group.turns') }, group, turns, members });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const memberIds = Object.keys(typed)
    .filter((name) => /^place[0-9]{1,3}$/.test(name))
    .sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
    .flatMap((name) => (isId(typed[name]) ? [typed[name]] : []));
  const order = { memberIds, seen: (typed.seen ?? '').split(',').filter(isId) };
  const { database, clock } = args.context;
  const agreed = await transact(database.db, (tx) => agreeTurns(tx, actor, group.id, order, clock));
  if (agreed.ok) return redirect(`/groups/${group.id}/turns`, 303);
  const { code, ...values } = agreed.error;
  if (code === 'not-found' || code === 'not-rotating') throw notFound();
  const problems = { '': wordsFor({ code: code === 'changed-meanwhile' ? 'turns-changed' : code, values }, words) };
  return json({ typed, problems }, { status: code === 'not-all-members' ? 422 : 409 });
}

export default function Turns() {
  const { group, turns, members } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date, money } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const next = turns.find(({ paidOn }) => paidOn === null);
  const had = new Set(turns.flatMap(({ memberId, paidOn }) => (paidOn === null ? [] : [memberId])));
  const toCome = turns.filter(({ paidOn }) => paidOn === null).map(({ memberId }) => memberId);
  const waiting = members.filter(({ memberId }) => !had.has(memberId));
  return (
    <Page
      title={t('group.turns')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
    >
      <RefusalSummary problems={answer?.problems ?? {}} />
      {turns.length === 0 ? (
        <EmptyState icon="exchange" title={t('group.noTurns')}>
          {t('group.noTurnsText')}
        </EmptyState>
      ) : (
        <Steps
          label={t('group.turns')}
          steps={turns.map((turn) => ({
            key: turn.turnId,
            label: <bdi>{turn.name}</bdi>,
            state: turn.paidOn ? 'done' : turn.turnId === next?.turnId ? 'current' : 'next',
            when: turn.paidOn && date(turn.paidOn),
            note: turn.paidMinor !== null && money(turn.paidMinor, group.currency),
          }))}
        />
      )}
      {group.mayKeep && waiting.length > 0 && (
        <Card title={t('group.agreeTurns')}>
          <Form>
            <input type="hidden" name="seen" value={toCome.join(',')} />
            {waiting.map((_, index) => (
              <Select
                key={index}
                name={`place${index + 1}`}
                label={t('group.turnNumber', { number: had.size + index + 1 })}
                value={typed[`place${index + 1}`] ?? toCome[index] ?? waiting[index]?.memberId}
                options={waiting.map(({ memberId, name, code }) => ({ value: memberId, label: `${name} · ${code}` }))}
                placeholder={false}
              />
            ))}
            <ActionBar>
              <Button icon="check">{t('group.agreeTurns')}</Button>
            </ActionBar>
          </Form>
        </Card>
      )}
      {group.mayKeep && (
        <p>
          <LinkButton href={`/groups/${group.id}/cycle`} look="plain">
            {t('group.cycles')}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
