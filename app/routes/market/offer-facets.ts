import type { FacetGroup, FacetOption } from '~/components/facets';
import type { Reference } from '~/domain/catalogue/reference';
import { translator, type Locale } from '~/platform/i18n';
import type { FacetCount, OfferFacets, OfferQuery } from '~search/engine';
import { offersAddress } from './offers-address';

/** The facets of a list in the reader's words, each option leading to the list with it chosen, or without it. */
export function offerFacets(
  facets: OfferFacets,
  query: OfferQuery,
  reference: Reference,
  locale: Locale,
): FacetGroup[] {
  const { t, country } = { t: translator(locale).t, country: new Intl.DisplayNames([locale], { type: 'region' }) };
  const option = (field: 'category' | 'country', { code, count }: FacetCount, label: string): FacetOption => {
    const selected = query[field] === code;
    const { q, category, country: from, sort } = query;
    const kept = { q, sort, ...(category && { category }), ...(from && { country: from }) };
    const { [field]: _left, ...without } = kept;
    return {
      value: code,
      label,
      count,
      selected,
      href: offersAddress(selected ? without : { ...kept, [field]: code }),
    };
  };
  return [
    {
      key: 'category',
      label: t('search.category'),
      options: shownCategories(facets.category, query, reference).map((one) =>
        option('category', one, reference.categoryName(one.code, locale)),
      ),
    },
    {
      key: 'country',
      label: t('search.country'),
      options: facets.country.map((one) => option('country', one, country.of(one.code) ?? one.code)),
    },
  ].filter(({ options }) => options.length > 0);
}

/** Top categories, and below the one that is chosen (or holds the chosen one) those that it is made of. */
function shownCategories(counts: FacetCount[], { category }: OfferQuery, reference: Reference): FacetCount[] {
  const top = category === undefined ? undefined : reference.topCategory(category)?.code;
  const parentOf = (code: string) => reference.category(code)?.parent ?? null;
  const tops = counts.filter(({ code }) => parentOf(code) === null);
  return tops.flatMap((one) => [one, ...(one.code === top ? counts.filter(({ code }) => parentOf(code) === top) : [])]);
}
