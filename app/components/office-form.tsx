import { OFFICER_ROLES } from '~/domain/programme/officer-roles';
import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Card } from './card';
import { Field } from './field';
import { Form } from './form';
import { Select } from './select';
import { TextArea } from './text-area';

type OfficeFormProps = {
  members: { memberId: string; name: string; code: string; role: string }[];
  today: string;
  typed: TypedText;
  problems: Record<string, string>;
};

/** The group chooses somebody for an office. Who held each when the form was opened goes with it. */
export function OfficeForm({ members, today, typed, problems }: OfficeFormProps) {
  const { t } = useI18n();
  const text = (name: string) => ({ name, value: typed[name], error: problems[name] });
  return (
    <Card title={t('group.chooseOfficer')}>
      <Form>
        {OFFICER_ROLES.map((role) => (
          <input
            key={role}
            type="hidden"
            name={`holder-${role}`}
            value={members.find((member) => member.role === role)?.memberId ?? ''}
          />
        ))}
        <Select
          {...text('role')}
          label={t('group.office')}
          options={OFFICER_ROLES.map((role) => ({ value: role, label: t(`staff.role.${role}`) }))}
        />
        <Select
          {...text('memberId')}
          label={t('group.chosen')}
          options={members.map(({ memberId, name, code }) => ({ value: memberId, label: `${name} · ${code}` }))}
        />
        <Field {...text('fromOn')} value={typed.fromOn ?? today} type="date" label={t('group.from')} width="medium" />
        <Field
          {...text('untilOn')}
          type="date"
          label={t('group.until')}
          hint={t('group.untilHint')}
          width="medium"
          optional
        />
        <TextArea {...text('resolution')} label={t('group.resolution')} hint={t('group.resolutionHint')} rows={2} />
        <ActionBar>
          <Button icon="check">{t('group.chooseOfficer')}</Button>
        </ActionBar>
      </Form>
    </Card>
  );
}
