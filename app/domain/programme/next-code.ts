/**
 * The code after `latest` in a scheme of a prefix and a number of at least so many digits: "IN-00042" after "IN-00041".
 * The first one where there is none yet. Throws RangeError for a latest code of another form.
 */
export function nextCode(prefix: string, latest: string | null, digits: number): string {
  const number = latest === null ? 0 : Number(latest.slice(prefix.length));
  if (!Number.isSafeInteger(number) || (latest !== null && !latest.startsWith(prefix))) {
    throw new RangeError(`${latest ?? ''} is not a code beginning with ${prefix}`);
  }
  return prefix + String(number + 1).padStart(digits, '0');
}
