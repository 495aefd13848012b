import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { RefusalSummary } from '~/components/refusal-summary';
import { Select } from '~/components/select';
import { fieldProblems } from '~/domain/programme/form-fields';
import { foundGroup, foundGroupSchema, foundingBranches } from '~/domain/programme/found-group.server';
import { today } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { problemWords, wordsFor } from './group-args.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

const KINDS = ['savings', 'shares', 'rotating'] as const;

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireStaff(context);
  const branches = await foundingBranches(context.database.db, actor);
  if (branches.length === 0) throw notFound();
  const page = { title: translator(context.locale).t('group.found') };
  return json({ page, branches, today: today(context.clock) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { database, clock, locale } = context;
  const words = translator(locale);
  if ((await foundingBranches(database.db, actor)).length === 0) throw notFound();
  const typed = await typedText(request);
  const parsed = foundGroupSchema.safeParse(typed);
  if (!parsed.success) {
    return json({ typed, problems: problemWords(fieldProblems(parsed.error), words) }, { status: 422 });
  }
  const founded = await transact(database.db, (tx) => foundGroup(tx, actor, parsed.data, clock));
  if (founded.ok) return redirect(`/groups/${founded.value.groupId}/constitution`, 303);
  const { code, ...values } = founded.error;
  const field = { 'no-such-branch': 'branchId', 'in-future': 'formedOn', 'name-taken': 'name' }[code];
  return json({ typed, problems: { [field]: wordsFor({ code, values }, words) } }, { status: 422 });
}

export default function NewGroup() {
  const { branches, today: suggested } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Page
      title={t('group.found')}
      lead={t('group.foundLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      width="form"
      search={false}
    >
      <RefusalSummary problems={problems} />
      <Form>
        <Field
          name="name"
          label={t('staff.name')}
          value={typed.name}
          error={problems.name}
          dir="auto"
          maxLength={120}
        />
        <Select
          name="branchId"
          label={t('staff.branch')}
          value={typed.branchId ?? (branches.length === 1 ? branches[0]?.id : '')}
          error={problems.branchId}
          options={branches.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
        />
        <RadioGroup
          name="kind"
          label={t('staff.kind')}
          value={typed.kind}
          error={problems.kind}
          options={KINDS.map((kind) => ({
            value: kind,
            label: t(`staff.kind.${kind}`),
            hint: t(`group.kindHint.${kind}`),
          }))}
        />
        <Field
          name="formedOn"
          type="date"
          label={t('staff.formedOn')}
          value={typed.formedOn ?? suggested}
          error={problems.formedOn}
          width="medium"
        />
        <ActionBar>
          <Button icon="add">{t('group.found')}</Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
