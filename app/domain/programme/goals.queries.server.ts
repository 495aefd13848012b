import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Goal } from './group-page.queries.server';

/** A group's goals: those that are set by their day, then what became of the others, the latest first. */
export async function goalsOf(db: Db, groupId: string): Promise<Goal[]> {
  const { rows } = await sql<Goal>`
    select id, words, set_on, due_on, state, outcome, outcome_on from group_goal where group_id = ${groupId}
    order by state = 'set' desc, case when state = 'set' then due_on end, outcome_on desc, id limit 200
  `.execute(db);
  return rows;
}
