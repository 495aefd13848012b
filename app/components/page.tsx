import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { classNames } from './class-names';
import { Icon } from './icon';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

type PageProps = {
  /** The page's heading. Pages that draw their own leave it out. */
  title?: ReactNode;
  lead?: ReactNode;
  /** Where one came from. */
  back?: { href: string; label: ReactNode };
  /** Links or buttons beside the heading. */
  actions?: ReactNode;
  /** `form`: one narrow column. `wide`: staff tables. */
  width?: 'form' | 'normal' | 'wide';
  /** What stands in the header's search box; `false` leaves the box out. */
  search?: { query?: string; keep?: Record<string, string> } | false;
  children: ReactNode;
};

/** The frame of every page: skip link, header, heading, content, footer. */
export function Page({ title, lead, back, actions, width = 'normal', search = {}, children }: PageProps) {
  const { t } = useI18n();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <SiteHeader search={search} />
      <main id="content" tabIndex={-1} className={classNames('page', `page-${width}`)}>
        {back && (
          <a className="back-link" href={back.href}>
            <Icon name="back" />
            <span>{back.label}</span>
          </a>
        )}
        {title && (
          <div className="page-head">
            <div>
              <h1>{title}</h1>
              {lead && <p className="lead">{lead}</p>}
            </div>
            {actions && <div className="page-actions">{actions}</div>}
          </div>
        )}
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
