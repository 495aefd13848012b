import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DataTable } from '~/components/data-table';
import { OfficeForm } from '~/components/office-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { RoleName } from '~/components/role-name';
import { appointOfficer } from '~/domain/programme/appoint-officer.server';
import { choiceField, dayField, fieldProblems, optionalDayField, wordsField } from '~/domain/programme/form-fields';
import { membersOn } from '~/domain/programme/group-facts.queries.server';
import { OFFICER_ROLES } from '~/domain/programme/officer-roles';
import { officeTerms } from '~/domain/programme/offices.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, requireGroup, wordsFor } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const officeSchema = z.object({
  role: choiceField(OFFICER_ROLES),
  memberId: z.uuid('missing'),
  fromOn: dayField,
  untilOn: optionalDayField,
  resolution: wordsField({ least: 10, most: 500 }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { group, words } = await requireGroup(args, 'keep');
  const { db } = args.context.database;
  const [members, terms] = await Promise.all([membersOn(db, group.id, group.today), officeTerms(db, group.id)]);
  return json({ page: { title: words.t('group.offices') }, group, members, terms });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const refused = (problems: Record<string, string>, status: number) => json({ typed, problems }, { status });
  const parsed = officeSchema.safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), 422);
  const { database, clock } = args.context;
  const appointment = { ...parsed.data, seenHolder: typed[`holder-${parsed.data.role}`] || null };
  const chosen = await transact(database.db, (tx) => appointOfficer(tx, actor, group.id, appointment, clock));
  if (chosen.ok) return redirect(`/groups/${group.id}/offices`, 303);
  const { error } = chosen;
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'changed-meanwhile':
      return refused({ role: wordsFor({ code: 'other-holder', values: { holder: error.holder ?? '–' } }, words) }, 409);
    case 'out-of-days': {
      const { code, field, earliest, latest } = error;
      const problem = { code: latest === null ? 'not-before' : code, values: { earliest, latest: latest ?? '' } };
      return refused({ [field]: wordsFor(problem, words) }, 422);
    }
    default:
      return refused({ memberId: wordsFor({ code: error.code }, words) }, 422);
  }
}

export default function Offices() {
  const { group, members, terms } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const current = OFFICER_ROLES.map((role) => ({
    role,
    holder: members.find((member) => member.role === role),
    term: terms.find((one) => one.role === role && one.endedOn === null),
  }));
  return (
    <Page
      title={t('group.offices')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
    >
      <RefusalSummary problems={answer?.problems ?? {}} />
      <DataTable
        caption={t('group.officesNow')}
        captionShown
        rows={current}
        rowKey={({ role }) => role}
        columns={[
          { key: 'role', header: t('group.office'), rowHeader: true, cell: ({ role }) => <RoleName role={role} /> },
          { key: 'name', header: t('staff.name'), cell: ({ holder }) => (holder ? <bdi>{holder.name}</bdi> : '–') },
          { key: 'from', header: t('group.from'), cell: ({ term }) => term && date(term.fromOn) },
          { key: 'until', header: t('group.until'), cell: ({ term }) => term?.untilOn && date(term.untilOn) },
        ]}
      />
      {group.closedOn === null && (
        <OfficeForm
          members={members}
          today={group.today}
          typed={answer?.typed ?? {}}
          problems={answer?.problems ?? {}}
        />
      )}
      <DataTable
        caption={t('group.officesBefore')}
        captionShown
        rows={terms.filter(({ endedOn }) => endedOn !== null)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'role', header: t('group.office'), rowHeader: true, cell: ({ role }) => <RoleName role={role} /> },
          { key: 'name', header: t('staff.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          { key: 'from', header: t('group.from'), cell: ({ fromOn }) => date(fromOn) },
          { key: 'until', header: t('group.until'), cell: ({ endedOn }) => endedOn && date(endedOn) },
        ]}
      />
    </Page>
  );
}
