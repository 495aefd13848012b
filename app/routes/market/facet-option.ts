import type { FacetOption } from '~/components/facets';
import { offersAddress, without, type Asked, type AskedName } from '~/domain/catalogue/offers-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { Locale } from '~/platform/i18n';
import type { OfferFacets, OfferQuery } from '~search/engine';

/** What a list's facets are made from, and for whom. */
export type FacetContext = {
  facets: OfferFacets;
  asked: Asked;
  query: OfferQuery;
  reference: Reference;
  locale: Locale;
};

type Choice = {
  label: string;
  count: number;
  /** What choosing it asks for. */
  set: Asked;
  /** What no longer makes sense beside it. */
  drop?: readonly AskedName[];
};

/** A choice as a link that keeps everything else; the link of one that is chosen takes it off. */
export function facetOption(asked: Asked, { label, count, set, drop = [] }: Choice): FacetOption {
  const names = Object.keys(set) as AskedName[];
  const selected = names.every((name) => asked[name] === set[name]);
  const kept = without(asked, 'cursor', ...names, ...drop);
  return {
    value: names.map((name) => set[name]).join(' '),
    label,
    count,
    selected,
    href: offersAddress(selected ? kept : { ...kept, ...set }),
  };
}
