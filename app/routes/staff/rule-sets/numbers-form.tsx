import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { TextArea } from '~/components/text-area';
import { canBeWaivable } from '~/domain/eligibility/rule-sets/rule-set-bounds';
import type { RuleSetDraft } from '~/domain/eligibility/rule-sets/rule-set-draft';
import { CONSTANTS, type RuleSetNumbers } from '~/domain/eligibility/rule-set-numbers';
import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { namedWord } from './rule-set-words';

/** What stands in the fields of a draft's form. */
export function writtenNumbers({ numbers, reason, version }: Pick<RuleSetDraft, 'numbers' | 'reason' | 'version'>) {
  const typed: TypedText = { reason, version: String(version) };
  for (const { rule, enter, keep, waivable } of numbers.rules) {
    typed[`enter-${rule}`] = enter === undefined ? undefined : String(enter);
    typed[`keep-${rule}`] = keep === undefined ? undefined : String(keep);
    typed[`waivable-${rule}`] = waivable ? 'yes' : undefined;
  }
  for (const name of CONSTANTS) typed[`always-${name}`] = String(numbers.always[name]);
  return typed;
}

type NumbersFormProps = { inForce: RuleSetNumbers; typed: TypedText; words: Record<string, string> };

/** Every number of a rule set beside the one in force. Rules cannot be added; only their numbers change. */
export function NumbersForm({ inForce, typed, words }: NumbersFormProps) {
  const { t } = useI18n();
  return (
    <Form>
      <input type="hidden" name="version" value={typed.version} />
      {inForce.rules.map(({ rule, enter, keep, unit, waivable }) => (
        <fieldset key={rule} className="rule-numbers">
          <legend>
            <span>
              <code>{rule}</code> {t(`eligibility.rule.${rule}.title`)}
            </span>
          </legend>
          {enter !== undefined && keep !== undefined && (
            <>
              <NumberField
                name={`enter-${rule}`}
                label={t('vetting.column.enter')}
                unit={unit}
                now={enter}
                {...{ typed, words }}
              />
              <NumberField
                name={`keep-${rule}`}
                label={t('vetting.column.keep')}
                unit={unit}
                now={keep}
                {...{ typed, words }}
              />
            </>
          )}
          {canBeWaivable(rule) ? (
            <label className="rule-waivable">
              <input
                type="checkbox"
                name={`waivable-${rule}`}
                value="yes"
                defaultChecked={typed[`waivable-${rule}`] === 'yes'}
              />
              <span>
                {t('vetting.column.waivable')}{' '}
                <span className="muted">
                  ({t('vetting.now', { value: t(waivable ? 'vetting.answer.yes' : 'vetting.answer.no') })})
                </span>
              </span>
            </label>
          ) : (
            <p className="muted">{t('vetting.neverWaivable')}</p>
          )}
        </fieldset>
      ))}
      <h2>{t('vetting.constants')}</h2>
      <div className="constant-numbers">
        {CONSTANTS.map((name) => (
          <NumberField
            key={name}
            name={`always-${name}`}
            label={namedWord('constant', name, { t, locale: 'en' })}
            now={inForce.always[name]}
            {...{ typed, words }}
          />
        ))}
      </div>
      <TextArea
        name="reason"
        label={t('vetting.draftReason')}
        hint={t('vetting.draftReasonHint')}
        value={typed.reason}
        error={words.reason}
        maxLength={4000}
        rows={3}
      />
      <ActionBar>
        <Button icon="check">{t('vetting.saveDraft')}</Button>
      </ActionBar>
    </Form>
  );
}

type NumberFieldProps = {
  name: string;
  label: string;
  unit?: string;
  now: number;
  typed: TypedText;
  words: Record<string, string>;
};

function NumberField({ name, label, unit, now, typed, words }: NumberFieldProps) {
  const { t, locale } = useI18n();
  const hint = unit ? `${namedWord('unit', unit, { t, locale })}, ` : '';
  return (
    <Field
      name={name}
      label={label}
      hint={`${hint}${t('vetting.now', { value: String(now) })}`}
      value={typed[name]}
      error={words[name]}
      inputMode="numeric"
      width="short"
    />
  );
}
