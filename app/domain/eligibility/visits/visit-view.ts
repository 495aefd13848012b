import type { Answers, ChecklistKind, VisitFigures } from './checklist';
import type { VisitState } from './visit.states';

export type VisitPhoto = { id: string; width: number; height: number };

export type VisitEvent = { toState: VisitState; by: string; reason: string | null; at: Date };

/** A visit as its page shows it. `figures` are those it was sent with, before that those of today. */
export type VisitView = {
  id: string;
  enterprise: { id: string; name: string; code: string; place: string };
  checklist: ChecklistKind;
  checklistVersion: number;
  answers: Answers;
  figures: VisitFigures;
  visitedOn: string;
  place: string;
  remark: string;
  outcome: 'pass' | 'fail' | null;
  state: VisitState;
  visitor: string;
  isMine: boolean;
  /** The reader may be the second person. */
  mayApprove: boolean;
  correctsId: string | null;
  correctionReason: string | null;
  /** The approved visit that put this one right. */
  correctedById: string | null;
  approver: string | null;
  approvedOn: string | null;
  returnedReason: string | null;
  version: number;
  photos: VisitPhoto[];
  events: VisitEvent[];
};
