import photoField from '~/enhance/photo-field.ts?worker&url';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { FileField } from './file-field';
import { Form } from './form';

/**
 * Sends photos. With scripts the phone makes them small before they leave, and they are sent as soon as they are chosen;
 * without, they go as they are.
 */
export function PhotoSender({ path }: { path: string }) {
  const { t } = useI18n();
  return (
    <>
      <photo-field data-sending={t('catalogue.photosSending')}>
        <Form action={path} files>
          <div className="touch-only">
            <FileField
              id="photo-camera"
              name="photo"
              accept="image/*"
              capture="environment"
              label={t('catalogue.photosTake')}
            />
          </div>
          <FileField
            id="photo"
            name="photo"
            accept="image/*"
            multiple
            label={t('catalogue.photosChoose')}
            hint={t('catalogue.photosHint')}
          />
          <p className="photo-field-state" role="status" />
          <Button look="plain" icon="upload">
            {t('catalogue.photosSend')}
          </Button>
        </Form>
      </photo-field>
      <script type="module" src={photoField} />
    </>
  );
}
