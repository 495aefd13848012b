import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DataTable } from '~/components/data-table';
import { JoinForm } from '~/components/join-form';
import { KeptForm } from '~/components/kept-form';
import { Money } from '~/components/money';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { RoleName } from '~/components/role-name';
import { fieldProblems } from '~/domain/programme/form-fields';
import { joinGroup } from '~/domain/programme/join-group.server';
import { joinGroupSchema } from '~/domain/programme/join-group.schema';
import { memberBalances } from '~/domain/programme/member-balances.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { problemWords, requireGroup, wordsFor, type Refused } from './group-args.server';

export const handle = { policy: 'account' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'books');
  const { database } = args.context;
  return json({
    page: { title: words.t('group.membersAndSavings') },
    group,
    members: await memberBalances(database.db, actor, group.id),
    logged: actor.staff !== null,
  });
}

/** Where a refusal of the command is shown. */
const PLACES = { 'unknown-member': 'memberCode', 'too-young': 'birthYear', overlaps: 'joinedOn' } as const;

export async function action(args: ActionFunctionArgs) {
  const { actor, group, words } = await requireGroup(args, 'keep');
  const typed = await typedText(args.request);
  const refused = (problems: Refused['problems'], status: number) => json({ typed, problems }, { status });
  const parsed = joinGroupSchema(group.country).safeParse(typed);
  if (!parsed.success) return refused(problemWords(fieldProblems(parsed.error), words), 422);
  const { database, clock } = args.context;
  const joined = await transact(database.db, (tx) => joinGroup(tx, actor, group.id, parsed.data, clock));
  if (joined.ok) return redirect(`/groups/${group.id}/members`, 303);
  const { error } = joined;
  switch (error.code) {
    case 'not-found':
      throw notFound();
    case 'closed':
      return refused({ '': words.t('group.error.closed') }, 409);
    case 'out-of-days': {
      const { code, field, ...values } = error;
      return refused({ [field]: wordsFor({ code, values }, words) }, 422);
    }
    case 'overlaps': {
      const values = { from: error.from, until: error.until ?? '', open: String(error.until === null) };
      return refused({ joinedOn: wordsFor({ code: error.code, values }, words) }, 422);
    }
    default: {
      const { code, ...values } = error;
      return refused({ [PLACES[code]]: wordsFor({ code, values }, words) }, 422);
    }
  }
}

export default function Members() {
  const { group, members, logged } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, date } = useI18n();
  const amount = (minor: number) => <Money amountMinor={minor} currency={group.currency} />;
  return (
    <Page
      title={t('group.membersAndSavings')}
      lead={<bdi>{group.name}</bdi>}
      back={{ href: `/groups/${group.id}`, label: group.name }}
      search={false}
      width="wide"
    >
      <RefusalSummary problems={answer?.problems ?? {}} />
      {logged && <p className="muted small">{t('staff.readingLogged')}</p>}
      <DataTable
        caption={t('group.membersAndSavings')}
        rows={members}
        rowKey={({ memberId }) => memberId}
        columns={[
          {
            key: 'name',
            header: t('staff.name'),
            rowHeader: true,
            cell: ({ name, leftOn }) => (
              <>
                <bdi>{name}</bdi>
                {leftOn && <span className="muted"> {t('group.leftSince', { date: date(leftOn) })}</span>}
              </>
            ),
          },
          { key: 'saved', header: t('group.saved'), numeric: true, cell: ({ savedMinor }) => amount(savedMinor) },
          { key: 'owes', header: t('group.owes'), numeric: true, cell: ({ owesMinor }) => amount(owesMinor) },
          { key: 'role', header: t('staff.role'), cell: ({ role }) => <RoleName role={role} /> },
          { key: 'joined', header: t('staff.joinedOn'), wideOnly: true, cell: ({ joinedOn }) => date(joinedOn) },
          { key: 'code', header: t('staff.code'), wideOnly: true, cell: ({ code }) => <code>{code}</code> },
          {
            key: 'leave',
            header: t('group.leaving'),
            cell: ({ memberId, leftOn }) =>
              group.mayKeep &&
              leftOn === null && <a href={`/groups/${group.id}/members/${memberId}/leaving`}>{t('group.leaves')}</a>,
          },
        ]}
      />
      {group.mayKeep && group.closedOn === null && (
        <details className="more" open={answer !== undefined}>
          <summary>{t('group.someoneJoins')}</summary>
          <KeptForm name={`${group.id} joining`} answered={answer !== undefined}>
            <JoinForm today={group.today} typed={answer?.typed ?? {}} problems={answer?.problems ?? {}} />
          </KeptForm>
        </details>
      )}
    </Page>
  );
}
