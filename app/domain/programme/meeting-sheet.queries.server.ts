import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { mayKeepGroup } from './group-access.server';
import type { SheetState } from './meeting-sheets.server';

export type SheetView = {
  id: string;
  state: SheetState;
  groupId: string;
  meetingId: string | null;
  heldOn: string;
  scheduledOn: string;
  typed: Record<string, string>;
  accountId: string;
  by: string;
  finishedAt: Date | null;
  receivedAt: Date;
  /** Who has signed, in order. */
  signed: { memberId: string; name: string }[];
  /** Why it was or was not taken, at last. */
  reason: string | null;
};

/** A sheet of a group that the actor keeps; undefined for anybody else. */
export async function sheetOf(
  db: Db,
  actor: Actor,
  { groupId, sheetId }: { groupId: string; sheetId: string },
): Promise<SheetView | undefined> {
  const { rows } = await sql<SheetView>`
    select s.id, s.state, s.group_id, s.meeting_id, s.held_on, s.scheduled_on, s.typed, s.account_id,
      a.display_name as by, s.finished_at, s.received_at,
      coalesce((select jsonb_agg(jsonb_build_object('memberId', m.id, 'name', m.display_name) order by n.signed_at, m.code)
        from meeting_signature n join member m on m.id = n.member_id where n.sheet_id = s.id), '[]') as signed,
      (select reason from meeting_sheet_event where sheet_id = s.id order by id desc limit 1) as reason
    from meeting_sheet s join account a on a.id = s.account_id join self_help_group g on g.id = s.group_id
    where s.id = ${sheetId} and s.group_id = ${groupId} and ${mayKeepGroup(actor, { branch: 'g.branch_id', group: 'g.id' })}
  `.execute(db);
  return rows[0];
}

/** The actor's own sheet that waits for signatures and may still be mended; undefined for any other. */
export async function ownSheet(
  db: Db,
  actor: Actor,
  asked: { groupId: string; sheetId: string },
): Promise<SheetView | undefined> {
  const sheet = await sheetOf(db, actor, asked);
  return sheet?.state === 'unsigned' && sheet.accountId === actor.accountId ? sheet : undefined;
}

export type WaitingSheet = { id: string; state: SheetState; heldOn: string; by: string };

/** Sheets of a group that wait for signatures or for a choice, for whoever keeps the group. */
export async function waitingSheets(db: Db, groupId: string): Promise<WaitingSheet[]> {
  const { rows } = await sql<WaitingSheet>`
    select s.id, s.state, s.held_on, a.display_name as by
    from meeting_sheet s join account a on a.id = s.account_id
    where s.group_id = ${groupId} and s.state in ('unsigned', 'conflict') order by s.held_on, s.received_at
  `.execute(db);
  return rows;
}

/** The day for which the group's next meeting is planned; null where none is. */
export async function plannedMeeting(db: Db, groupId: string): Promise<string | null> {
  const plan = await db
    .selectFrom('meetingPlan')
    .select('plannedOn')
    .where('groupId', '=', groupId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return plan?.plannedOn ?? null;
}
