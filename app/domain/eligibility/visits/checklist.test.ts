import { describe, expect, it } from 'vitest';
import {
  answerProblems,
  CHECKLIST_KINDS,
  checklistOf,
  computedAnswer,
  proposedOutcome,
  type Answers,
  type ChecklistKind,
  type VisitFigures,
} from './checklist';

const figures: VisitFigures = {
  running: true,
  startedOn: '2026-01-01',
  pickupPlace: 'Bus stand',
  payoutMethod: 'cash',
  liveOffers: 2,
  foodOffers: 2,
  cosmeticOffers: 0,
};
const allYes = (kind: ChecklistKind): Answers =>
  Object.fromEntries(checklistOf(kind).items.map(({ item }) => [item, { answer: 'yes', note: '' }]));

describe.each(CHECKLIST_KINDS)('the checklist of a %s', (kind) => {
  const checklist = checklistOf(kind);

  it('asks the visitor and the woman, and reads the records, each item once', () => {
    expect(new Set(checklist.items.map(({ source }) => source))).toEqual(new Set(['computed', 'attested', 'seen']));
    expect(new Set(checklist.items.map(({ item }) => item)).size).toBe(checklist.items.length);
    expect(checklist.items.map(({ item }) => item)).toEqual(
      expect.arrayContaining(['no_child_works', 'no_child_seen']) as string[],
    );
  });

  it('passes when everything is yes, and fails by one no to what was asked or seen', () => {
    expect(answerProblems(checklist, allYes(kind), figures)).toEqual({});
    expect(proposedOutcome(checklist, allYes(kind))).toBe('pass');
    for (const { item, source } of checklist.items) {
      const oneNo = { ...allYes(kind), [item]: { answer: 'no' as const, note: 'Not so' } };
      expect([item, proposedOutcome(checklist, oneNo)]).toEqual([item, source === 'computed' ? 'pass' : 'fail']);
    }
  });
});

describe('answers', () => {
  const checklist = checklistOf('individual');
  const withAnswer = (item: string, answer: 'yes' | 'no' | 'not_applicable' | null, note = ''): Answers => ({
    ...allYes('individual'),
    [item]: { answer, note },
  });

  it.each([
    ['is missing', 'workplace', withAnswer('workplace', null), 'unanswered'],
    ['is no without a word why', 'workplace', withAnswer('workplace', 'no'), 'no-needs-note'],
    ['cannot be left out', 'no_child_seen', withAnswer('no_child_seen', 'not_applicable'), 'must-apply'],
    [
      'concerns a permit for food on sale',
      'permit_shown',
      withAnswer('permit_shown', 'not_applicable'),
      'permit-needed',
    ],
  ])('are asked for again where one %s', (_, item, answers, problem) => {
    expect(answerProblems(checklist, answers, figures)).toEqual({ [item]: problem });
  });

  it('need no permit where nothing on sale needs one', () => {
    const answers = withAnswer('permit_shown', 'not_applicable');
    expect(answerProblems(checklist, answers, { ...figures, foodOffers: 0 })).toEqual({});
  });

  it('come from the records where they are computed', () => {
    expect(['running', 'reachable', 'live_offers', 'permits'].map((item) => computedAnswer(item, figures))).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
    ]);
    const bare = { ...figures, running: false, pickupPlace: '', liveOffers: 0, foodOffers: 0 };
    expect(['running', 'reachable', 'live_offers', 'permits'].map((item) => computedAnswer(item, bare))).toEqual([
      'no',
      'no',
      'not_applicable',
      'not_applicable',
    ]);
  });
});
