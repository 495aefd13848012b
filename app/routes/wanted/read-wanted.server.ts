import type { Reference } from '~/domain/catalogue/reference';
import { currencyInCountry, placeMeant } from '~/domain/sourcing/wanted/places.queries.server';
import type { WantedTerms } from '~/domain/sourcing/wanted/post-wanted.server';
import {
  wantedErrors,
  wantedSchema,
  type WantedErrors,
  type WantedInput,
} from '~/domain/sourcing/wanted/wanted-post.schema';
import { today } from '~/platform/clock';
import { currencyOfCountry } from '~/platform/currencies';
import type { TypedText } from '~/platform/form-data.server';
import { translator } from '~/platform/i18n';
import type { RequestContext } from '~/platform/request.server';
import { fail, ok, type Result } from '~/platform/result';

type ReadWanted = WantedTerms & Pick<WantedInput, 'groupId' | 'version'>;

/** Reads the form of a wanted post: what it asks for with its place looked up, or what is wrong with each field. */
export async function readWanted(
  context: RequestContext,
  reference: Reference,
  productType: string,
  typed: TypedText,
): Promise<Result<ReadWanted, { code: 'wrong'; errors: WantedErrors }>> {
  const { database } = context;
  const country = typed.country ?? '';
  const usual = (await currencyInCountry(database.db, country)) ?? currencyOfCountry(country);
  const parsed = wantedSchema(today(context.clock), usual).safeParse(typed);
  if (!parsed.success) return fail({ code: 'wrong', errors: wantedErrors(parsed.error) });
  const { country: _, district, ...terms } = parsed.data;
  if (!unitsFor(reference, productType).some(({ code }) => code === terms.unit)) {
    return fail({ code: 'wrong', errors: { unit: { code: 'unknown-choice' } } });
  }
  const meant = await placeMeant(database, country, district);
  if (meant.place) return ok({ ...terms, place: meant.place });
  if (meant.like.length === 0)
    return fail({ code: 'wrong', errors: { district: { code: 'place-not-listed', values: { district } } } });
  const like = translator(context.locale).list(meant.like, 'or');
  return fail({ code: 'wrong', errors: { district: { code: 'unknown-place', values: { district, like } } } });
}

/** The units in which a product type can be asked for: those that measure what its own unit measures. */
export function unitsFor(reference: Reference, productType: string) {
  const own = reference.unit(reference.productType(productType)?.unit ?? '');
  return reference.units.filter(({ dimension }) => dimension === own?.dimension);
}
