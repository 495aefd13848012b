/** Of which kind of enterprise a checklist is. */
export const CHECKLIST_KINDS = ['individual', 'group', 'supplier'] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

/** `computed`: the records say it. `attested`: she says it. `seen`: the visitor saw it herself. */
export type ItemSource = 'computed' | 'attested' | 'seen';

export const ANSWERS = ['yes', 'no', 'not_applicable'] as const;
export type Answer = (typeof ANSWERS)[number];
export type GivenAnswer = { answer: Answer | null; note: string };
/** What was answered, by item. */
export type Answers = Readonly<Record<string, GivenAnswer>>;

export type ChecklistItem = {
  item: string;
  source: ItemSource;
  /** A "no" here means that the visit fails. What the records say is judged by rules of its own (E1, E3). */
  decides: boolean;
  /** May be answered with "does not apply". */
  mayNotApply: boolean;
};
export type Checklist = { kind: ChecklistKind; version: number; items: readonly ChecklistItem[] };

/** What the records say, at the moment they are asked. Offers are live ones. */
export type VisitFigures = {
  running: boolean;
  startedOn: string | null;
  pickupPlace: string | null;
  payoutMethod: string | null;
  liveOffers: number;
  foodOffers: number;
  cosmeticOffers: number;
};

const computed = (item: string): ChecklistItem => ({ item, source: 'computed', decides: false, mayNotApply: true });
const attested = (item: string): ChecklistItem => ({ item, source: 'attested', decides: true, mayNotApply: false });
const seen = (item: string, mayNotApply = false): ChecklistItem => ({
  item,
  source: 'seen',
  decides: true,
  mayNotApply,
});

/** Every version there was, newest last: a visit is always shown by the one it was made with. */
const CHECKLISTS: readonly Checklist[] = [
  {
    kind: 'individual',
    version: 1,
    items: [
      ...['running', 'reachable', 'live_offers', 'permits'].map(computed),
      ...['own_work', 'own_money', 'free_will', 'no_child_works'].map(attested),
      ...['workplace', 'product'].map((item) => seen(item)),
      seen('label', true),
      seen('permit_shown', true),
      ...['no_child_seen', 'records_kept'].map((item) => seen(item)),
    ],
  },
  {
    kind: 'group',
    version: 1,
    items: [
      ...['running', 'reachable', 'live_offers', 'permits'].map(computed),
      ...['earnings_shared', 'signatories_agree', 'free_will', 'no_child_works'].map(attested),
      ...['workplace', 'product'].map((item) => seen(item)),
      seen('label', true),
      seen('permit_shown', true),
      ...['no_child_seen', 'records_kept'].map((item) => seen(item)),
    ],
  },
  {
    kind: 'supplier',
    version: 1,
    items: [
      ...['live_offers', 'permits'].map(computed),
      ...['same_prices', 'delivers', 'takes_back', 'no_child_works'].map(attested),
      seen('registration'),
      seen('food_safety', true),
      ...['price_list', 'references', 'delivery_seen', 'no_child_seen'].map((item) => seen(item)),
    ],
  },
];

/** The checklist of a kind: the newest, or the version named. Throws for one that never was. */
export function checklistOf(kind: ChecklistKind, version?: number): Checklist {
  const found = CHECKLISTS.filter((list) => list.kind === kind && (version === undefined || list.version === version));
  const list = found.at(-1);
  if (!list) throw new RangeError(`no checklist ${kind} ${version}`);
  return list;
}

/** What the records answer to a computed item. */
export function computedAnswer(item: string, figures: VisitFigures): Answer {
  const yesOrNo = (holds: boolean): Answer => (holds ? 'yes' : 'no');
  switch (item) {
    case 'running':
      return yesOrNo(figures.running);
    case 'reachable':
      return yesOrNo(Boolean(figures.pickupPlace) && Boolean(figures.payoutMethod));
    case 'live_offers':
      return figures.liveOffers > 0 ? 'yes' : 'not_applicable';
    case 'permits':
      return offersThatNeedPermits(figures) > 0 ? 'yes' : 'not_applicable';
    default:
      throw new RangeError(`nothing computes ${item}`);
  }
}

/** Live offers in categories that a permit gates: food, and what is put on the skin. */
export function offersThatNeedPermits({ foodOffers, cosmeticOffers }: VisitFigures): number {
  return foodOffers + cosmeticOffers;
}

export type AnswerProblem = 'unanswered' | 'no-needs-note' | 'must-apply' | 'permit-needed';

/** The items that a person answers and that lack something before the visit can be sent, with what is lacking. */
export function answerProblems(
  checklist: Checklist,
  answers: Answers,
  figures: VisitFigures,
): Record<string, AnswerProblem> {
  const problems: Record<string, AnswerProblem> = {};
  for (const { item, source, mayNotApply } of checklist.items) {
    if (source === 'computed') continue;
    const { answer = null, note = '' } = answers[item] ?? {};
    if (answer === null) problems[item] = 'unanswered';
    else if (answer === 'not_applicable' && !mayNotApply) problems[item] = 'must-apply';
    else if (answer === 'not_applicable' && PERMIT_ITEMS.includes(item) && offersThatNeedPermits(figures) > 0) {
      problems[item] = 'permit-needed';
    } else if (answer === 'no' && note === '') problems[item] = 'no-needs-note';
  }
  return problems;
}

const PERMIT_ITEMS = ['permit_shown', 'food_safety'];

/** What the answers come to: a "no" to any item that decides makes the visit fail. */
export function proposedOutcome(checklist: Checklist, answers: Answers): 'pass' | 'fail' {
  const failed = checklist.items.some(({ item, decides }) => decides && answers[item]?.answer === 'no');
  return failed ? 'fail' : 'pass';
}
