/** The method's own topics of training, by step. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
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
};

/** The rules of eligibility that a waiver can name. */
export const RULES: readonly string[] = 'G1 G2 G3 G4 G5 G6 G7 M1 M2 M3 M4 M5 M6 M7 E1 E2 E3'.split(' ');
