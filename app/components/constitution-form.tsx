import { FINE_LINES } from '~/domain/programme/constitution.schema';
import { FINED_MARKS, LOAN_METHODS, RHYTHMS, type GroupTerms } from '~/domain/programme/group-terms';
import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { Select } from './select';
import { TextArea } from './text-area';

type ConstitutionFormProps = {
  kind: 'savings' | 'shares' | 'rotating';
  currency: string;
  values: TypedText;
  /** What is wrong, by field. */
  problems: Record<string, string>;
};

/** What stands in the form's fields for terms as they are written, holding from a day. */
export function constitutionFields(
  terms: GroupTerms,
  { currency, today, formedOn }: { currency: string; today: string; formedOn: string },
): TypedText {
  const amount = (minor: number | null) => (minor === null || minor === 0 ? '' : amountText(minor, currency));
  const fines = FINE_LINES.flatMap((line) => {
    const fine = terms.fines[line];
    return [
      [`fineReason${line}`, fine?.reason ?? ''],
      [`fineAmount${line}`, amount(fine?.amountMinor ?? null)],
      [`fineMark${line}`, fine?.mark ?? ''],
    ];
  });
  return {
    version: String(terms.version),
    fromOn: terms.version === 0 ? formedOn : today,
    contribution: amount(terms.contributionMinor),
    socialFund: amount(terms.socialFundMinor),
    rhythm: terms.rhythm,
    weekday: String(terms.weekday),
    loanAnnualPercent: terms.loanAnnualPercent,
    loanMethod: terms.loanMethod,
    loanPeriod: terms.loanPeriod,
    loanTimesSavings: terms.loanTimesSavings,
    loanLongestMonths: String(terms.loanLongestMonths),
    quorumPercent: String(terms.quorumPercent),
    signOffs: String(terms.signOffs),
    resolution: '',
    ...(Object.fromEntries(fines) as TypedText),
  };
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

/** The next version of a constitution: what holds now stands in the fields, what the group resolved is changed. */
export function ConstitutionForm({ kind, currency, values, problems }: ConstitutionFormProps) {
  const { t } = useI18n();
  const text = (name: string) => ({ name, value: values[name], error: problems[name] });
  const figure = (name: string) => ({
    ...text(name),
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    width: 'short' as const,
  });
  const money = (name: string) => ({ ...figure(name), width: 'medium' as const, before: <bdi>{currency}</bdi> });
  const rhythms = RHYTHMS.map((rhythm) => ({ value: rhythm, label: t(`group.rhythm.${rhythm}`) }));
  return (
    <Form>
      <input type="hidden" name="version" value={values.version} />
      <Field {...text('fromOn')} type="date" label={t('group.fromOn')} width="medium" />
      <Field
        {...money('contribution')}
        label={t(`group.contribution.${kind}`)}
        hint={t(`group.contributionHint.${kind}`)}
      />
      <Field {...money('socialFund')} label={t('group.socialFundEach')} optional />
      <Select {...text('rhythm')} label={t('group.rhythm')} placeholder={false} options={rhythms} />
      <Select
        {...text('weekday')}
        label={t('group.weekday')}
        placeholder={false}
        options={WEEKDAYS.map((day) => ({ value: day, label: t('group.weekdayName', { day }) }))}
      />
      <h3>{t('group.loans')}</h3>
      <Field {...figure('loanAnnualPercent')} label={t('group.loanAnnualPercent')} after="%" />
      <Select
        {...text('loanMethod')}
        label={t('group.loanMethod')}
        placeholder={false}
        options={LOAN_METHODS.map((method) => ({ value: method, label: t(`group.loanMethod.${method}`) }))}
      />
      <Select {...text('loanPeriod')} label={t('group.loanPeriod')} placeholder={false} options={rhythms} />
      <Field
        {...figure('loanTimesSavings')}
        label={t('group.loanTimesSavings')}
        hint={t('group.loanTimesSavingsHint')}
      />
      <Field {...figure('loanLongestMonths')} label={t('group.loanLongestMonths')} />
      <h3>{t('group.fines')}</h3>
      {FINE_LINES.map((line) => (
        <div className="fine-line" key={line}>
          <Field
            {...text(`fineReason${line}`)}
            label={t('group.fineReason', { line: line + 1 })}
            maxLength={80}
            dir="auto"
          />
          <Field {...money(`fineAmount${line}`)} label={t('group.fineAmount', { line: line + 1 })} width="full" />
          <Select
            {...text(`fineMark${line}`)}
            label={t('group.fineMark', { line: line + 1 })}
            placeholder={t('group.fineMark.other')}
            options={FINED_MARKS.map((mark) => ({ value: mark, label: t(`group.fineMark.${mark}`) }))}
          />
        </div>
      ))}
      <h3>{t('group.decisions')}</h3>
      <Field {...figure('quorumPercent')} label={t('group.quorumPercent')} after="%" />
      <Field {...figure('signOffs')} label={t('group.signOffs')} hint={t('group.signOffsHint')} />
      <TextArea
        {...text('resolution')}
        label={t('group.resolution')}
        hint={t('group.resolutionHint')}
        rows={3}
        maxLength={1000}
      />
      <ActionBar>
        <Button icon="check">{t('group.saveConstitution')}</Button>
      </ActionBar>
    </Form>
  );
}
