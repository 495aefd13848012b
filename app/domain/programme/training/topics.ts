/** The method's own topics of training, by step. */
export const TOPICS_OF_STEP = {
  1: [
    'group_goals',
    'saving_and_lending',
    'human_rights',
    'democratic_processes',
    'gender_equality',
    'health',
    'environment_and_climate',
    'childrens_right_to_education',
  ],
  2: [
    'business_economics',
    'bookkeeping',
    'marketing',
    'digital_tools',
    'product_development',
    'moving_up_the_value_chain',
    'market_mechanisms',
  ],
} as const;

export type TrainingStep = keyof typeof TOPICS_OF_STEP;
export type Topic = (typeof TOPICS_OF_STEP)[TrainingStep][number];

/** All fifteen, in the order in which they are taught. */
export const TOPICS: readonly Topic[] = [...TOPICS_OF_STEP[1], ...TOPICS_OF_STEP[2]];

export function isTopic(text: string): text is Topic {
  return (TOPICS as readonly string[]).includes(text);
}

export function stepOfTopic(topic: Topic): TrainingStep {
  return (TOPICS_OF_STEP[1] as readonly string[]).includes(topic) ? 1 : 2;
}

/** How many question cards and how many points to observe there are for each topic; two of the three make it passed. */
export const CARDS_A_TOPIC = 3;
export const CARDS_TO_PASS = 2;
