import { WAIVER_REASONS } from '~/domain/eligibility/waivers/waiver-request';
import type { Rule } from '~/domain/eligibility/rules';
import { useI18n } from '~/platform/i18n';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { Select } from './select';
import { TextArea } from './text-area';

export type WaiverFormValues = {
  rules: string[];
  groupIds: string[];
  fromOn: string;
  untilOn: string;
  reasonCode: string;
  reason: string;
  formId: string;
};

type WaiverFormProps = {
  rules: Rule[];
  groups: { id: string; name: string; code: string }[];
  values: WaiverFormValues;
  errors: Record<string, string>;
};

/** Asks for a waiver: which rules, for how long, why; for a branch also which groups. */
export function WaiverForm({ rules, groups, values, errors }: WaiverFormProps) {
  const { t } = useI18n();
  return (
    <Form>
      <input type="hidden" name="step" value="ask" />
      <input type="hidden" name="formId" value={values.formId} />
      <h2>{t('eligibility.waiver.ask')}</h2>
      <Choices
        name="rules"
        legend={t('eligibility.waiver.rules')}
        error={errors.rules}
        options={rules.map((rule) => ({ value: rule, label: `${t(`eligibility.rule.${rule}.title`)} (${rule})` }))}
        chosen={values.rules}
      />
      <Field
        name="fromOn"
        type="date"
        label={t('eligibility.waiver.from')}
        value={values.fromOn}
        error={errors.fromOn}
        width="medium"
      />
      <Field
        name="untilOn"
        type="date"
        label={t('eligibility.waiver.until')}
        hint={t('eligibility.waiver.untilHint')}
        value={values.untilOn}
        error={errors.untilOn}
        width="medium"
      />
      <Select
        name="reasonCode"
        label={t('eligibility.waiver.reasonCode')}
        options={WAIVER_REASONS.map((value) => ({ value, label: t(`eligibility.waiverReason.${value}`) }))}
        value={values.reasonCode}
        error={errors.reasonCode}
      />
      <TextArea
        name="reason"
        label={t('eligibility.reason')}
        hint={t('eligibility.reasonHint')}
        value={values.reason}
        error={errors.reason}
      />
      {groups.length > 0 && (
        <details className="more">
          <summary>{t('eligibility.waiver.groups')}</summary>
          <Choices
            name="groupIds"
            legend={t('eligibility.waiver.groupsHint')}
            error={errors.groupIds}
            options={groups.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
            chosen={values.groupIds}
          />
        </details>
      )}
      <Button icon="check" block>
        {t('eligibility.waiver.ask')}
      </Button>
    </Form>
  );
}

type ChoicesProps = {
  name: string;
  legend: string;
  error: string | undefined;
  options: { value: string; label: string }[];
  chosen: string[];
};

function Choices({ name, legend, error, options, chosen }: ChoicesProps) {
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} id={name}>
      <legend>{legend}</legend>
      {error && <p className="field-error">{error}</p>}
      <div className="choices">
        {options.map(({ value, label }) => (
          <label key={value} className="choice">
            <span className="choice-line">
              <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
              <span>{label}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
