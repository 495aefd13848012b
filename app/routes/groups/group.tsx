import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { GroupAside } from '~/components/group-aside';
import { GroupFigures } from '~/components/group-figures';
import { GroupMemberTable } from '~/components/group-member-table';
import { GroupTaskList } from '~/components/group-task-list';
import { LinkButton } from '~/components/link-button';
import { WaitingMeeting } from '~/components/meeting/waiting-meeting';
import { MeetingList } from '~/components/meeting-list';
import { Page } from '~/components/page';
import { openWarningOfGroup } from '~/domain/eligibility/warnings/group-warning.queries.server';
import { groupPar30OverTime } from '~/domain/credit/par-over-time.queries.server';
import { groupBalancesOverTime } from '~/domain/ledger/balances-over-time.queries.server';
import { attendanceByMonth } from '~/domain/programme/attendance-by-month';
import { groupPage, type GroupPage } from '~/domain/programme/group-page.queries.server';
import { groupTasks } from '~/domain/programme/group-tasks';
import { lastCount, meetingsSince, type HeldOrNot } from '~/domain/programme/meetings-held.queries.server';
import { habitualRhythm, nextMeetingOn } from '~/domain/programme/next-meeting';
import { today } from '~/platform/clock';
import { useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { monthEndsUntil } from '~/platform/month-ends';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const MONTHS = 12;
const MEETINGS_SHOWN = 6;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  if (!isId(params.id)) throw notFound();
  const { database, clock } = context;
  const group = await groupPage(database.db, actor, params.id, clock);
  if (!group) throw notFound();
  const span = { until: group.today, months: MONTHS };
  const ends = monthEndsUntil(group.today, MONTHS);
  const [meetings, balances, par30, warning] = await Promise.all([
    meetingsSince(database.db, group.id, `${ends[0]?.slice(0, 7) ?? today(clock)}-01`),
    groupBalancesOverTime(database.db, group.id, span),
    groupPar30OverTime(database.db, group.id, span),
    actor.staff ? openWarningOfGroup(database.db, actor.staff, group.id) : undefined,
  ]);
  const attendance = attendanceByMonth(meetings, ends);
  const months = balances.map((balance, index) => ({
    ...balance,
    attendance: attendance[index]?.percent ?? null,
    par30: parPercent(par30[index]),
  }));
  const nextOn = nextOf(group, meetings);
  return json({
    page: { title: group.name },
    accountId: actor.accountId,
    group,
    months,
    nextOn,
    warningId: warning?.id ?? null,
    meetings: meetings.slice(0, MEETINGS_SHOWN),
    counted: lastCount(meetings),
    tasks: group.mayKeep && group.closedOn === null ? groupTasks(stateOf(group, meetings, nextOn)) : [],
  });
}

function parPercent(par?: { par30Minor: number; outstandingMinor: number }): number | null {
  if (!par || par.outstandingMinor === 0) return null;
  return Math.round((par.par30Minor / par.outstandingMinor) * 1000) / 10;
}

/** The day that was planned; otherwise the one that follows from the constitution and the last meeting. */
function nextOf({ plannedOn, terms, closedOn }: GroupPage, meetings: readonly HeldOrNot[]): string | null {
  const [last, before] = meetings;
  if (closedOn !== null || !last) return plannedOn;
  return plannedOn ?? nextMeetingOn(last.scheduledOn, terms ?? habitualRhythm(last.scheduledOn, before?.scheduledOn));
}

function stateOf(group: GroupPage, meetings: readonly HeldOrNot[], nextMeeting: string | null) {
  const held = meetings.find(({ heldOn }) => heldOn !== null);
  const lastMeeting = held?.heldOn
    ? { heldOn: held.heldOn, countedMinor: held.cashCloseCountedMinor, computedMinor: held.cashCloseComputedMinor }
    : null;
  return { ...group, nextMeetingOn: nextMeeting, lastMeeting };
}

export default function Group() {
  const { accountId, group, months, nextOn, warningId, meetings, counted, tasks } = useLoaderData<typeof loader>();
  const { t, date } = useI18n();
  return (
    <Page
      title={<bdi>{group.name}</bdi>}
      lead={`${t(`staff.kind.${group.kind}`)} · ${group.branch} (${group.country}) · ${group.code}`}
      back={
        group.mayReadRegister
          ? { href: '/staff', label: t('staff.title') }
          : { href: '/sell', label: t('catalogue.desk') }
      }
      width="wide"
      search={false}
      actions={
        group.mayKeep &&
        group.closedOn === null && (
          <LinkButton href={`/groups/${group.id}/meetings/new`} icon="group">
            {t('group.holdMeeting')}
          </LinkButton>
        )
      }
    >
      {group.closedOn && <Alert tone="neutral" title={t('group.closedSince', { date: date(group.closedOn) })} />}
      {warningId && (
        <Alert tone="waiting" title={t('vetting.warningTitle')}>
          <LinkButton href={`/staff/group-visits/${warningId}`} look="plain" icon="next">
            {t('vetting.warningOpen')}
          </LinkButton>
        </Alert>
      )}
      {group.mayKeep && <WaitingMeeting accountId={accountId} groupId={group.id} />}
      <GroupTaskList groupId={group.id} currency={group.currency} kind={group.kind} tasks={tasks} />
      <GroupFigures
        months={months}
        currency={group.currency}
        socialFundMinor={group.socialFundMinor}
        bankMinor={group.bankMinor}
        counted={counted}
      />
      <div className="columns columns-aside">
        <div className="stack">
          <h2>{t('group.latestMeetings')}</h2>
          <MeetingList groupId={group.id} currency={group.currency} meetings={meetings} mayOpen={group.mayReadBooks} />
          <GroupMemberTable members={group.members} mayOpen={group.mayReadRegister} />
        </div>
        <GroupAside group={group} nextOn={nextOn} />
      </div>
    </Page>
  );
}
