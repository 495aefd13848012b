import { readEnv, type Env } from './env.server';

type MailboxSettings = Pick<Env, 'DEVELOPMENT_MAILBOX' | 'DATABASE_URL' | 'HOST' | 'ORIGINS' | 'TRUSTED_PROXY'>;

/**
 * Whether the page that shows everybody's messages exists. As DEVELOPMENT_MAILBOX says; without it only where the market
 * runs on its embedded database and can be reached from this machine alone.
 */
export function developmentMailboxOpen(env: MailboxSettings = readEnv()): boolean {
  if (env.DEVELOPMENT_MAILBOX) return env.DEVELOPMENT_MAILBOX === 'on';
  const alone = isLoopback(env.HOST) && !env.TRUSTED_PROXY && env.ORIGINS.every((origin) => isLoopback(hostOf(origin)));
  return env.DATABASE_URL === undefined && alone;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
