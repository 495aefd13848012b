import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Page } from '~/components/page';
import { photoSources } from '~/domain/catalogue/photo-address';
import { addVisitPhoto, MOST_VISIT_PHOTOS, visitPhotoFiles } from '~/domain/eligibility/visits/visit-photos.server';
import { isOpenToVisitor } from '~/domain/eligibility/visits/visit.states';
import type { StaffMember } from '~/platform/actor';
import { transact, type Db } from '~/platform/db.server';
import { fileStore } from '~/platform/files.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { receivePhotos, type PhotoProblem } from '../../receive-photos.server';
import { VisitPhotos } from './visit-photos';
import { requireVisit } from './visit-request.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** The photos alone, where one lands when a sending was refused. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit } = await requireVisit(args);
  return json({
    page: { title: translator(args.context.locale).t('vetting.photos') },
    visitId: visit.id,
    open: visit.isMine && isOpenToVisitor(visit.state),
    photos: visit.photos.map((photo) => ({
      id: photo.id,
      picture: photoSources(photo, 640, '/staff/visit-photos'),
      large: `/staff/visit-photos/${photo.id}/1280.jpeg`,
    })),
  });
}

/** Takes what was sent. Photos that are good stay, also where others of the same sending are refused. */
export async function action(args: ActionFunctionArgs) {
  const { staff, visit } = await requireVisit(args);
  if (!visit.isMine || !isOpenToVisitor(visit.state)) throw notFound();
  const { database, locale } = args.context;
  const taken = await receivePhotos(args.context, args.request, {
    accountId: staff.accountId,
    most: MOST_VISIT_PHOTOS,
    keep: (bytes) => takePhoto(database.db, staff, visit.id, bytes),
  });
  if (taken.ok) return redirect(`/staff/visits/${visit.id}#photos`, 303);
  const { t } = translator(locale);
  const { status, problems } = taken.error;
  return json(
    { problems: problems.map(({ problem, number }) => t(`catalogue.photoError.${problem}`, { number })) },
    { status },
  );
}

async function takePhoto(db: Db, staff: StaffMember, visitId: string, bytes: Buffer): Promise<PhotoProblem | null> {
  const files = fileStore();
  const stored = await visitPhotoFiles.store(files, bytes);
  if (!stored.ok) return stored.error.code;
  const photo = stored.value;
  const added = await transact(db, (tx) => addVisitPhoto(tx, staff, visitId, photo));
  if (!added.ok || added.value !== photo.id) await visitPhotoFiles.discard(files, photo.id);
  if (added.ok) return null;
  if (added.error.code === 'enough-photos') return 'enough-photos';
  throw notFound();
}

export default function VisitPhotosPage() {
  const { visitId, open, photos } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <Page
      title={t('vetting.photos')}
      width="form"
      search={false}
      back={{ href: `/staff/visits/${visitId}`, label: t('vetting.backToVisit') }}
    >
      {refused?.problems.map((problem) => (
        <Alert key={problem} tone="bad" title={problem} />
      ))}
      <VisitPhotos visitId={visitId} photos={photos} open={open} />
    </Page>
  );
}
