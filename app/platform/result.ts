/** What a command returns: a value, or an expected failure that the caller turns into words. Bugs and outages are thrown. */
export type Result<Value, Failure extends { code: string }> =
  { ok: true; value: Value } | { ok: false; error: Failure };

/** A success that carries `value`. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** An expected failure; `code` names it, further fields say what the message needs. */
export function fail<const Failure extends { code: string }>(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error };
}
