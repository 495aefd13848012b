import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Photo, type PictureSources } from '~/components/photo';
import { PhotoSender } from '~/components/photo-sender';
import { useI18n } from '~/platform/i18n';

type VisitPhotosProps = {
  visitId: string;
  photos: { id: string; picture: PictureSources; large: string }[];
  /** The visitor may add and remove. */
  open?: boolean;
};

const MOST = 6;

/** What the visitor photographed. Only staff who may open the visit are shown it. */
export function VisitPhotos({ visitId, photos, open }: VisitPhotosProps) {
  const { t } = useI18n();
  if (!open && photos.length === 0) return null;
  return (
    <section>
      <h2 id="photos">{t('vetting.photos')}</h2>
      {open && <p className="muted">{t('vetting.photosLead')}</p>}
      {photos.length > 0 && (
        <ol className="photo-list">
          {photos.map(({ id, picture, large }, index) => (
            <li key={id} className="photo-list-item">
              <a href={large}>
                <Photo
                  picture={picture}
                  productType=""
                  alt={t('vetting.photoOf', { number: index + 1 })}
                  sizes="(min-width: 720px) 16rem, 45vw"
                />
              </a>
              {open && (
                <Form action={`/staff/visits/${visitId}/photos/${id}`} className="photo-list-acts">
                  <Button look="quiet" icon="remove">
                    {t('catalogue.photoRemove')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ol>
      )}
      {open && photos.length >= MOST && <p className="muted">{t('catalogue.photosFull')}</p>}
      {open && photos.length < MOST && <PhotoSender path={`/staff/visits/${visitId}/photos`} />}
    </section>
  );
}
