/** How an argument is used: bare (`{name}`) or formatted by its type (`{n, plural, …}`). */
export type ArgumentKind = 'plain' | 'number' | 'date' | 'time' | 'plural' | 'select' | 'selectordinal' | 'unknown';

const KINDS = new Set<string>(['number', 'date', 'time', 'plural', 'select', 'selectordinal']);
const isKind = (text: string): text is ArgumentKind => KINDS.has(text);

/** The arguments of an ICU message and how each is used, the messages inside plurals and selects included. */
export function messageArguments(message: string): Map<string, Set<ArgumentKind>> {
  const found = new Map<string, Set<ArgumentKind>>();
  const add = (name: string, kind: ArgumentKind) => found.set(name, (found.get(name) ?? new Set()).add(kind));
  readText(message, 0, add);
  return found;
}

type Add = (name: string, kind: ArgumentKind) => void;

/** Reads message text up to the brace that closes it; returns the place behind it. */
function readText(message: string, start: number, add: Add): number {
  let at = start;
  while (at < message.length) {
    const character = message[at];
    if (character === '}') return at + 1;
    if (character === '{') at = readArgument(message, at + 1, add);
    else at = character === "'" ? skipQuoted(message, at) : at + 1;
  }
  return at;
}

/** An apostrophe quotes only where a brace follows; elsewhere it is a letter. */
function skipQuoted(message: string, at: number): number {
  const next = message[at + 1];
  if (next !== '{' && next !== '}') return at + (next === "'" ? 2 : 1);
  const end = message.indexOf("'", at + 2);
  return end === -1 ? message.length : end + 1;
}

function readArgument(message: string, start: number, add: Add): number {
  const end = nextOf(message, start, ',}');
  const name = message.slice(start, end).trim();
  if (message[end] !== ',') {
    add(name, 'plain');
    return end + 1;
  }
  const typeEnd = nextOf(message, end + 1, ',}');
  const type = message.slice(end + 1, typeEnd).trim();
  add(name, isKind(type) ? type : 'unknown');
  if (message[typeEnd] !== ',') return typeEnd + 1;
  let at = typeEnd + 1;
  while (at < message.length && message[at] !== '}') at = message[at] === '{' ? readText(message, at + 1, add) : at + 1;
  return at + 1;
}

function nextOf(message: string, start: number, characters: string): number {
  let at = start;
  while (at < message.length && !characters.includes(message[at] ?? '')) at += 1;
  return at;
}
