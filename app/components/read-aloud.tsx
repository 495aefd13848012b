import readAloud from '~/enhance/read-aloud.ts?worker&url';
import { useI18n } from '~/platform/i18n';
import { IconWord } from './icon-word';

/**
 * A button that speaks a region of the page in the page's language, for those who would rather listen. `of` is the
 * region's id. Unseen without scripts, and where the browser has no voice for the language.
 */
export function ReadAloud({ of }: { of: string }) {
  const { t } = useI18n();
  return (
    <>
      <read-aloud data-of={of}>
        <button type="button" className="button button-plain" aria-controls={of}>
          <span data-when="silent">
            <IconWord icon="listen">{t('training.listen')}</IconWord>
          </span>
          <span data-when="speaking" hidden>
            <IconWord icon="stop">{t('training.stopListening')}</IconWord>
          </span>
        </button>
      </read-aloud>
      <script type="module" src={readAloud} />
    </>
  );
}
