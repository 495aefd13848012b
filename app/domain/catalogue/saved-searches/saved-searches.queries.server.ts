import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

type SavedSearch = {
  id: string;
  name: string;
  /** What the address of the list asks. */
  asked: string;
  paused: boolean;
  savedAt: Date;
  /** When the last message about it was written. */
  toldAt: Date | null;
  /** Offers that were found for it since it was saved. */
  found: number;
};

const columns = ['id', 'name', 'asked', 'paused', 'savedAt', 'toldAt'] as const;

/** The actor's searches, the newest first; there are `MOST_SAVED` at most. */
export function savedSearches(db: Db, actor: Actor): Promise<SavedSearch[]> {
  return selected(db, actor).orderBy('id', 'desc').execute();
}

/** One of the actor's searches; undefined for anybody else's. */
export function savedSearch(db: Db, actor: Actor, id: string): Promise<SavedSearch | undefined> {
  return selected(db, actor).where('id', '=', id).executeTakeFirst();
}

function selected(db: Db, { accountId }: Actor) {
  return db
    .selectFrom('savedSearch')
    .select(columns)
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
