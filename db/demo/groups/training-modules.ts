/** One module of the method's training, as a country gives it. */
export interface TrainingModule {
  code: string;
  country: string;
  step: 1 | 2;
  topic: string;
  title: string;
  minutes: number;
  mandatory: boolean;
}

const topics: readonly (readonly [step: 1 | 2, topic: string, title: string, minutes: number])[] = [
  [1, 'group_goals', 'Our group and its goals', 120],
  [1, 'saving_and_lending', 'Saving and lending together', 180],
  [1, 'human_rights', 'Human rights', 120],
  [1, 'democratic_processes', 'Democratic processes', 90],
  [1, 'gender_equality', 'Gender equality', 120],
  [1, 'health', 'Health in the family', 90],
  [1, 'environment_and_climate', 'Environment and climate', 90],
  [1, 'childrens_right_to_education', 'Children’s right to education', 60],
  [2, 'business_economics', 'Business economics', 240],
  [2, 'bookkeeping', 'Bookkeeping', 240],
  [2, 'marketing', 'Marketing', 180],
  [2, 'digital_tools', 'Digital tools', 120],
  [2, 'product_development', 'Product development', 180],
  [2, 'moving_up_the_value_chain', 'Moving up the value chain', 150],
  [2, 'market_mechanisms', 'Market mechanisms', 120],
];

/** Topics that a country leaves to each member's choice; all others are mandatory there. */
const optionalTopics: Readonly<Record<string, readonly string[]>> = {
  IN: ['environment_and_climate', 'market_mechanisms'],
  KE: ['environment_and_climate', 'digital_tools'],
  TZ: ['democratic_processes', 'digital_tools'],
  ZW: ['childrens_right_to_education'],
  AF: ['democratic_processes', 'digital_tools', 'market_mechanisms'],
  KH: ['human_rights', 'market_mechanisms'],
};

/** The fifteen modules of a country, in the order in which they are taught. */
export function trainingModules(country: string): TrainingModule[] {
  const optional = optionalTopics[country] ?? [];
  const inStep = { 1: 0, 2: 0 };
  return topics.map(([step, topic, title, minutes]) => {
    inStep[step] += 1;
    const code = `${country}-S${step}-${String(inStep[step]).padStart(2, '0')}`;
    return { code, country, step, topic, title, minutes, mandatory: !optional.includes(topic) };
  });
}
