import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { KeptForm } from '~/components/kept-form';
import { OfferChanged } from '~/components/offer-changed';
import { Page } from '~/components/page';
import { photoSources } from '~/domain/catalogue/photo-address';
import { checklistOf } from '~/domain/eligibility/visits/checklist';
import { saveVisit, type SaveVisitError } from '~/domain/eligibility/visits/save-visit.server';
import { submitVisit, type SubmitVisitError } from '~/domain/eligibility/visits/submit-visit.server';
import { readVisit } from '~/domain/eligibility/visits/visit.schema';
import { isOpenToVisitor } from '~/domain/eligibility/visits/visit.states';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { VisitForm } from './visit-form';
import { VisitPhotos } from './visit-photos';
import { VisitReport } from './visit-report';
import { VisitSaved } from './visit-saved';
import { changesOf, incompleteWords, writtenValues } from './visit-words';
import { requireVisit } from './visit-request.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit } = await requireVisit(args);
  const { t } = translator(args.context.locale);
  return json({
    page: { title: t('vetting.visitTo', { name: visit.enterprise.name }) },
    visit,
    saved: new URL(args.request.url).searchParams.get('saved') !== null,
    photos: visit.photos.map((photo) => ({
      id: photo.id,
      picture: photoSources(photo, 640, '/staff/visit-photos'),
      large: `/staff/visit-photos/${photo.id}/1280.jpeg`,
    })),
  });
}

/** Saves what is written so far, or sends it to whoever approves. */
export async function action(args: ActionFunctionArgs) {
  const { staff, visit } = await requireVisit(args);
  const { database, clock, locale } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const read = readVisit(typed, checklistOf(visit.checklist, visit.checklistVersion));
  if ('problems' in read) {
    const said = Object.entries(read.problems).map(([field, code]) => [field, words.t(`vetting.problem.${code}`)]);
    return refused(typed, Object.fromEntries(said) as Record<string, string>, 422);
  }
  const sends = typed.step === 'submit';
  const kept: Result<unknown, SubmitVisitError> = await transact<unknown, SubmitVisitError>(database.db, (tx) =>
    sends ? submitVisit(tx, staff, visit.id, read.input, clock) : saveVisit(tx, staff, visit.id, read.input, clock),
  );
  if (kept.ok) return redirect(`/staff/visits/${visit.id}?saved`, 303);
  if (kept.error.code !== 'incomplete') return whyNot(kept.error, typed, words, visit.id);
  // What is written is kept all the same; only the sending waits.
  const saved = await transact(database.db, (tx) => saveVisit(tx, staff, visit.id, read.input, clock));
  const version = saved.ok ? String(saved.value.version) : typed.version;
  return refused({ ...typed, version }, incompleteWords(kept.error, words), 422);
}

function whyNot(
  error: SaveVisitError | Exclude<SubmitVisitError, { code: 'incomplete' }>,
  typed: TypedText,
  words: Translator,
  id: string,
) {
  const { t, date } = words;
  switch (error.code) {
    case 'visit-not-found':
      throw notFound();
    case 'not-the-visitor':
      return refused(typed, { visitedOn: t('vetting.problem.not-the-visitor') }, 409);
    case 'state-changed':
      return redirect(`/staff/visits/${id}`, 303);
    case 'in-the-future':
      return refused(typed, { visitedOn: t('vetting.problem.in-the-future', { date: date(error.today) }) }, 422);
    case 'visit-on-that-day':
      return refused(typed, { visitedOn: t('vetting.problem.visit-on-that-day') }, 422);
    case 'changed-meanwhile': {
      const fresh = { ...typed, version: String(error.current.version) };
      return json({ typed: fresh, words: {}, changes: changesOf(error.current, typed, words) }, { status: 409 });
    }
  }
}

function refused(typed: TypedText, words: Record<string, string>, status: number) {
  return json({ typed, words, changes: [] as string[] }, { status });
}

export default function Visit() {
  const { visit, photos, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  const writes = visit.isMine && isOpenToVisitor(visit.state);
  return (
    <Page
      title={t('vetting.visitTo', { name: visit.enterprise.name })}
      lead={visit.enterprise.place}
      width="form"
      search={false}
      back={{ href: '/staff/visits', label: t('vetting.visits') }}
    >
      {saved && !answer && <VisitSaved state={visit.state} />}
      {writes ? (
        <>
          <OfferChanged changes={answer?.changes ?? []} />
          <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
          <KeptForm name={`visit ${visit.id}`} answered={answer !== undefined}>
            <VisitForm visit={visit} typed={{ ...writtenValues(visit), ...answer?.typed }} words={words} />
          </KeptForm>
          <VisitPhotos visitId={visit.id} photos={photos} open />
        </>
      ) : (
        <VisitReport visit={visit} photos={photos} />
      )}
    </Page>
  );
}
