import { countryNames } from './country-words';
import { words } from './normalise';
import { matchTypes, PARTS_OF_BOTH, type QueryWeights, type TypeMatch } from './match-terms';
import { withoutQuantities } from './quantities';
import { joinedReadings, readingsOf, type Reading } from './readings';
import { isLightWord, isPartingWord, isStopWord } from './stop-words';
import type { Vocabulary } from './vocabulary';

/** How sure it is that a product type is meant: 3 = it is named, 2 = close to what is named, 1 = perhaps. */
export type Tier = 1 | 2 | 3;

/** What a query asks for, in the market's own terms. */
export type Understanding = {
  /** Product types whose offers answer, best first; of those that are not `sure` only offers that say some of `rest`. */
  types: { code: string; tier: Tier; sure: boolean }[];
  /** Product types that share a word with the query without being meant. */
  related: string[];
  /** All words of the query that carry something, normalised. */
  words: string[];
  /** Those of `words` that no chosen product type accounts for. */
  rest: string[];
  /** The product types are only hinted at: an offer of them answers only if its text has all of `rest`. */
  strict: boolean;
  /** Words that were read as others, as typed and as read. */
  corrections: { from: string; to: string }[];
};

const MOST_WORDS = 12;
const UNKNOWN_WEIGHT = 0.8;
const KEPT_SHARE = 0.65;
const KEPT_SHARE_WHILE_TYPING = 0.75;
const TOP_SHARE = 0.9;
const LEAST_CERTAIN = 0.15;
const LEAST_GUESSED = 0.4;
const MOST_TYPES = 120;

const nothing = (carrying: string[]): Understanding => ({
  types: [],
  related: [],
  words: carrying,
  rest: carrying,
  strict: true,
  corrections: [],
});

/** Reads a query with the vocabulary. Pure; a query of any length or script gives an answer, perhaps an empty one. */
export function understand(vocabulary: Vocabulary, query: string): Understanding {
  const said = withoutQuantities(words(query)).slice(0, MOST_WORDS * 2);
  const parting = said.findIndex((word, at) => at > 0 && isPartingWord(word));
  const telling = said.map((word, at) => ({ word, at })).filter(({ word }) => !isStopWord(word));
  const kept = (telling.length > 0 ? telling : said.map((word, at) => ({ word, at }))).slice(0, MOST_WORDS);
  const typed = kept.map(({ word }) => (vocabulary.wordByText.has(word) ? word : (countryNames.get(word) ?? word)));
  if (typed.length === 0) return nothing([]);

  const readings: Reading[] = [
    ...typed.flatMap((word, place) => readingsOf(vocabulary, word, place, place === typed.length - 1)),
    ...joinedReadings(vocabulary, typed),
  ];
  const matches = matchTypes(vocabulary, readings, queryWeights(vocabulary, kept, typed, readings, parting));
  const best = matches[0];
  if (!best) return nothing(typed);
  const whole = best.coverage > 0.99;
  const named = best.complete && best.certain && best.coverage >= LEAST_CERTAIN;
  const guessable = best.complete || best.begun || best.certain;
  if (
    !named &&
    !(guessable && best.score >= LEAST_GUESSED * best.coverage * (best.complete || whole ? 1 : PARTS_OF_BOTH))
  )
    return nothing(typed);

  const least = best.score * (best.begun ? KEPT_SHARE_WHILE_TYPING : KEPT_SHARE);
  const answers = ({ score, complete }: TypeMatch): boolean => score >= least && (whole || complete || !best.complete);
  const chosen = matches.filter(answers).slice(0, MOST_TYPES);
  const accounted = chosen.reduce((places, match) => (tierOf(match, best) === 3 ? places | match.places : places), 0);
  const restPlaces = ((1 << typed.length) - 1) & ~accounted;
  const isSure = (match: TypeMatch): boolean =>
    restPlaces === 0 || tierOf(match, best) === 3 || (match.places & restPlaces) !== 0;
  return {
    types: chosen.map((match) => ({
      code: vocabulary.typeCodes[match.type] ?? '',
      tier: tierOf(match, best),
      sure: isSure(match),
    })),
    related: matches
      .filter((match) => !chosen.includes(match))
      .slice(0, 8)
      .map(({ type }) => vocabulary.typeCodes[type] ?? ''),
    words: typed,
    rest: typed.filter((_, place) => (restPlaces & (1 << place)) !== 0),
    strict: !named && !whole,
    corrections: correctionsOf(vocabulary, typed, best),
  };
}

function tierOf(match: TypeMatch, best: TypeMatch): Tier {
  if (match.score >= best.score * TOP_SHARE) return 3;
  return match.score >= best.score * 0.75 ? 2 : 1;
}

function queryWeights(
  vocabulary: Vocabulary,
  kept: readonly { word: string; at: number }[],
  typed: readonly string[],
  readings: readonly Reading[],
  parting: number,
): QueryWeights {
  const weights = kept.map(({ word }, place) => {
    if (typed[place] !== word) return 0;
    if (isLightWord(word)) return 0.15;
    const read = readings.filter(({ places }) => places & (1 << place));
    if (read.length === 0) return UNKNOWN_WEIGHT;
    return Math.max(...read.map((reading) => vocabulary.words[reading.word]?.weight ?? 0));
  });
  const known = kept.flatMap(({ at, word }, place) =>
    readings.some(({ places }) => places & (1 << place)) && !isLightWord(word) ? [{ place, at }] : [],
  );
  const beforeParting = parting < 0 ? known : known.filter(({ at }) => at < parting);
  return {
    weights,
    headLast: (beforeParting.at(-1) ?? known.at(-1))?.place ?? 0,
    headFirst: known[0]?.place ?? 0,
  };
}

function correctionsOf(
  vocabulary: Vocabulary,
  typed: readonly string[],
  best: TypeMatch,
): { from: string; to: string }[] {
  return best.readings.flatMap(({ kind, places, word }) => {
    if (kind !== 'typo' && kind !== 'distant-typo' && kind !== 'sound') return [];
    const from = typed.filter((_, place) => places & (1 << place)).join(' ');
    const to = vocabulary.words[word]?.shown ?? '';
    return from === to ? [] : [{ from, to }];
  });
}
