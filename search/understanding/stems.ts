import { scriptOf } from './script';

type Rule = readonly [ending: RegExp, instead: string];

const ENGLISH_NOUN: readonly Rule[] = [
  [/(?<=\w{2})ies$/, 'y'],
  [/(?<=\w{2}(?:ch|sh|ss|x|z|o|tt))es$/, ''],
  [/(?<=\w{2}[^sui])s$/, ''],
];
const ENGLISH_VERB: readonly Rule[] = [
  [/(?<=\w{2})ied$/, 'y'],
  [/(?<=\w{3})ing$/, ''],
  [/(?<=\w{2})ed$/, ''],
  [/(?<=\w{4})er$/, ''],
];
const SWEDISH: readonly Rule[] = [[/(?<=\w{4})(?:arna|erna|orna|aren|ar|or|er|en|et|na|n|a|t|s)$/, '']];
const SWAHILI: readonly Rule[] = [[/^(?:vy|ch|ki|vi|mi|ma|wa|mw|m|u)(?=\w{4})/, '']];
const HINDI: readonly Rule[] = [[/(?<=..)(?:ियों|ियां|ाओं|ुओं|ाएं|ाइयां|ों|ें|ां|ीं|ा|ी|े|ो|ि|ु|ू|ं)$/u, '']];
const TAMIL: readonly Rule[] = [
  [/(?<=..)ங்கள்?(?:ுக்கு|ில்|ை|ின்|ும்)?$/u, 'ம'],
  [/(?<=..)(?:க்)?கள்?(?:ுக்கு|ில்|ை|ின்|ும்)?$/u, ''],
  [/(?<=...)(?:த்தின்|த்தை|த்தில்|க்கு|வின்|யின்|யை|வை|ு|்)$/u, ''],
];
const PERSIAN: readonly Rule[] = [[/(?<=...)(?:هایی|های|ها|ی)$/u, '']];

function apply(word: string, rules: readonly Rule[]): string {
  for (const [ending, instead] of rules) if (ending.test(word)) return word.replace(ending, instead);
  return word;
}

function plainVerb(word: string): string {
  const base = apply(apply(word, ENGLISH_NOUN), ENGLISH_VERB);
  return base.replace(/([bdfglmnprt])\1$/, '$1').replace(/(?<=\w\w)e$/, '');
}

/**
 * Light stems of a normalised word, each marked with its language so that only stems of one language meet. A Latin word
 * may be of any language, so it has several; they say "perhaps the same word", never more.
 */
export function stemsOf(word: string): string[] {
  switch (scriptOf(word)) {
    case 'latin':
      if (word.length < 3) return [];
      return [
        `en:${apply(word, ENGLISH_NOUN)}`,
        ...(word.length > 3 ? [`verb:${plainVerb(word)}`] : []),
        `sv:${apply(word, SWEDISH)}`,
        `sw:${apply(word, SWAHILI)}`,
      ];
    case 'devanagari':
      return [`hi:${apply(word, HINDI)}`];
    case 'tamil':
      return [`ta:${apply(word, TAMIL)}`];
    case 'arabic':
      return [`fa:${apply(word, PERSIAN)}`];
    case 'other':
      return [];
  }
}

/** The stems under which a word of a term in `language` is kept: those of its own language. */
export function stemsIn(word: string, language: string): string[] {
  return stemsOf(word).filter((stem) => {
    const [kind] = stem.split(':', 1);
    return kind === language || (kind === 'verb' && language === 'en');
  });
}
