import { actsAsSeller, type Actor, type Member, type Seller, type StaffMember } from './actor';
import type { Clock } from './clock';
import type { Database } from './db.server';
import type { Locale } from './i18n/locales';
import { notFound } from './responses.server';

/** What server.ts hands to every loader and action. */
export type RequestContext = {
  actor: Actor | null;
  /** Bound to the session; a form carries it where the browser sends neither Sec-Fetch-Site nor Origin. */
  formToken: string | null;
  locale: Locale;
  clock: Clock;
  database: Database;
  requestId: string;
  /** Address of the client, for limits. */
  clientAddress: string;
  /** The program that showed a token of the open interface; null where none did. */
  program: { scopes: readonly string[] } | null;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

/** The signed-in actor; throws 404 where there is none (the route's policy has sent visitors to sign in before). */
export function requireActor(context: RequestContext): Actor {
  if (!context.actor) throw notFound();
  return context.actor;
}

/** The actor as one who may act for enterprises; throws 404 otherwise. */
export function requireSeller(context: RequestContext): Seller {
  const actor = requireActor(context);
  if (!actsAsSeller(actor)) throw notFound();
  return actor;
}

/** The actor as one who is linked to a member's record; throws 404 otherwise. */
export function requireMember(context: RequestContext): Member {
  const actor = requireActor(context);
  if (actor.memberId === null) throw notFound();
  return { ...actor, memberId: actor.memberId };
}

/** The actor as staff; throws 404 otherwise. */
export function requireStaff(context: RequestContext): StaffMember {
  const actor = requireActor(context);
  if (actor.staff === null) throw notFound();
  return { ...actor, staff: actor.staff };
}
