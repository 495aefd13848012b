import type { Env } from '../env.server';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The origins that the site is reached under: those of ORIGINS, or else the loopback addresses with the port. */
export function siteOrigins({ ORIGINS }: Pick<Env, 'ORIGINS'>, port: number): string[] {
  if (ORIGINS.length > 0) return ORIGINS.map((origin) => origin.trim().replace(/\/$/, ''));
  return LOOPBACK.map((host) => `http://${host}:${port}`);
}

/** The origin that a Host header means; the first of the list where it means none of them. */
export function originOfHost(origins: readonly string[], host: string | undefined): string {
  return origins.find((origin) => origin.slice(origin.indexOf('://') + 3) === host) ?? origins[0] ?? '';
}
