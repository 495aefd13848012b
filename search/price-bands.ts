const STEPS = [1, 2, 5] as const;

/** The band of prices that an amount falls into: bands begin at 1, 2, 5, 10, 20, 50 … (band 0 holds 1 to less than 2). */
export function priceBand(amount: number): number {
  if (!(amount > 0)) return -90;
  const decade = Math.floor(Math.log10(amount) + 1e-9);
  const share = amount / 10 ** decade + 1e-9;
  return decade * STEPS.length + (share >= 5 ? 2 : share >= 2 ? 1 : 0);
}

/** From where to where a band goes; `to` is no longer in it. */
export function bandEdges(band: number): { from: number; to: number } {
  return { from: edge(band), to: edge(band + 1) };
}

function edge(band: number): number {
  const decade = Math.floor(band / STEPS.length);
  const step = STEPS[band - decade * STEPS.length] ?? 1;
  return decade < 0 ? step / 10 ** -decade : step * 10 ** decade;
}
