import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { meetingFacts, type GroupMeetingFacts } from './meeting-facts.queries.server';
import { meetingRecord, type MeetingRecord } from './meeting-record.queries.server';
import { correctionFacts, typedOfRecord } from './recorded-meeting';

export type MeetingToCorrect = {
  record: MeetingRecord & { heldOn: string };
  facts: GroupMeetingFacts;
  /** The record as the fields of its form. */
  typed: Record<string, string>;
};

/** A held meeting for whoever keeps the group, with the books as they were before it; undefined for anybody else. */
export async function meetingToCorrect(
  db: Db,
  actor: Actor,
  { groupId, meetingId }: { groupId: string; meetingId: string },
  clock: Clock,
): Promise<MeetingToCorrect | undefined> {
  const record = await meetingRecord(db, actor, { groupId, meetingId });
  if (!record?.mayKeep || record.heldOn === null) return undefined;
  const { heldOn, scheduledOn } = record;
  const known = await meetingFacts(db, actor, { groupId, meeting: { id: meetingId, heldOn, scheduledOn } }, clock);
  if (!known) return undefined;
  const facts = correctionFacts(known);
  return { record: { ...record, heldOn }, facts, typed: typedOfRecord(record, known) };
}
