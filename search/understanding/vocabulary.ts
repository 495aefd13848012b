import { isLightWord, isStopWord } from './stop-words';
import { normalise, words } from './normalise';
import { soundKeys } from './sound';
import { stemsIn } from './stems';

/** A product type as the market knows it: its names by language ("en", "sw" …). */
export type ProductTypeEntry = { code: string; category: string; names: Record<string, string> };
/** Another word for a product type; `language` may end in "-Latn" for a transliteration. */
export type ProductTermEntry = { productType: string; language: string; term: string };
/** A category, two levels deep: `parent` is null for the upper ones. */
export type CategoryEntry = { code: string; parent: string | null; names: Record<string, string> };

export type VocabularySource = {
  productTypes: readonly ProductTypeEntry[];
  productTerms: readonly ProductTermEntry[];
  categories: readonly CategoryEntry[];
};

export type TermKind = 'name' | 'synonym' | 'category';

/** One way to say what a product type (or every type of a category) is. */
export type Term = {
  types: readonly number[];
  language: string;
  kind: TermKind;
  words: readonly number[];
  /** Weight of each word: how much it tells which product is meant. */
  weights: readonly number[];
  totalWeight: number;
  /** Place in `words` of the word that says what it is; the others say which. */
  head: number;
  /** The head alone tells the product: few others share the word, and most of its names in the language have it. */
  headTells: boolean;
};

export type Word = {
  text: string;
  letters: readonly string[];
  shown: string;
  weight: number;
  joined: boolean;
  accented: boolean;
  terms: number[];
};

export type Vocabulary = {
  typeCodes: readonly string[];
  categoryOfType: readonly string[];
  words: readonly Word[];
  wordByText: ReadonlyMap<string, number>;
  wordsByKey: ReadonlyMap<string, readonly number[]>;
  wordsByPair: ReadonlyMap<string, readonly number[]>;
  sortedTexts: readonly string[];
  terms: readonly Term[];
};

const HEAD_FIRST = new Set(['sw', 'fa', 'sn', 'nd', 'km']);
const AND = new Set(['and', 'or', 'na', 'och', 'மற்றும்', 'و', 'और', 'या', 'au', 'eller'].map(normalise));
const LEAST_WEIGHT = 0.15;
const TELLING_WEIGHT = 0.75;
const TELLING_SHARE = 0.6;
const TELLING_TERMS = 3;

/** The language a term is written in, without the script: "hi-Latn" is Hindi. */
export function baseLanguage(language: string): string {
  return language.split('-')[0] ?? language;
}

/** The ways a name can be said: "toor dal" inside brackets, both sides of a slash, each of "lemons and limes", the "plastic jars" of "plastic jars and tubs". */
export function phrasesOf(name: string): string[] {
  const outside = name.replace(/\(([^)]*)\)/g, ' ');
  const inside = Array.from(name.matchAll(/\(([^)]*)\)/g), (match) => match[1] ?? '');
  const parts = [outside, ...inside].flatMap((part) => part.split(/[/,،;]/));
  return parts.flatMap((part) => {
    const said = words(part);
    const joint = said.findIndex((word) => AND.has(word));
    if (said.length === 3 && joint === 1) return [said[0] ?? '', said[2] ?? ''];
    if (joint >= 2) return [part.trim(), said.slice(0, joint).join(' ')];
    return said.length > 0 ? [part.trim()] : [];
  });
}

type RawTerm = { types: number[]; language: string; kind: TermKind; phrase: string };

function rawTerms(source: VocabularySource, typeIndex: ReadonlyMap<string, number>): RawTerm[] {
  const raw: RawTerm[] = [];
  for (const type of source.productTypes) {
    const types = [typeIndex.get(type.code) ?? 0];
    for (const [language, name] of Object.entries(type.names)) {
      for (const phrase of phrasesOf(name)) raw.push({ types, language, kind: 'name', phrase });
    }
  }
  for (const { productType, language, term } of source.productTerms) {
    const type = typeIndex.get(productType);
    if (type === undefined) continue;
    for (const phrase of phrasesOf(term)) raw.push({ types: [type], language, kind: 'synonym', phrase });
  }
  for (const category of source.categories) {
    const codes = new Set([
      category.code,
      ...source.categories.filter((c) => c.parent === category.code).map((c) => c.code),
    ]);
    const types = source.productTypes
      .filter((type) => codes.has(type.category))
      .map((type) => typeIndex.get(type.code) ?? 0);
    for (const [language, name] of Object.entries(category.names)) {
      const parts = phrasesOf(name).flatMap((part) =>
        part.split(new RegExp(` (?:${Array.from(AND).join('|')}) `, 'u')),
      );
      for (const phrase of parts) raw.push({ types, language, kind: 'category', phrase });
    }
  }
  return raw;
}

