import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { TextArea } from '~/components/text-area';
import { quorumOf } from '~/domain/programme/meeting-sheet';
import { useI18n } from '~/platform/i18n';
import { Amount, Part, rowsOf, Screen, type PartProps } from './meeting-part';
import { membersOf } from './money-parts';

function VoteFields({ at, typed, wrong }: Pick<PartProps, 'typed' | 'wrong'> & { at: string }) {
  const { t } = useI18n();
  const columns = [
    ['for', t('meeting.votesFor')],
    ['against', t('meeting.votesAgainst')],
    ['abstained', t('meeting.votesAbstained')],
  ] as const;
  return (
    <div className="meeting-votes">
      {columns.map(([column, label]) => (
        <Field
          key={column}
          name={`${at}.${column}`}
          label={label}
          value={typed[`${at}.${column}`]}
          error={wrong[`${at}.${column}`]}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
        />
      ))}
    </div>
  );
}

export function LoanRequests(props: PartProps) {
  const { t, number } = useI18n();
  const { facts, typed, wrong } = props;
  if (facts.kind === 'rotating') return null;
  const members = membersOf(props);
  const { loanTimesSavings, loanAnnualPercent, quorumPercent } = facts.terms;
  const hint = t('meeting.requestTerms', {
    times: number(Number(loanTimesSavings)),
    percent: number(Number(loanAnnualPercent)),
    needed: quorumOf(members.length, quorumPercent),
  });
  return (
    <Part name="requests" title={t('meeting.requests')} hint={hint}>
      {rowsOf(typed, 'request').map((place) => {
        const at = `request.${place}`;
        return (
          <Screen key={place} spare={place > 0} rows="request">
            <Select
              name={`${at}.member`}
              label={t('meeting.requestWho')}
              options={members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
              value={typed[`${at}.member`]}
              error={wrong[`${at}.member`]}
            />
            <Amount {...props} name={`${at}.amount`} label={t('meeting.requestAmount')} />
            <Field
              name={`${at}.instalments`}
              label={t('meeting.requestInstalments')}
              value={typed[`${at}.instalments`]}
              error={wrong[`${at}.instalments`]}
              inputMode="numeric"
              autoComplete="off"
              width="short"
            />
            <Field
              name={`${at}.purpose`}
              label={t('meeting.requestPurpose')}
              value={typed[`${at}.purpose`]}
              error={wrong[`${at}.purpose`]}
              maxLength={200}
            />
            <VoteFields at={at} typed={typed} wrong={wrong} />
            <Checkbox
              name={`${at}.payOut`}
              label={t('meeting.requestPayOut')}
              checked={typed[`${at}.payOut`] === 'yes'}
              error={wrong[`${at}.payOut`]}
            />
          </Screen>
        );
      })}
    </Part>
  );
}

export function Resolutions({ typed, wrong }: PartProps) {
  const { t } = useI18n();
  return (
    <Part name="resolutions" title={t('meeting.resolutions')} hint={t('meeting.resolutionsHint')}>
      {rowsOf(typed, 'resolution').map((place) => (
        <Screen key={place} spare={place > 0} rows="resolution">
          <Field
            name={`resolution.${place}.text`}
            label={t('meeting.resolutionText')}
            optional
            value={typed[`resolution.${place}.text`]}
            error={wrong[`resolution.${place}.text`]}
            maxLength={500}
          />
          <VoteFields at={`resolution.${place}`} typed={typed} wrong={wrong} />
        </Screen>
      ))}
    </Part>
  );
}

export function Minutes({ facts, typed, wrong, planned = true }: PartProps & { planned?: boolean }) {
  const { t } = useI18n();
  return (
    <Part name="minutes" title={t('meeting.minutesTitle')}>
      <Screen>
        <TextArea
          name="minutes"
          label={t('meeting.minutes')}
          optional
          value={typed.minutes}
          error={wrong.minutes}
          maxLength={5000}
        />
        {planned && (
          <Field
            name="nextOn"
            type="date"
            label={t('meeting.nextOn')}
            optional
            value={typed.nextOn}
            error={wrong.nextOn}
            width="medium"
            min={facts.today}
          />
        )}
      </Screen>
    </Part>
  );
}

/** Members sign with their own numbers; who has none chooses it here, typed twice. */
export function SignOff(props: PartProps) {
  const { t } = useI18n();
  const { facts, typed, wrong } = props;
  const options = membersOf(props).map(({ memberId, name, hasPin }) => ({
    value: memberId,
    label: hasPin ? name : t('meeting.withoutPin', { name }),
  }));
  return (
    <Part name="sign" title={t('meeting.sign')} hint={t('meeting.signHint', { count: facts.terms.signOffs })}>
      {Array.from({ length: facts.terms.signOffs }, (_, place) => (
        <Screen key={place}>
          <Select
            name={`signer.${place}`}
            label={t('meeting.signer', { place: place + 1 })}
            options={options}
            value={typed[`signer.${place}`]}
            error={wrong[`signer.${place}`]}
          />
          <PinFields place={place} wrong={wrong} chosenNow={facts.members.some(({ hasPin }) => !hasPin)} />
        </Screen>
      ))}
    </Part>
  );
}

type PinProps = {
  place: number;
  wrong: Record<string, string>;
  /** Somebody has no number yet and may choose it here. */
  chosenNow: boolean;
};

export function PinFields({ place, wrong, chosenNow }: PinProps) {
  const { t } = useI18n();
  const pin = { type: 'password', inputMode: 'numeric', autoComplete: 'off', width: 'short', maxLength: 6 } as const;
  return (
    <>
      <Field name={`pin.${place}`} label={t('meeting.pin')} error={wrong[`pin.${place}`]} {...pin} />
      {chosenNow && (
        <div data-new-pin="">
          <Field
            name={`pinAgain.${place}`}
            label={t('meeting.pinAgain')}
            hint={t('meeting.pinAgainHint')}
            optional
            error={wrong[`pinAgain.${place}`]}
            {...pin}
          />
        </div>
      )}
    </>
  );
}
