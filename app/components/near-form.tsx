import type { Asked } from '~/domain/catalogue/offers-address';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { KeptAsked } from './kept-asked';
import { placeName } from './place-name';

export type PlaceAsked = {
  /** What was typed and is no place that is known. */
  unknown: string | null;
  like: { country: string; name: string; href: string }[];
};

/** Asks by a district where the reader is; the answer stands in the address of the list and nowhere else. */
export function NearForm({ unknown, like, asked }: PlaceAsked & { asked: Asked }) {
  const { t, locale } = useI18n();
  return (
    <Form method="get" action="/offers" className="card stack-tight">
      <KeptAsked asked={asked} but={['near', 'sort']} />
      <input type="hidden" name="sort" value="nearest" />
      <Field
        name="near"
        id="near-first"
        label={t('search.whereAreYou')}
        hint={t('search.whereHint')}
        error={unknown === null ? undefined : t('search.unknownPlace', { place: unknown })}
        value={unknown}
        maxLength={80}
        width="medium"
        dir="auto"
      />
      {like.length > 0 && (
        <ul className="chips" aria-label={t('search.placesLike')}>
          {like.map(({ country, name, href }) => (
            <li key={href}>
              <a href={href}>{placeName({ district: name, country }, locale)}</a>
            </li>
          ))}
        </ul>
      )}
      <Button icon="place">{t('search.showNearest')}</Button>
    </Form>
  );
}
