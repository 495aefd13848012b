import { recent } from '../understanding/recent';
import type { CountedFacets } from './facets-of-answer';
import type { Statement } from './statement';

export type CountedAnswer = { version: number; facets?: CountedFacets };

const KEPT = 2000;

/**
 * Remembers what facets were counted for a question at a version of the index, so that while nothing changes the same
 * question (its next page, another sort) is not counted again. `key` tells the question and the hour, by which sellers'
 * days are told; `write` makes the statement, with the counting of facets or without.
 */
export function facetMemory<Answer extends CountedAnswer>(ask: (statement: Statement) => Promise<Answer>) {
  const slot = recent<{ version: number; facets: CountedFacets | undefined }>(KEPT);
  let newest = -1;
  return async function counted(key: string, write: (withFacets: boolean) => Statement): Promise<Answer> {
    const kept = slot(key, () => ({ version: -1, facets: undefined }));
    if (kept.facets && kept.version === newest) {
      const answer = await ask(write(false));
      newest = Math.max(newest, answer.version);
      if (answer.version === kept.version) return { ...answer, facets: kept.facets };
    }
    const answer = await ask(write(true));
    newest = Math.max(newest, answer.version);
    kept.version = answer.version;
    kept.facets = answer.facets;
    return answer;
  };
}
