import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { CheckList } from './check-list';
import { Field } from './field';
import { Form } from './form';
import { Select, type Choice } from './select';
import { SessionPlaceFields } from './session-place-fields';

type Person = {
  memberId: string;
  code: string;
  name: string;
  groupName: string;
  attendedMinutes: number;
  neededMinutes: number;
};

export type NewSessionFormProps = {
  formId: string;
  modules: Choice[];
  trainers: Choice[];
  groups: { id: string; code: string; name: string; branch: string }[];
  /** Who misses minutes of the module, for a make-up; null when it is no make-up. */
  missing: Person[] | null;
  values: Record<string, string | undefined>;
  checkedGroups: string[];
  checkedMembers: string[];
  words: Record<string, string>;
};

/** Plans a session: what, when, where, who leads it, and whom it is for. */
export function NewSessionForm(props: NewSessionFormProps) {
  const { formId, modules, trainers, groups, missing, values, words } = props;
  const { t, number } = useI18n();
  return (
    <Form>
      <input type="hidden" name="formId" value={formId} />
      <Select
        name="moduleId"
        label={t('training.module')}
        value={values.moduleId}
        error={words.moduleId}
        options={modules}
      />
      <Field
        name="minutes"
        inputMode="numeric"
        label={t('training.minutesLabel')}
        hint={t('training.sessionMinutesHint')}
        value={values.minutes}
        error={words.minutes}
        width="short"
      />
      <SessionPlaceFields trainers={trainers} values={values} words={words} />
      {missing ? (
        <CheckList
          name="member"
          id="groups"
          label={t('training.whoMisses')}
          error={words.groups}
          empty={t('training.nobodyMisses')}
          options={missing.map(({ memberId, code, name, groupName, attendedMinutes, neededMinutes }) => ({
            value: memberId,
            checked: props.checkedMembers.includes(memberId),
            label: <bdi>{name}</bdi>,
            hint: `${t('training.missesMinutes', { minutes: number(neededMinutes - attendedMinutes) })} · ${groupName} · ${code}`,
          }))}
        />
      ) : (
        <CheckList
          name="group"
          id="groups"
          label={t('training.forGroups')}
          error={words.groups}
          empty={t('training.noGroups')}
          options={groups.map(({ id, code, name, branch }) => ({
            value: id,
            checked: props.checkedGroups.includes(id),
            label: <bdi>{name}</bdi>,
            hint: `${code} · ${branch}`,
          }))}
        />
      )}
      <Field
        name="codes"
        label={t('training.furtherPeople')}
        hint={t('training.furtherPeopleHint')}
        value={values.codes}
        error={words.codes}
        optional
        dir="ltr"
      />
      <ActionBar>
        <Button icon="calendar">{t('training.planSession')}</Button>
      </ActionBar>
    </Form>
  );
}
