const VOWELS = new Set('aeiouy');
const ALIKE = ['rl', 'sz', 'ck', 'kq', 'vw', 'bv', 'pb', 'td', 'gk', 'gj', 'jz', 'sc', 'mn', 'fv', 'iy', 'xs', 'ui'];
const alike = new Set(ALIKE.flatMap((pair) => [pair, pair.split('').reverse().join('')]));
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbours = new Set(
  KEYBOARD.flatMap((row, line) =>
    Array.from(row).flatMap((key, at) => {
      const below = KEYBOARD[line + 1] ?? '';
      const near = [row[at + 1], below[at], below[at - 1]].filter((other) => other !== undefined);
      return near.flatMap((other) => [key + other, other + key]);
    }),
  ),
);
const LAST_LATIN = '\u024f';
const MARK = /^\p{M}$/u;

function missing(letter: string, before: string | undefined): number {
  if (letter === before) return 0.5;
  if (VOWELS.has(letter) || letter === 'h') return 0.8;
  return letter > LAST_LATIN && MARK.test(letter) ? 0.7 : 1;
}

function instead(one: string, other: string): number {
  if (one === other) return 0;
  if (VOWELS.has(one) && VOWELS.has(other)) return 0.8;
  if (alike.has(one + other)) return 0.8;
  if (one > LAST_LATIN) return MARK.test(one) && MARK.test(other) ? 0.8 : 1.1;
  return neighbours.has(one + other) ? 1.1 : 1.4;
}

/**
 * How far a misspelt word is from a known one: letters missing, added, changed or swapped, each counted by how easily it
 * happens (a vowel for a vowel, r for l, the next key, a letter doubled cost less; a wrong first letter more). Gives up above `most`.
 */
export function spellingDistance(typed: readonly string[], known: readonly string[], most: number): number {
  const width = known.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  for (let column = 1; column < width; column += 1) {
    last[column] = (last[column - 1] ?? 0) + missing(known[column - 1] ?? '', known[column - 2]);
  }
  for (let row = 1; row <= typed.length; row += 1) {
    const letter = typed[row - 1] ?? '';
    const current: number[] = [(last[0] ?? 0) + missing(letter, typed[row - 2])];
    let least = current[0] ?? 0;
    for (let column = 1; column < width; column += 1) {
      const other = known[column - 1] ?? '';
      let cost = Math.min(
        (last[column] ?? 0) + missing(letter, typed[row - 2]),
        (current[column - 1] ?? 0) + missing(other, known[column - 2]),
        (last[column - 1] ?? 0) + instead(letter, other),
      );
      if (row > 1 && column > 1 && letter === known[column - 2] && typed[row - 2] === other && letter !== other) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 0.8);
      }
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  const swappedStart = typed.length === known.length && typed[0] === known[1] && typed[1] === known[0];
  const wrongStart = typed[0] !== known[0] && !swappedStart ? 0.5 : 0;
  return (last[known.length] ?? Infinity) + wrongStart;
}

/** How much distance a word may have and still be taken for the known one, by its length. Short words: none. */
export function allowedDistance(letters: readonly string[]): number {
  if (letters.length < 4) return 0;
  if (letters.length === 4) return (letters[0] ?? '') < '\u0250' ? 1 : 0.8;
  if (letters.length === 5) return 1;
  return Math.min(letters.length * 0.22, 2.6);
}
