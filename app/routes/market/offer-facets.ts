import type { FacetGroup } from '~/components/facets';
import { countryName } from '~/components/place-name';
import type { Reference } from '~/domain/catalogue/reference';
import { translator } from '~/platform/i18n';
import type { FacetCount, OfferQuery } from '~search/engine';
import { facetOption, type FacetContext } from './facet-option';
import { priceOptions, quantityOptions } from './measure-options';

/** Districts that are shown; the others are found by their names. */
const MOST_DISTRICTS = 12;

/** The facets of a list in the reader's words, each option leading to the list with it chosen, or without it. */
export function offerFacets(context: FacetContext): FacetGroup[] {
  const { facets, asked, query, reference, locale } = context;
  const { t, date } = translator(locale);
  const groups: FacetGroup[] = [
    {
      key: 'category',
      label: t('search.category'),
      options: shownCategories(facets.category, query, reference).map(({ code, count }) =>
        facetOption(asked, { label: reference.categoryName(code, locale), count, set: { category: code } }),
      ),
    },
    {
      key: 'country',
      label: t('search.country'),
      options: facets.country.map(({ code, count }) =>
        facetOption(asked, { label: countryName(code, locale), count, set: { country: code }, drop: ['district'] }),
      ),
    },
    {
      key: 'district',
      label: t('search.district'),
      options: districts(context).map(({ code, country, count }) =>
        facetOption({ ...asked, country }, { label: code, count, set: { district: code } }),
      ),
    },
    { key: 'price', label: t('search.price'), options: priceOptions(context) },
    {
      key: 'by',
      label: t('search.by'),
      options: facets.by.map(({ code, count }) => facetOption(asked, { label: date(code), count, set: { by: code } })),
    },
    { key: 'quantity', label: t('search.quantity'), options: quantityOptions(context) },
    {
      key: 'delivery',
      label: t('search.delivery'),
      options: facets.delivery
        .filter(({ code }) => code !== 'pickup')
        .map(({ code, count }) =>
          facetOption(asked, {
            label: t(code === 'country' ? 'search.delivery.country' : 'search.delivery.district'),
            count,
            set: { delivery: code },
          }),
        ),
    },
    {
      key: 'verified',
      label: t('search.verified'),
      options: facets.verified.map(({ code, count }) =>
        facetOption(asked, { label: date(code, 'month'), count, set: { verified: code } }),
      ),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

/** Top categories, and below the one that is chosen (or holds the chosen one) those that it is made of. */
function shownCategories(counts: FacetCount[], { category }: OfferQuery, reference: Reference): FacetCount[] {
  const top = category === undefined ? undefined : reference.topCategory(category)?.code;
  const parentOf = (code: string) => reference.category(code)?.parent ?? null;
  const tops = counts.filter(({ code }) => parentOf(code) === null);
  return tops.flatMap((one) => [one, ...(one.code === top ? counts.filter(({ code }) => parentOf(code) === top) : [])]);
}

/** The districts with most offers, and the one that is chosen. */
function districts({ facets, asked }: FacetContext) {
  const isChosen = (code: string) => code.toLowerCase() === asked.district?.toLowerCase();
  return facets.district.filter(({ code }, at) => at < MOST_DISTRICTS || isChosen(code));
}
