import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { groupFacts } from '~/domain/programme/group-facts.queries.server';
import { planMeeting, recordNotHeld } from '~/domain/programme/meeting-plan.server';
import { plannedMeeting } from '~/domain/programme/meeting-sheet.queries.server';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { isDay } from '~/platform/day';
import { toAsciiDigits } from '~/platform/digits';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { isMessageKey, translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

async function requireGroup({ params, context }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const group = await groupFacts(context.database.db, requireActor(context), params.id, 'keep');
  if (!group) throw notFound();
  return group;
}

export async function loader(args: LoaderFunctionArgs) {
  const group = await requireGroup(args);
  const { context } = args;
  return json({
    page: { title: translator(context.locale).t('meeting.planTitle') },
    groupId: group.id,
    groupName: group.name,
    today: today(context.clock, group.timeZone),
    plannedOn: await plannedMeeting(context.database.db, group.id),
    done: new URL(args.request.url).searchParams.get('done'),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { id: groupId } = await requireGroup(args);
  const { database, clock, locale } = args.context;
  const actor = requireActor(args.context);
  const typed = await typedText(args.request);
  const { t, date } = translator(locale);
  const refused = (field: string, code: string, day?: string) => {
    const key = `meeting.error.${code}`;
    const wrong = { [field]: t(isMessageKey(key) ? key : 'meeting.error.not-a-date', day ? { most: date(day) } : {}) };
    const body: Answer = { typed, wrong };
    return json(body, { status: 422 });
  };
  const dayOf = (name: string) => toAsciiDigits((typed[name] ?? '').trim());
  const done = (what: string) => redirect(`/groups/${groupId}/meetings/plan?done=${what}`, 303);
  if (typed.intent === 'not-held') {
    const scheduledOn = dayOf('scheduledOn');
    if (!isDay(scheduledOn)) return refused('scheduledOn', 'not-a-date');
    const { status } = typed;
    if (status !== 'missed' && status !== 'cancelled') return refused('status', 'missing-kind');
    const given = { groupId, scheduledOn, status, reason: typed.reason ?? '' } as const;
    const noted = await transact(database.db, (tx) => recordNotHeld(tx, actor, given, clock));
    if (noted.ok) return done('notHeld');
    switch (noted.error.code) {
      case 'group-not-found':
        throw notFound();
      case 'future':
        return refused('scheduledOn', 'future', noted.error.today);
      case 'reason-missing':
        return refused('reason', 'missing-reason');
      case 'recorded-already':
        return refused('scheduledOn', 'recorded-already');
    }
  }
  const plannedOn = dayOf('plannedOn');
  if (!isDay(plannedOn)) return refused('plannedOn', 'not-a-date');
  const planned = await transact(database.db, (tx) => planMeeting(tx, actor, { groupId, plannedOn }, clock));
  if (planned.ok) return done('planned');
  if (planned.error.code === 'group-not-found') throw notFound();
  return refused('plannedOn', planned.error.code);
}

type Answer = { typed: TypedText; wrong: Record<string, string> };

export default function PlanMeeting() {
  const { groupId, groupName, today: now, plannedOn, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useI18n();
  const { typed = {}, wrong = {} } = answered ?? {};
  return (
    <Page
      title={t('meeting.planTitle')}
      lead={<bdi>{groupName}</bdi>}
      width="form"
      search={false}
      back={{ href: `/groups/${groupId}`, label: t('common.back') }}
    >
      <div className="stack">
        {done === 'planned' && <Alert tone="good" title={t('meeting.done.planned')} />}
        {done === 'notHeld' && <Alert tone="good" title={t('meeting.done.notHeld')} />}
        <Card title={t('meeting.planNext')}>
          <Form>
            <Field
              name="plannedOn"
              type="date"
              label={t('meeting.nextOn')}
              value={typed.plannedOn ?? plannedOn}
              error={wrong.plannedOn}
              min={now}
              width="medium"
            />
            <Button name="intent" value="plan" block>
              {t('meeting.plan')}
            </Button>
          </Form>
        </Card>
        <Card title={t('meeting.notHeldTitle')}>
          <Form>
            <Field
              name="scheduledOn"
              type="date"
              label={t('meeting.notHeldOn')}
              value={typed.scheduledOn ?? (plannedOn !== null && plannedOn <= now ? plannedOn : '')}
              error={wrong.scheduledOn}
              max={now}
              width="medium"
            />
            <RadioGroup
              name="status"
              label={t('meeting.notHeldWhat')}
              value={typed.status}
              error={wrong.status}
              options={[
                { value: 'missed', label: t('meeting.status.missed') },
                { value: 'cancelled', label: t('meeting.status.cancelled') },
              ]}
            />
            <Field
              name="reason"
              label={t('meeting.notHeldReason')}
              value={typed.reason}
              error={wrong.reason}
              maxLength={500}
            />
            <Button name="intent" value="not-held" look="plain" block>
              {t('meeting.notHeld')}
            </Button>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
