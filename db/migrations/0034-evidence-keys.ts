import { sql, type Kysely } from 'kysely';

/**
 * Evidence is written by one statement together with its decision, from rows that the judgement has just read, and nobody
 * may delete a decision, a member or a waiver: three checks for each of its 17 lines a decision found nothing in a third
 * of the time that judging everybody took.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table eligibility_evidence
      drop constraint eligibility_evidence_decision_id_fkey,
      drop constraint eligibility_evidence_member_id_fkey,
      drop constraint eligibility_evidence_waiver_id_fkey
  `.execute(db);
}
