import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Card } from './card';
import { Field } from './field';
import { Form } from './form';

type CurriculumStepsProps = {
  here: string;
  curriculum: { state: 'draft' | 'proposed' | 'published'; ownProposal: boolean; mayPublish: boolean };
  effect: { completeNow: number; completeThen: number; losing: number; gaining: number };
};

/** What an open curriculum would change, and the next of the two people's steps. */
export function CurriculumSteps({ here, curriculum, effect }: CurriculumStepsProps) {
  const { t, number } = useI18n();
  const figures = {
    now: number(effect.completeNow),
    then: number(effect.completeThen),
    losing: number(effect.losing),
    gaining: number(effect.gaining),
  };
  return (
    <Card title={t('training.effect')} tone="call">
      <p>{t('training.effectText', figures)}</p>
      <p>{t('training.effectChange', figures)}</p>
      {curriculum.state === 'draft' && (
        <Form action={`${here}/proposal`}>
          <Field
            name="inForceFrom"
            type="date"
            width="medium"
            label={t('training.inForceFrom')}
            hint={t('training.inForceHint')}
          />
          <Button icon="next">{t('training.propose')}</Button>
        </Form>
      )}
      {curriculum.state === 'proposed' && (
        <>
          <p>{t(curriculum.ownProposal ? 'training.waitsForSecond' : 'training.secondPerson')}</p>
          <div className="row">
            {curriculum.mayPublish && !curriculum.ownProposal && (
              <Form action={`${here}/publication`}>
                <Button icon="good">{t('training.publish')}</Button>
              </Form>
            )}
            <Form action={`${here}/proposal`}>
              <Button look="plain" icon="undo" name="back" value="yes">
                {t('training.backToDraft')}
              </Button>
            </Form>
          </div>
        </>
      )}
    </Card>
  );
}
