import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { TextArea } from '~/components/text-area';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { changeNote, ownNote, removeNote } from '~/domain/sourcing/suppliers/notes.server';
import { noteSchema } from '~/domain/sourcing/suppliers/sample.schema';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { ok } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';
import { fieldWords } from '../sell/field-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

async function requireNote(context: RequestContext, id: string | undefined) {
  const actor = requireActor(context);
  const note = isId(id) ? await ownNote(context.database.db, actor, id) : undefined;
  if (!note) throw notFound();
  return { actor, note };
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { note } = await requireNote(context, params.id);
  return json({ page: { title: translator(context.locale).t('sourcing.changeNote') }, note });
}

const nothingElse: { words: string; version: number } | null = null;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, note } = await requireNote(context, params.id);
  const { db } = context.database;
  const page = `/enterprises/${note.enterpriseId}#notes`;
  const typed = await typedText(request);
  if (typed.act === 'remove') {
    await transact(db, async (tx) => ok(await removeNote(tx, actor, note.id)));
    return redirect(page, 303);
  }
  const parsed = noteSchema.safeParse(typed);
  if (!parsed.success) {
    const problem = fieldWords(fieldErrors(parsed.error), translator(context.locale)).words ?? null;
    return json({ typed, problem, now: nothingElse }, { status: 422 });
  }
  const input = { words: parsed.data.words, version: Number(typed.version) || 0 };
  const changed = await transact(db, (tx) => changeNote(tx, actor, note.id, input, context.clock));
  if (changed.ok) return redirect(page, 303);
  if (changed.error.code === 'note-not-found') throw notFound();
  const { words, version } = changed.error.current;
  return json({ typed, problem: null, now: { words, version } }, { status: 409 });
}

export default function Note() {
  const { note } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const now = answer?.now ?? null;
  return (
    <Page
      title={t('sourcing.changeNote')}
      lead={t('sourcing.notesPrivate')}
      width="form"
      search={false}
      back={{ href: `/enterprises/${note.enterpriseId}`, label: <bdi>{note.supplier}</bdi> }}
    >
      {now && (
        <Alert tone="bad" title={t('sourcing.noteChanged')}>
          <p className="user-text">{now.words}</p>
        </Alert>
      )}
      <Form>
        <input type="hidden" name="version" value={now?.version ?? answer?.typed.version ?? note.version} />
        <TextArea
          name="words"
          label={t('sourcing.noteWords')}
          value={answer?.typed.words ?? note.words}
          error={answer?.problem}
          maxLength={2000}
        />
        <div className="row">
          <Button icon="check">{t('common.save')}</Button>
          <Button look="danger" name="act" value="remove" icon="remove">
            {t('sourcing.removeNote')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}
