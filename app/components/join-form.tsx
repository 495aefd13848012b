import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { RadioGroup } from './radio-group';

type JoinFormProps = { today: string; typed: TypedText; problems: Record<string, string> };

/** Somebody joins a group: new to the programme, or known by her code. Only what belongs to the choice is read. */
export function JoinForm({ today, typed, problems }: JoinFormProps) {
  const { t } = useI18n();
  const text = (name: string) => ({ name, value: typed[name], error: problems[name] });
  return (
    <Form>
      <Field
        {...text('joinedOn')}
        value={typed.joinedOn ?? today}
        type="date"
        label={t('staff.joinedOn')}
        width="medium"
      />
      <RadioGroup
        name="who"
        label={t('group.who')}
        value={typed.who ?? 'new'}
        error={problems.who}
        options={[
          { value: 'new', label: t('group.who.new') },
          { value: 'known', label: t('group.who.known') },
        ]}
      />
      <fieldset className="field">
        <legend>{t('group.who.new')}</legend>
        <Field {...text('displayName')} label={t('staff.name')} dir="auto" maxLength={200} />
        <Field {...text('birthYear')} label={t('staff.birthYear')} inputMode="numeric" width="short" maxLength={8} />
        <Field {...text('phone')} type="tel" label={t('staff.phone')} width="medium" optional />
        <Field
          {...text('consentOn')}
          type="date"
          label={t('staff.consentOn')}
          hint={t('group.consentHint')}
          width="medium"
          optional
        />
        <Field
          {...text('identitySeenOn')}
          type="date"
          label={t('staff.identitySeenOn')}
          hint={t('group.identityHint')}
          width="medium"
          optional
        />
      </fieldset>
      <fieldset className="field">
        <legend>{t('group.who.known')}</legend>
        <Field {...text('memberCode')} label={t('group.memberCode')} hint={t('group.memberCodeHint')} width="medium" />
      </fieldset>
      <ActionBar>
        <Button icon="add">{t('group.join')}</Button>
      </ActionBar>
    </Form>
  );
}
