import type { Script } from './script';

const DEVANAGARI: Record<string, string> = {
  अ: 'a', आ: 'aa', इ: 'i', ई: 'ee', उ: 'u', ऊ: 'oo', ए: 'e', ऐ: 'ai', ओ: 'o', औ: 'au', ऋ: 'ri', ऑ: 'o', ऍ: 'e',
  'ा': 'aa', 'ि': 'i', 'ी': 'ee', 'ु': 'u', 'ू': 'oo', 'े': 'e', 'ै': 'ai', 'ो': 'o', 'ौ': 'au', 'ृ': 'ri', 'ॉ': 'o', 'ॅ': 'e',
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'chh', ज: 'j', झ: 'jh', ञ: 'n', ट: 't', ठ: 'th', ड: 'd', ढ: 'dh',
  ण: 'n', त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n', प: 'p', फ: 'ph', ब: 'b', भ: 'bh', म: 'm', य: 'y', र: 'r', ल: 'l', ळ: 'l',
  व: 'v', श: 'sh', ष: 'sh', स: 's', ह: 'h', 'ं': 'n', 'ः': '', '्': '',
};
const TAMIL: Record<string, string> = {
  அ: 'a', ஆ: 'aa', இ: 'i', ஈ: 'ee', உ: 'u', ஊ: 'oo', எ: 'e', ஏ: 'e', ஐ: 'ai', ஒ: 'o', ஓ: 'o', ஔ: 'au',
  'ா': 'aa', 'ி': 'i', 'ீ': 'ee', 'ு': 'u', 'ூ': 'oo', 'ெ': 'e', 'ே': 'e', 'ை': 'ai', 'ொ': 'o', 'ோ': 'o', 'ௌ': 'au',
  க: 'k', ங: 'n', ச: 's', ஞ: 'n', ட: 't', ண: 'n', த: 'th', ந: 'n', ப: 'p', ம: 'm', ய: 'y', ர: 'r', ல: 'l', வ: 'v', ழ: 'zh',
  ள: 'l', ற: 'r', ன: 'n', ஜ: 'j', ஷ: 'sh', ஸ: 's', ஹ: 'h', ஃ: '', '்': '',
};
const ARABIC: Record<string, string> = {
  ا: 'a', ب: 'b', پ: 'p', ت: 't', ث: 's', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ذ: 'z', ر: 'r', ز: 'z', ژ: 'zh', س: 's', ش: 'sh',
  ص: 's', ض: 'z', ط: 't', ظ: 'z', ع: '', غ: 'gh', ف: 'f', ق: 'q', ک: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', و: 'o', ه: 'h', ی: 'i', ء: '',
  ټ: 't', ډ: 'd', ړ: 'r', ښ: 'sh', ځ: 'z', څ: 's', ږ: 'g', ڼ: 'n',
};

const CONSONANT: Partial<Record<Script, RegExp>> = { devanagari: /[क-ह]/, tamil: /[க-ஹ]/ };
const VOWEL_SIGN: Partial<Record<Script, RegExp>> = { devanagari: /[ा-ौ्ृ]/, tamil: /[ா-்]/ };
const LETTERS: Partial<Record<Script, Record<string, string>>> = { devanagari: DEVANAGARI, tamil: TAMIL, arabic: ARABIC };

/**
 * A rough Latin spelling of a normalised word, for telling what sounds alike: inherent vowels of Indic scripts are
 * written (Hindi leaves out the last), short vowels of Arabic script are not there to be written. Empty for a letter it
 * does not know.
 */
export function romanise(word: string, script: Script): string {
  const letters = LETTERS[script];
  if (!letters) return word;
  const characters = Array.from(word);
  let latin = '';
  for (const [at, character] of characters.entries()) {
    const letter = letters[character];
    if (letter === undefined) return '';
    const next = characters[at + 1];
    const inherent =
      CONSONANT[script]?.test(character) === true &&
      !(next !== undefined && VOWEL_SIGN[script]?.test(next)) &&
      !(script === 'devanagari' && next === undefined);
    latin += inherent ? `${letter}a` : letter;
  }
  return latin;
}
