import { readEnv, type Env } from './env.server';
import { siteOrigins } from './http/origins.server';

/** The address of the market as people reach it, for links in messages: the first of ORIGINS, else this machine's own. */
export function publicOrigin(env: Pick<Env, 'ORIGINS' | 'PORT'> = readEnv()): string {
  return siteOrigins(env, env.PORT)[0] ?? `http://localhost:${env.PORT}`;
}
