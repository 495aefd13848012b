import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DataTable } from '~/components/data-table';
import { FileField } from '~/components/file-field';
import { Form } from '~/components/form';
import { ImportStateBadge } from '~/components/import-state-badge';
import { Page } from '~/components/page';
import { latestImports } from '~/domain/registers/register-import.queries.server';
import { requestImport } from '~/domain/registers/request-import.server';
import { transact } from '~/platform/db.server';
import { sentForm } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  const { staff } = requireStaff(context);
  const { t } = translator(context.locale);
  const page = { title: t('staff.importsTitle') };
  if (!hasActEverywhere(staff, 'govern')) return json({ page, imports: [], allowed: false });
  return json({ page, imports: await latestImports(context.database.db), allowed: true });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { t } = translator(context.locale);
  const form = await sentForm(request);
  const files = form.getAll('files').filter((entry): entry is File => entry instanceof File && entry.name !== '');
  const input = { files, dryRun: form.get('intent') !== 'take' };
  const requested = await transact(context.database.db, (tx) => requestImport(tx, actor, input, context.clock));
  if (requested.ok) return redirect(`/staff/imports/${requested.value}`, 303);
  if (requested.error.code === 'not-all-branches') {
    return json({ problem: t('staff.importsForAllBranches') }, { status: 422 });
  }
  return json({ problem: t('staff.importNoFiles') }, { status: 422 });
}

export default function Imports() {
  const { imports, allowed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, number, dateTime } = useI18n();
  return (
    <Page
      title={t('staff.importsTitle')}
      lead={t('staff.importsLead')}
      back={{ href: '/staff', label: t('staff.title') }}
      width="wide"
      search={false}
    >
      {!allowed && <Alert title={t('staff.importsForAllBranches')} />}
      {allowed && (
        <Card>
          <Form files>
            <FileField
              name="files"
              label={t('staff.importFiles')}
              hint={t('staff.importFilesHint')}
              error={refused?.problem}
              accept=".csv,text/csv,image/jpeg,image/png,image/webp"
              multiple
            />
            <ActionBar>
              <Button name="intent" value="try" look="plain" icon="show">
                {t('staff.importTrial')}
              </Button>
              <Button name="intent" value="take" icon="upload">
                {t('staff.importForReal')}
              </Button>
            </ActionBar>
          </Form>
        </Card>
      )}
      <DataTable
        caption={t('staff.importsBefore')}
        captionShown
        rows={imports}
        rowKey={({ id }) => String(id)}
        empty={t('staff.importsNone')}
        columns={[
          {
            key: 'when',
            header: t('staff.importWhen'),
            rowHeader: true,
            cell: ({ id, startedAt }) => <a href={`/staff/imports/${id}`}>{dateTime(startedAt)}</a>,
          },
          { key: 'state', header: t('staff.importState'), cell: (row) => <ImportStateBadge {...row} /> },
          { key: 'rows', header: t('staff.importRows'), numeric: true, cell: ({ rowsRead }) => number(rowsRead) },
          { key: 'what', header: t('staff.importWhat'), wideOnly: true, cell: ({ folderName }) => folderName },
        ]}
      />
    </Page>
  );
}
