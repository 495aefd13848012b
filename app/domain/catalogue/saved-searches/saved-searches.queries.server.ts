import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

type SavedSearch = {
  id: string;
  name: string;
  /** What the address of the list asks. */
  asked: string;
  paused: boolean;
  /** The day by which it is needed is over: nothing fits any more. */
  over: boolean;
  savedAt: Date;
  /** When the last message about it was written. */
  toldAt: Date | null;
  /** Offers that were found for it since it was saved. */
  found: number;
};

const columns = ['id', 'name', 'asked', 'paused', 'savedAt', 'toldAt'] as const;

/** The actor's searches, the newest first; there are `MOST_SAVED` at most. */
export function savedSearches(db: Db, actor: Actor, clock: Clock): Promise<SavedSearch[]> {
  return selected(db, actor, clock).orderBy('id', 'desc').execute();
}

/** One of the actor's searches; undefined for anybody else's. */
export function savedSearch(db: Db, actor: Actor, id: string, clock: Clock): Promise<SavedSearch | undefined> {
  return selected(db, actor, clock).where('id', '=', id).executeTakeFirst();
}

function selected(db: Db, { accountId }: Actor, clock: Clock) {
  return db
    .selectFrom('savedSearch')
    .select(columns)
    .select(sql<boolean>`coalesce(by_day < ${today(clock)}::date, false)`.as('over'))
    .select((eb) =>
      eb
        .selectFrom('savedSearchMatch')
        .whereRef('savedSearchMatch.searchId', '=', 'savedSearch.id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('found'),
    )
    .$castTo<SavedSearch>()
    .where('accountId', '=', accountId);
}
