import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Select } from '~/components/select';
import { useI18n } from '~/platform/i18n';
import { PinFields } from './decision-parts';

type SignFormProps = {
  members: { memberId: string; name: string; hasPin: boolean }[];
  /** How many signatures are missing. */
  places: number;
  wrong: Record<string, string>;
};

/** Members who were at the meeting sign a sheet that waits. */
export function SignForm({ members, places, wrong }: SignFormProps) {
  const { t } = useI18n();
  const options = members.map(({ memberId, name, hasPin }) => ({
    value: memberId,
    label: hasPin ? name : t('meeting.withoutPin', { name }),
  }));
  return (
    <Form>
      {Array.from({ length: places }, (_, place) => (
        <div key={place} className="stack-tight">
          <Select
            name={`signer.${place}`}
            label={t('meeting.signer', { place: place + 1 })}
            options={options}
            error={wrong[`signer.${place}`]}
          />
          <PinFields place={place} wrong={wrong} chosenNow={members.some(({ hasPin }) => !hasPin)} />
        </div>
      ))}
      <Button name="intent" value="sign" icon="check" block>
        {t('meeting.signNow')}
      </Button>
    </Form>
  );
}
