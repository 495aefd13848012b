import { TERMS, type SaidTerms } from '~/domain/sourcing/quotes/quote-terms';
import { useI18n } from '~/platform/i18n';
import { IconWord } from './icon-word';
import { askedTexts, termTexts, type TermTexts } from './term-texts';

type Said = Omit<SaidTerms, 'saidAt'>;

export type ComparedQuote = {
  side: 'buyer' | 'seller';
  unitName: string;
  currency: string;
  asked: { quantity: number; neededOn: string | null; place: string };
  said: Said[];
};

/**
 * The other side's last word beside one's own, term by term. Where the two differ it is marked, and where the other side
 * has moved, what it said before. A buyer who has named no terms yet has what she asked for.
 */
export function QuoteComparison({ quote }: { quote: ComparedQuote }) {
  const words = useI18n();
  const { t } = words;
  const { side, unitName, asked, said } = quote;
  const wordsOf = (of: 'buyer' | 'seller') => {
    const texts = said.filter((terms) => terms.side === of).map((terms) => termTexts(terms, quote, words));
    return of === 'buyer' ? [askedTexts(asked, unitName, words), ...texts] : texts;
  };
  const theirWords = wordsOf(side === 'buyer' ? 'seller' : 'buyer');
  const [theirs, before, mine] = [theirWords.at(-1), theirWords.at(-2), wordsOf(side).at(-1)];
  const shown = TERMS.filter((term) => theirs?.[term] !== undefined || mine?.[term] !== undefined);
  return (
    <table className="compared">
      <caption className="visually-hidden">{t('quotes.term')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('quotes.term')}</th>
          {theirs && <th scope="col">{t('quotes.theirs')}</th>}
          {mine && <th scope="col">{t('quotes.mine')}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.map((term) => {
          const differs = isDifferent(theirs, mine, term);
          const moved = isDifferent(before, theirs, term) ? before?.[term] : null;
          return (
            <tr key={term} className={differs ? 'compared-differs' : undefined}>
              <th scope="row">
                {t(`quotes.term.${term}`, { unit: unitName })}
                {differs && (
                  <span className="compared-mark">
                    <IconWord icon="info">{t('quotes.differs')}</IconWord>
                  </span>
                )}
              </th>
              {theirs && (
                <td>
                  <bdi>{theirs[term] ?? '–'}</bdi>
                  {moved && <span className="compared-before">{t('quotes.before', { value: moved })}</span>}
                </td>
              )}
              {mine && (
                <td>
                  <bdi>{mine[term] ?? '–'}</bdi>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How long each word is valid is its own affair. */
function isDifferent(theirs: TermTexts | undefined, mine: TermTexts | undefined, term: keyof TermTexts): boolean {
  if (term === 'validUntil') return false;
  const [one, other] = [theirs?.[term], mine?.[term]];
  return one !== undefined && other !== undefined && one !== other;
}
