/** M6: a module is taught when the minutes attended are at least so many percent of the module's. */
export const MODULE_MINUTES_PERCENT = 80;

/** The minutes of a module that somebody has to attend, a part of a minute counting as a whole one. */
export function neededMinutes(moduleMinutes: number): number {
  return Math.ceil((moduleMinutes * MODULE_MINUTES_PERCENT) / 100);
}

/** How far somebody is with a module. */
export type ModuleProgress = { minutes: number; attendedMinutes: number; passedOn: string | null };

export type ModuleState = 'done' | 'assess' | 'partly' | 'open';

/** `done`: taught and passed. `assess`: taught, not passed. `partly`: some minutes, too few. `open`: none. */
export function moduleState({ minutes, attendedMinutes, passedOn }: ModuleProgress): ModuleState {
  const taught = attendedMinutes >= neededMinutes(minutes);
  if (taught) return passedOn ? 'done' : 'assess';
  return attendedMinutes > 0 ? 'partly' : 'open';
}
