import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Form } from './form';
import { Photo, type PictureSources } from './photo';
import { StatusBadge } from './status-badge';

type PhotoArrangerProps = {
  offerId: string;
  productType: string;
  title: string;
  photos: { id: string; picture: PictureSources }[];
};

/** An offer's photos in their order, each with what can be done to it. */
export function PhotoArranger({ offerId, productType, title, photos }: PhotoArrangerProps) {
  const { t } = useI18n();
  return (
    <ol className="photo-list">
      {photos.map(({ id, picture }, index) => (
        <li key={id} className="photo-list-item">
          <Photo
            picture={picture}
            productType={productType}
            alt={t('catalogue.photoOf', { number: index + 1, title })}
            sizes="(min-width: 720px) 16rem, 45vw"
          />
          <Form action={`/sell/offers/${offerId}/photos/${id}`} className="photo-list-acts">
            {index === 0 ? (
              <StatusBadge tone="good">{t('catalogue.photoIsFirst')}</StatusBadge>
            ) : (
              <Button look="plain" icon="previous" name="move" value={index === 1 ? 'first' : 'earlier'}>
                {t(index === 1 ? 'catalogue.photoFirst' : 'catalogue.photoEarlier')}
              </Button>
            )}
            <Button look="quiet" icon="remove" name="move" value="remove">
              {t('catalogue.photoRemove')}
            </Button>
          </Form>
        </li>
      ))}
    </ol>
  );
}
