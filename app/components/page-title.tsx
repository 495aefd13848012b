import { useI18n } from '~/platform/i18n';
import { errorWords } from './error-words';
import { useShell } from './shell';

/**
 * What a loader returns as `page` to name its document: `return { page: { title: t('orders.list') }, … }`.
 * `description` and `image` (a path or a whole address; a JPEG, for messengers show no SVG) also make the preview of a
 * shared link.
 */
export type PageDescription = { title: string; description?: string; image?: string };

const SHARE_PICTURE = '/share.jpg';

/** Title, description and share preview of the innermost page that describes itself. */
export function PageTitle({ matches }: { matches: { data?: unknown }[] }) {
  const { t } = useI18n();
  const { origin, path } = useShell();
  const page = matches.map(({ data }) => descriptionIn(data)).findLast((found) => found !== null);
  const title = page ? `${page.title} · ${t('common.brand')}` : t('home.title');
  const description = page?.description ?? t('home.lead');
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta property="og:title" content={page?.title ?? title} />
      <meta property="og:description" content={description} />
      <meta property="og:site_name" content={t('common.brand')} />
      {origin && <meta property="og:url" content={new URL(path.split('?')[0] ?? '/', origin).href} />}
      {origin && <meta property="og:image" content={new URL(page?.image ?? SHARE_PICTURE, origin).href} />}
    </>
  );
}

/** The title of an error's page; such pages are kept out of search engines. */
export function ErrorTitle({ status }: { status: number }) {
  const { t } = useI18n();
  return (
    <>
      <title>{`${t(errorWords(status).title)} · ${t('common.brand')}`}</title>
      <meta name="robots" content="noindex" />
    </>
  );
}

function descriptionIn(data: unknown): PageDescription | null {
  if (typeof data !== 'object' || data === null || !('page' in data)) return null;
  const { page } = data;
  if (typeof page !== 'object' || page === null || !('title' in page) || typeof page.title !== 'string') return null;
  return page as PageDescription;
}
