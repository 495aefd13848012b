import { romanise } from './romanise';
import { scriptOf, type Script } from './script';
import { spellingOf } from './sound';

/**
 * Where districts are written in a script (of other countries one would only guess), and how many letters of sound a name
 * needs: shorter ones sound like too much else.
 */
const SCRIPTS: Partial<Record<Script, { country: string; shortest: number }>> = {
  devanagari: { country: 'IN', shortest: 5 },
  tamil: { country: 'IN', shortest: 5 },
  arabic: { country: 'AF', shortest: 4 },
};
const ALIKE: Partial<Record<string, string>> = { i: 'ie', e: 'ie', o: 'ou', u: 'ou' };

/** `key`: the name, normalised. */
type Named = { country: string; name: string; key: string };
type Sounding<Place> = { sound: string; place: Place };

/**
 * Reads names of places in an Indic or Arabic script, for places that are known by Latin names. The answer to a normalised
 * name is the place that sounds like it; undefined where there is none, or several. Indic scripts write every vowel but an
 * a that may be silent, Arabic script the long ones alone.
 */
export function placeReader<Place extends Named>(places: readonly Place[]): (name: string) => Place | undefined {
  const known = new Map<Script, Map<string, Sounding<Place>[]>>();

  /** By the first letter of their sound. */
  function soundsIn(script: Script, country: string): Map<string, Sounding<Place>[]> {
    const kept = known.get(script);
    if (kept) return kept;
    const sounds = new Map<string, Sounding<Place>[]>();
    for (const place of places.filter((one) => one.country === country)) {
      const sound = soundOf(place.key.replaceAll(' ', ''), script);
      const first = sound.charAt(0);
      sounds.set(first, [...(sounds.get(first) ?? []), { sound, place }]);
    }
    known.set(script, sounds);
    return sounds;
  }

  return (name) => {
    const script = scriptOf(name);
    const read = SCRIPTS[script];
    if (!read) return undefined;
    const words = name.split(' ').map((word) => romanise(word, script));
    const sound = soundOf(words.join(''), script);
    if (words.includes('') || sound.length < read.shortest || !/^[a-z]+$/i.test(sound)) return undefined;
    const pattern = patternOf(sound, script);
    const sounds = soundsIn(script, read.country);
    const first = sound.charAt(0);
    const alike = Array.from(ALIKE[first] ?? first).flatMap((letter) => sounds.get(letter) ?? []);
    const found = new Map(alike.flatMap((one) => (pattern.test(one.sound) ? [[one.place.name, one.place]] : [])));
    return found.size === 1 ? [...found.values()][0] : undefined;
  };
}

const soundOf = (latin: string, script: Script): string => spellingOf(latin, { unvoiced: script === 'tamil' });

function patternOf(sound: string, script: Script): RegExp {
  const letters = Array.from(sound, (letter, at) => {
    const vowels = ALIKE[letter];
    if (vowels) return `[${vowels}]`;
    if (script !== 'arabic') return letter === 'a' && at > 0 ? 'a?' : letter;
    const next = sound[at + 1];
    return letter !== 'a' && next !== undefined && !/[aeiou]/.test(next) ? `${letter}[aeiou]*` : letter;
  });
  return new RegExp(`^${letters.join('')}$`);
}
