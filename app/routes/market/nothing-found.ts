import { offersAddress, without, type Asked, NARROWING } from '~/domain/catalogue/offers-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { Locale } from '~/platform/i18n';

type Proposal = { label: string; href: string };

/** Where an answer of nothing leads on: every address is filled in with what was looked for. */
type NothingFoundView = {
  /** The same words without what narrows them; null where nothing narrows. */
  wider: string | null;
  category: Proposal | null;
  near: Proposal[];
  wanted: string;
  suppliers: string;
};

const MOST_NEAR = 6;

/** What to propose where nothing fits: the nearest product types and category, a wanted post, suppliers. */
export function nothingFound(
  asked: Asked,
  related: readonly string[],
  reference: Reference,
  locale: Locale,
): NothingFoundView {
  const q = asked.q ?? '';
  const [first] = related;
  const category = first === undefined ? undefined : reference.productType(first)?.category;
  const looked = new URLSearchParams(q && { q });
  const wanted = new URLSearchParams({ ...(first && { product: first }), ...(q && { q }) });
  return {
    wider: NARROWING.some((name) => asked[name] !== undefined)
      ? offersAddress(without(asked, 'cursor', ...NARROWING))
      : null,
    category: category ? { label: reference.categoryName(category, locale), href: offersAddress({ category }) } : null,
    near: related.slice(0, MOST_NEAR).map((code) => {
      const name = reference.productTypeName(code, locale);
      return { label: name, href: offersAddress({ q: name }) };
    }),
    wanted: `/wanted/new${wanted.size > 0 ? `?${wanted}` : ''}`,
    suppliers: `/suppliers${looked.size > 0 ? `?${looked}` : ''}`,
  };
}
