import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { writeNote } from '~/domain/sourcing/suppliers/notes.server';
import { noteSchema } from '~/domain/sourcing/suppliers/sample.schema';
import { supplierName } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from '../sell/field-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

async function requireSupplier(context: RequestContext, id: string | undefined) {
  const actor = requireActor(context);
  const name = isId(id) ? await supplierName(context.database.db, id) : undefined;
  if (id === undefined || name === undefined) throw notFound();
  return { actor, supplier: { id, name } };
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { supplier } = await requireSupplier(context, params.id);
  return json({ page: { title: translator(context.locale).t('sourcing.writeNote') }, supplier, formId: newId() });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, supplier } = await requireSupplier(context, params.id);
  const words = translator(context.locale);
  const { t } = words;
  const typed = await typedText(request);
  const parsed = noteSchema.safeParse(typed);
  if (!parsed.success) {
    return json({ typed, problem: fieldWords(fieldErrors(parsed.error), words).words }, { status: 422 });
  }
  const note = { words: parsed.data.words, formId: isId(typed.formId) ? typed.formId : newId() };
  const written = await transact(context.database.db, (tx) => writeNote(tx, actor, supplier.id, note, context.clock));
  if (written.ok) return redirect(`/enterprises/${supplier.id}#notes`, 303);
  if (written.error.code === 'supplier-not-found') throw notFound();
  return json({ typed, problem: t('sourcing.enoughNotes', { most: written.error.most }) }, { status: 409 });
}

export default function NewNote() {
  const { supplier, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('sourcing.writeNote')}
      lead={t('sourcing.notesPrivate')}
      width="form"
      search={false}
      back={{ href: `/enterprises/${supplier.id}`, label: <bdi>{supplier.name}</bdi> }}
    >
      <Form>
        <input type="hidden" name="formId" value={answer?.typed.formId ?? formId} />
        <TextArea
          name="words"
          label={t('sourcing.noteWords')}
          hint={t('sourcing.noteHint')}
          value={answer?.typed.words}
          error={answer?.problem}
          maxLength={2000}
        />
        <Button icon="check">{t('common.save')}</Button>
      </Form>
    </Page>
  );
}