/** Builds the vocabulary: every word of every term with the keys it can be found by. Milliseconds for some thousand terms. */
export function buildVocabulary(source: VocabularySource): Vocabulary {
  const typeCodes = source.productTypes.map((type) => type.code);
  const typeIndex = new Map(typeCodes.map((code, index) => [code, index]));
  const known: Word[] = [];
  const wordByText = new Map<string, number>();
  const typesOfWord: Set<number>[] = [];
  const wordsByKey = new Map<string, number[]>();
  const said = new Set<string>();
  const drafts: (RawTerm & { words: number[] })[] = [];

  const wordOf = (text: string, shown: string, joined = false): number => {
    const existing = wordByText.get(text);
    if (existing !== undefined) return existing;
    wordByText.set(text, known.length);
    typesOfWord.push(new Set());
    return (
      known.push({
        text,
        letters: Array.from(text),
        shown,
        weight: 1,
        joined,
        accented: isAccented(shown),
        terms: [],
      }) - 1
    );
  };
  const addKey = (key: string, word: number): void => {
    const list = wordsByKey.get(key);
    if (!list) wordsByKey.set(key, [word]);
    else if (!list.includes(word)) list.push(word);
  };

  for (const term of rawTerms(source, typeIndex)) {
    const language = baseLanguage(term.language);
    const texts = words(term.phrase);
    const identity = `${texts.join(' ')}|${language}|${term.kind === 'category' ? 'c' : term.types[0]}`;
    if (said.has(identity)) continue;
    said.add(identity);
    const shown = term.phrase.split(/\s+/);
    const draft = texts.map((text, at) => wordOf(text, shown.length === texts.length ? (shown[at] ?? text) : text));
    const readings =
      texts.length > 1 && texts.length < 4 ? [draft, [wordOf(texts.join(''), texts.join(' '), true)]] : [draft];
    for (const reading of readings) {
      drafts.push({ ...term, language, words: reading });
      for (const word of reading) {
        if (term.kind !== 'category') for (const type of term.types) typesOfWord[word]?.add(type);
        const text = known[word]?.text ?? '';
        for (const key of stemsIn(text, language)) addKey(key, word);
        for (const key of soundKeys(text, language)) addKey(key, word);
      }
    }
  }

  for (const [index, word] of known.entries())
    word.weight = weightOf(word.text, typesOfWord[index]?.size ?? 0, typeCodes.length);
  const telling = tellingWords(drafts.filter(({ words: said }) => known[said[0] ?? -1]?.joined === false));
  const terms = drafts.map((draft, index): Term => {
    for (const word of draft.words) known[word]?.terms.push(index);
    const weights = draft.words.map((word) => known[word]?.weight ?? 1);
    const head = headOf(
      draft.words.map((word) => known[word]?.text ?? ''),
      draft.language,
    );
    const headWord = draft.words[head] ?? -1;
    return {
      types: draft.types,
      language: draft.language,
      kind: draft.kind,
      words: draft.words,
      weights,
      totalWeight: weights.reduce((sum, weight) => sum + weight, 0),
      head,
      headTells: (weights[head] ?? 0) >= TELLING_WEIGHT && telling.has(`${draft.language} ${headWord}`),
    };
  });
  return {
    typeCodes,
    categoryOfType: source.productTypes.map((type) => type.category),
    words: known,
    wordByText,
    wordsByKey,
    wordsByPair: pairs(known),
    sortedTexts: Array.from(wordByText.keys()).sort(),
    terms,
  };
}

/** Words that stand in most of the terms that one language has for the products that share them, as "language word". */
function tellingWords(
  drafts: readonly { types: number[]; language: string; kind: TermKind; words: number[] }[],
): Set<string> {
  const termsOf = new Map<string, number>();
  const productsOf = new Map<string, Map<string, number>>();
  for (const { types, language, kind, words: said } of drafts) {
    if (kind === 'category') continue;
    const product = `${language} ${types[0]}`;
    termsOf.set(product, (termsOf.get(product) ?? 0) + 1);
    for (const word of new Set(said)) {
      const products = productsOf.get(`${language} ${word}`) ?? new Map<string, number>();
      productsOf.set(`${language} ${word}`, products.set(product, (products.get(product) ?? 0) + 1));
    }
  }
  const telling = Array.from(productsOf).filter(([, products]) => {
    const withWord = Array.from(products.values()).reduce((sum, count) => sum + count, 0);
    const all = Array.from(products.keys()).reduce((sum, product) => sum + (termsOf.get(product) ?? 0), 0);
    return withWord >= TELLING_TERMS && withWord >= all * TELLING_SHARE;
  });
  return new Set(telling.map(([key]) => key));
}

function isAccented(text: string): boolean {
  return /[\u0300-\u036f]/.test(text.normalize('NFD'));
}

function weightOf(text: string, typesWithIt: number, types: number): number {
  if (isStopWord(text)) return 0.02;
  if (isLightWord(text)) return LEAST_WEIGHT;
  const rarity = 1 - Math.log(Math.max(typesWithIt, 1)) / Math.log(Math.max(types, 2));
  return Math.max(LEAST_WEIGHT, rarity);
}

function headOf(texts: readonly string[], language: string): number {
  const telling = texts.map((text, at) => ({ text, at })).filter(({ text }) => !isStopWord(text) && !isLightWord(text));
  const head = HEAD_FIRST.has(language) ? telling[0] : telling[telling.length - 1];
  return head?.at ?? 0;
}

/** Letter pairs of a word with its borders, for finding words that look alike. */
export function pairsOf(letters: readonly string[]): string[] {
  const bordered = ['^', ...letters, '$'];
  return bordered.slice(1).map((letter, at) => (bordered[at] ?? '') + letter);
}

function pairs(known: readonly Word[]): Map<string, number[]> {
  const byPair = new Map<string, number[]>();
  for (const [index, word] of known.entries()) {
    for (const pair of new Set(pairsOf(word.letters))) {
      const list = byPair.get(pair);
      if (list) list.push(index);
      else byPair.set(pair, [index]);
    }
  }
  return byPair;
}
