import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DataTable } from '~/components/data-table';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { StatusBadge, type Tone } from '~/components/status-badge';
import { draftRuleSet } from '~/domain/eligibility/rule-sets/draft-rule-set.server';
import type { DraftState } from '~/domain/eligibility/rule-sets/rule-set-draft';
import {
  ruleSetCountries,
  ruleSetDrafts,
  ruleSetVersions,
} from '~/domain/eligibility/rule-sets/rule-set.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { plainLine } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { requireGovernor, requireRuleReader } from './rule-set-request.server';
import { whereWords } from './rule-set-words';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

const TONES: Record<DraftState, Tone> = { draft: 'neutral', proposed: 'waiting', published: 'good', dropped: 'bad' };

export async function loader({ context }: LoaderFunctionArgs) {
  const { governs } = requireRuleReader(context);
  const { db } = context.database;
  const [versions, drafts, countries] = await Promise.all([
    ruleSetVersions(db, context.clock),
    ruleSetDrafts(db),
    ruleSetCountries(db),
  ]);
  return json({
    page: { title: translator(context.locale).t('vetting.ruleSets') },
    governs,
    versions,
    drafts,
    countries,
  });
}

/** Begins a draft. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireGovernor(context);
  const { t } = translator(context.locale);
  const typed = await typedText(request);
  const input = { country: typed.country || null, title: plainLine(typed.title ?? '').slice(0, 200) };
  const begun = await transact(context.database.db, (tx) => draftRuleSet(tx, actor, input, context.clock));
  if (begun.ok) return redirect(`/staff/rule-sets/${begun.value}`, 303);
  if (begun.error.code === 'not-allowed') throw notFound();
  const words: { title?: string; country?: string } =
    begun.error.code === 'title-missing'
      ? { title: t('vetting.problem.missing') }
      : { country: t('vetting.problem.not-your-country') };
  return json({ typed, words }, { status: 422 });
}

export default function RuleSets() {
  const { governs, versions, drafts, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useI18n();
  const { t, date } = words;
  return (
    <Page
      title={t('vetting.ruleSets')}
      lead={t('vetting.ruleSetsLead')}
      search={false}
      back={{ href: '/staff', label: t('staff.title') }}
    >
      <DataTable
        caption={t('vetting.versions')}
        captionShown
        rows={versions}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'version',
            header: t('vetting.version'),
            rowHeader: true,
            cell: ({ version, draftId }) =>
              draftId ? <a href={`/staff/rule-sets/${draftId}`}>{version}</a> : <span>{version}</span>,
          },
          { key: 'where', header: t('vetting.country'), cell: ({ country }) => whereWords(country, words) },
          {
            key: 'from',
            header: t('vetting.inForceFrom'),
            cell: ({ inForceFrom, draftId }) => (draftId ? date(inForceFrom) : t('vetting.fromTheStart')),
          },
          {
            key: 'state',
            header: t('vetting.state'),
            cell: ({ isInForce }) => (isInForce ? <StatusBadge tone="good">{t('vetting.isInForce')}</StatusBadge> : ''),
          },
          {
            key: 'who',
            header: t('vetting.twoPeople'),
            wideOnly: true,
            cell: ({ proposedBy, publishedBy }) => [proposedBy, publishedBy].filter(Boolean).join(', '),
          },
        ]}
      />
      <DataTable
        caption={t('vetting.drafts')}
        captionShown
        rows={drafts}
        rowKey={({ id }) => id}
        empty={t('vetting.noDrafts')}
        columns={[
          {
            key: 'title',
            header: t('vetting.draft'),
            rowHeader: true,
            cell: ({ id, title }) => (
              <a href={`/staff/rule-sets/${id}`}>
                <bdi>{title}</bdi>
              </a>
            ),
          },
          { key: 'where', header: t('vetting.country'), cell: ({ country }) => whereWords(country, words) },
          {
            key: 'state',
            header: t('vetting.state'),
            cell: ({ state }) => <StatusBadge tone={TONES[state]}>{t(`vetting.draftState.${state}`)}</StatusBadge>,
          },
          { key: 'by', header: t('vetting.madeBy'), wideOnly: true, cell: ({ madeBy }) => madeBy },
        ]}
      />
      {governs && (
        <Card title={t('vetting.newDraft')}>
          <Form>
            <p className="muted">{t('vetting.newDraftLead')}</p>
            <Field
              name="title"
              label={t('vetting.draftTitle')}
              hint={t('vetting.draftTitleHint')}
              value={answer?.typed.title}
              error={answer?.words.title}
              maxLength={200}
            />
            <Select
              name="country"
              label={t('vetting.country')}
              placeholder={t('vetting.everyCountry')}
              value={answer?.typed.country}
              error={answer?.words.country}
              options={countries.map((country) => ({ value: country, label: whereWords(country, words) }))}
            />
            <Button icon="add">{t('vetting.beginDraft')}</Button>
          </Form>
        </Card>
      )}
    </Page>
  );
}
