import { scriptOf } from './script';
import { romanise } from './romanise';

type Rule = readonly [pattern: RegExp, instead: string];

/** How one sound is spelled in Latin letters by different people; applied in order. */
const SPELLINGS: readonly Rule[] = [
  [/chh|ch/g, 'C'],
  [/ksh/g, 'kS'],
  [/sh/g, 'S'],
  [/zh/g, 'l'],
  [/ph/g, 'f'],
  [/([bcdgjkpt])h/g, '$1'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 'j'],
  [/oo|ou|ew|ue/g, 'u'],
  [/ee|ea|ie|iy/g, 'i'],
  [/aa/g, 'a'],
  [/ai|ay|ei|ey/g, 'e'],
  [/au|ow|aw/g, 'o'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/(?<=[aeiou])h/g, ''],
  [/([A-Za-z])\1+/g, '$1'],
  [/(?<=..)[ae]$/g, ''],
];

/** Tamil writes voiced and voiceless stops alike, so their Latin spellings vary: manjal, manchal; podi, poti. */
const TAMIL_VOICE: readonly Rule[] = [
  [/g/g, 'k'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/[jCS]/g, 's'],
  [/e/g, 'i'],
];

const SHORTEST_KEY = 4;

function spell(word: string, rules: readonly Rule[]): string {
  return rules.reduce((text, [pattern, instead]) => text.replace(pattern, instead), word);
}

/** One spelling for what sounds alike in Latin letters; `unvoiced` where Tamil tells no voice. */
export function spellingOf(latin: string, { unvoiced }: { unvoiced: boolean }): string {
  const sound = spell(latin, SPELLINGS);
  return unvoiced ? spell(sound, TAMIL_VOICE) : sound;
}

/**
 * Keys under which words that sound alike meet, whatever the script: "kaju" and काजू, "shehad" and "shahad". `language`
 * is the one a known word belongs to; a word of a query may be of any. Short words have none: too many sound alike.
 */
export function soundKeys(word: string, language?: string): string[] {
  const script = scriptOf(word);
  if (script === 'other') return [];
  const latin = script === 'latin' ? word : romanise(word, script);
  if (!/^[a-z]+$/.test(latin)) return [];
  const may = (...languages: string[]): boolean => language === undefined || languages.includes(language);
  const sound = spell(latin, SPELLINGS);
  const keys: string[] = [];
  if (script !== 'arabic' && sound.length >= SHORTEST_KEY) keys.push(`sound:${sound}`);
  if (may('ta') && (script === 'latin' || script === 'tamil')) {
    const unvoiced = spell(sound, TAMIL_VOICE);
    if (unvoiced.length > SHORTEST_KEY) keys.push(`tamil:${unvoiced}`);
  }
  if (may('fa', 'hi', 'or') && script !== 'tamil') {
    const skeleton = sound
      .replace(/(?<=.)[aeiouv]/g, '')
      .replace(/C/g, 'c')
      .replace(/S/g, 's');
    if (skeleton.length >= SHORTEST_KEY) keys.push(`bones:${skeleton}`);
  }
  return keys;
}
