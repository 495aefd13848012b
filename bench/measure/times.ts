import { say } from '../report';

/** A connection plans a statement anew for its first uses: those are not a day's. */
export const WARMING = 8;

/** The median and the 95th of a hundred of what a piece of work takes, each thing worked on once, one after the other. */
export async function sayTimes<Thing>(
  name: string,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  const times: number[] = [];
  for (const thing of things) {
    const begun = performance.now();
    await work(thing);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  say(name, times[Math.floor(times.length / 2)] ?? 0, 'ms');
  say(`${name}, p95`, times[Math.floor(times.length * 0.95)] ?? 0, 'ms');
}
