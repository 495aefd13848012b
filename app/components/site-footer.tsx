import { useI18n } from '~/platform/i18n';
import { LanguageSwitch } from './language-switch';

/** Who runs the hall, the languages once more, and whose drawings these are. */
export function SiteFooter() {
  const { t } = useI18n();
  return (
    <footer className="site-footer">
      <div className="site-footer-line">
        <p>{t('common.footerAbout')}</p>
        <nav aria-label={t('common.language')}>
          <LanguageSwitch />
        </nav>
        <p className="site-footer-small">{t('common.footerPictures')}</p>
      </div>
    </footer>
  );
}
