/** Why somebody is to be visited, or what a visit waits for. */
export const QUEUE_KINDS = ['warning', 'waiting', 'returned', 'begun', 'first', 'again', 'expiring'] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

export type QueueRow = {
  kind: QueueKind;
  dueOn: string;
  /** The visit's, the enterprise's or the task's, by kind. */
  id: string;
  name: string;
  isSupplier: boolean;
  place: string;
  visitor: string | null;
  isMine: boolean;
  reasons: string[] | null;
};

export type VisitQueue = { rows: QueueRow[]; next: string | null; counts: Partial<Record<QueueKind, number>> };
