/** Keeps the answers to the questions asked last, at most `most`, so that a question asked again costs nothing. */
export function recent<Value>(most: number): (key: string, answer: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, answer) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const value = answer();
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    return value;
  };
}
