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

/**
 * What to propose where nothing fits: the nearest product types and category, a wanted post, suppliers. `related` begins
 * with what is meant; the others share a word with the question, and are near if they are of its kind of goods: sewing
 * thread is not near to saffron threads.
 */
export function nothingFound(
  asked: Asked,
  related: readonly string[],
  reference: Reference,
  locale: Locale,
): NothingFoundView {
  const q = asked.q ?? '';
  const [first] = related;
  const categoryOf = (code: string) => reference.productType(code)?.category ?? '';
  const kindOf = (code: string) => reference.topCategory(categoryOf(code))?.code;
  const category = first === undefined ? undefined : categoryOf(first);
  const near = related.filter((code) => first !== undefined && kindOf(code) === kindOf(first));
  const looked = new URLSearchParams(q && { q });
  const wanted = new URLSearchParams({ ...(first && { product: first }), ...(q && { q }) });
  return {
    wider: NARROWING.some((name) => asked[name] !== undefined)
      ? offersAddress(without(asked, 'cursor', ...NARROWING))
      : null,
    category: category ? { label: reference.categoryName(category, locale), href: offersAddress({ category }) } : null,
    near: near.slice(0, MOST_NEAR).map((code) => {
      const name = reference.productTypeName(code, locale);
      return { label: name, href: offersAddress({ q: name }) };
    }),
    wanted: `/wanted/new${wanted.size > 0 ? `?${wanted}` : ''}`,
    suppliers: `/suppliers${looked.size > 0 ? `?${looked}` : ''}`,
  };
}
