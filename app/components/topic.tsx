import { isTopic, type Topic } from '~/domain/programme/training/topics';
import { useI18n } from '~/platform/i18n';
import { Icon, type IconName } from './icon';
import { IconWord } from './icon-word';

const ICONS: Record<Topic, IconName> = {
  group_goals: 'goals',
  saving_and_lending: 'saving',
  human_rights: 'rights',
  democratic_processes: 'vote',
  gender_equality: 'equality',
  health: 'health',
  environment_and_climate: 'environment',
  childrens_right_to_education: 'school',
  business_economics: 'reckoning',
  bookkeeping: 'notebook',
  marketing: 'marketing',
  digital_tools: 'smartphone',
  product_development: 'idea',
  moving_up_the_value_chain: 'rising',
  market_mechanisms: 'exchange',
};

/** A topic of the method as its icon and word. */
export function TopicWord({ topic }: { topic: string }) {
  const { t } = useI18n();
  if (!isTopic(topic)) return <>{topic}</>;
  return <IconWord icon={ICONS[topic]}>{t(`training.topic.${topic}`)}</IconWord>;
}

/** The icon alone, beside words that say what it is. */
export function TopicIcon({ topic }: { topic: string }) {
  return <Icon name={isTopic(topic) ? ICONS[topic] : 'training'} />;
}
