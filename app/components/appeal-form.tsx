import type { AppealableDecision } from '~/domain/eligibility/appeals/appeals.queries.server';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Form } from './form';
import { RadioGroup } from './radio-group';
import { Select } from './select';
import { TextArea } from './text-area';

type AppealFormProps = {
  decisions: AppealableDecision[];
  /** Owners to choose from, where an officer writes it down. */
  owners?: { id: string; name: string }[];
  values: Partial<Record<string, string>>;
  errors: Record<string, string>;
};

/** An appeal in her words: against which decision, and what is wrong. */
export function AppealForm({ decisions, owners, values, errors }: AppealFormProps) {
  const { t, date } = useI18n();
  return (
    <Form>
      <input type="hidden" name="formId" value={values.formId} />
      {owners && (
        <Select
          name="memberId"
          label={t('eligibility.appeal.for')}
          placeholder={false}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.memberId}
        />
      )}
      <RadioGroup
        name="decisionId"
        label={t('eligibility.appeal.decision')}
        options={decisions.map(({ id, enterprise, outcome, decidedOn }) => ({
          value: String(id),
          label: t('eligibility.appeal.decisionOf', {
            enterprise,
            outcome: t(`staff.standing.${outcome}`),
            date: date(decidedOn),
          }),
        }))}
        value={values.decisionId ?? (decisions[0] && String(decisions[0].id))}
        error={errors.decisionId}
      />
      <TextArea
        name="words"
        label={t('eligibility.appeal.words')}
        hint={t('eligibility.appeal.wordsHint')}
        value={values.words}
        error={errors.words}
      />
      <Button icon="message" block>
        {t('eligibility.appeal.send')}
      </Button>
    </Form>
  );
}
