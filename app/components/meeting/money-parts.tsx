import { Icon, type IconName } from '~/components/icon';
import { Select } from '~/components/select';
import { Field } from '~/components/field';
import { Checkbox } from '~/components/checkbox';
import {
  isExpected,
  MARKS,
  MOVEMENT_KINDS,
  OTHER_MOVEMENTS,
  type Mark,
  type SheetMember,
} from '~/domain/programme/meeting-sheet';
import { useI18n } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { Amount, Choices, Part, Person, rowsOf, Screen, type PartProps } from './meeting-part';

const MARK_ICONS: Record<Mark, IconName> = { present: 'check', late: 'waiting', absent: 'close', excused: 'info' };

/** Members of the day stand first; those who have just left or joined are left out unless the day is theirs. */
function allMembers({ facts, typed }: Pick<PartProps, 'facts' | 'typed'>): (SheetMember & { out: boolean })[] {
  const on = typed.heldOn ?? '';
  const day = /^\d{4}-\d\d-\d\d$/.test(on) ? on : facts.today;
  return facts.members.map((member) => ({ ...member, out: !isExpected(member, day) }));
}

/** Who can be chosen: the members of the day. */
export function membersOf(props: Pick<PartProps, 'facts' | 'typed'>): SheetMember[] {
  return allMembers(props).filter(({ out }) => !out);
}

export function RollCall(props: PartProps) {
  const { t } = useI18n();
  return (
    <Part name="roll" title={t('meeting.roll')}>
      {allMembers(props).map(({ memberId, name, out }) => (
        <Screen key={memberId} member={memberId} out={out}>
          <Choices
            name={`mark.${memberId}`}
            legend={<bdi className="meeting-person">{name}</bdi>}
            value={props.typed[`mark.${memberId}`]}
            error={props.wrong[`mark.${memberId}`]}
            options={MARKS.map((mark) => ({
              value: mark,
              label: (
                <span className="icon-word">
                  <Icon name={MARK_ICONS[mark]} />
                  <span>{t(`meeting.mark.${mark}`)}</span>
                </span>
              ),
            }))}
          />
        </Screen>
      ))}
    </Part>
  );
}

export function Opening(props: PartProps) {
  const { t, money, date } = useI18n();
  const { last, currency } = props.facts;
  const known = last !== null && last.closingMinor !== null;
  return (
    <Part name="open" title={t('meeting.open')}>
      <Screen>
        {known && (
          <p className="meeting-known">
            {t('meeting.lastClose', { amount: money(last.closingMinor ?? 0, currency), date: date(last.heldOn) })}
          </p>
        )}
        <Amount {...props} name="cashOpen" label={t('meeting.cashOpen')} usual={last?.closingMinor} />
        <Field
          name="openReason"
          label={t('meeting.openReason')}
          hint={t('meeting.openReasonHint')}
          optional
          value={props.typed.openReason}
          error={props.wrong.openReason}
          maxLength={500}
        />
      </Screen>
    </Part>
  );
}

export function Savings(props: PartProps) {
  const { t, money, number } = useI18n();
  const { facts, typed, wrong } = props;
  const { kind, currency } = facts;
  const price = facts.terms.contributionMinor;
  const byShares = kind === 'shares' && price !== null;
  const hint =
    price === null
      ? t('meeting.savingsAny')
      : t(byShares ? 'meeting.savingsShares' : 'meeting.savingsContribution', { amount: money(price, currency) });
  return (
    <Part name="savings" title={t(kind === 'rotating' ? 'meeting.contributions' : 'meeting.savings')} hint={hint}>
      {allMembers(props).map(({ memberId, name, savedMinor, out }) => (
        <Person
          key={memberId}
          member={memberId}
          out={out}
          name={name}
          facts={kind !== 'rotating' && t('meeting.savedSoFar', { amount: money(savedMinor, currency) })}
        >
          {byShares ? (
            <Choices
              name={`shares.${memberId}`}
              legend={t('meeting.sharesToday')}
              value={typed[`shares.${memberId}`]}
              error={wrong[`shares.${memberId}`]}
              className="meeting-shares"
              options={['0', '1', '2', '3', '4', '5'].map((count) => ({ value: count, label: number(Number(count)) }))}
            />
          ) : (
            <Amount {...props} name={`saving.${memberId}`} label={t('meeting.savesToday')} usual={price} />
          )}
          {kind !== 'rotating' && (
            <details className="meeting-more" open={Boolean(typed[`withdrawal.${memberId}`])}>
              <summary>{t('meeting.takesOut')}</summary>
              <Amount {...props} name={`withdrawal.${memberId}`} label={t('meeting.withdraws')} optional />
            </details>
          )}
        </Person>
      ))}
    </Part>
  );
}

export function SocialFund(props: PartProps) {
  const { t } = useI18n();
  const usual = props.facts.terms.socialFundMinor;
  return (
    <Part name="social" title={t('meeting.social')}>
      {allMembers(props).map(({ memberId, name, out }) => (
        <Person key={memberId} name={name} member={memberId} out={out}>
          <Amount {...props} name={`social.${memberId}`} label={t('meeting.givesToday')} usual={usual} />
        </Person>
      ))}
    </Part>
  );
}

export function Repayments(props: PartProps) {
  const { t, money } = useI18n();
  const { loans, currency } = props.facts;
  if (loans.length === 0) return null;
  return (
    <Part name="repayments" title={t('meeting.repayments')}>
      {loans.map(({ loanId, name, code, dueMinor, owedMinor }) => (
        <Person
          key={loanId}
          name={name}
          facts={t('meeting.dueAndOwed', { due: money(dueMinor, currency), owed: money(owedMinor, currency), code })}
        >
          <Amount {...props} name={`repayment.${loanId}`} label={t('meeting.repaysToday')} usual={dueMinor} />
        </Person>
      ))}
    </Part>
  );
}

export function Fines(props: PartProps) {
  const { t, money } = useI18n();
  const { facts, typed, wrong } = props;
  const members = membersOf(props).map(({ memberId, name }) => ({ value: memberId, label: name }));
  const agreed = facts.terms.fines.map(({ reason, amountMinor }) => `${reason}: ${money(amountMinor, facts.currency)}`);
  return (
    <Part name="fines" title={t('meeting.fines')} hint={agreed.length > 0 && agreed.join(' · ')}>
      <AgreedFines {...props} />
      {rowsOf(typed, 'fine').map((place) => (
        <Screen key={place} spare={place > 0} rows="fine">
          <Select
            name={`fine.${place}.member`}
            label={t('meeting.fineWho')}
            options={members}
            value={typed[`fine.${place}.member`]}
            error={wrong[`fine.${place}.member`]}
          />
          <Amount {...props} name={`fine.${place}.amount`} label={t('meeting.fineAmount')} />
          <Field
            name={`fine.${place}.reason`}
            label={t('meeting.fineReason')}
            optional
            value={typed[`fine.${place}.reason`]}
            error={wrong[`fine.${place}.reason`]}
            maxLength={200}
          />
        </Screen>
      ))}
    </Part>
  );
}

/** Fines that the constitution has for who came late or not at all: put down by one tap, never by themselves. */
function AgreedFines(props: PartProps) {
  const { t, money } = useI18n();
  const { facts, typed } = props;
  const agreed = facts.terms.fines.filter(({ mark }) => mark !== undefined);
  if (agreed.length === 0) return null;
  return (
    <ul className="plain-list">
      {membersOf(props).flatMap(({ memberId, name }) =>
        agreed.map(({ reason, amountMinor, mark }) => {
          const words = t('meeting.fineAgreed', { name, reason, amount: money(amountMinor, facts.currency) });
          return (
            <li
              key={`${memberId} ${reason}`}
              data-fine-of={memberId}
              data-fine-mark={mark}
              hidden={typed[`mark.${memberId}`] !== mark}
            >
              <span data-plain="">{words}</span>
              <button
                type="button"
                className="button button-plain button-block"
                hidden
                data-put-fine={memberId}
                data-amount={amountText(amountMinor, facts.currency)}
                data-reason={reason}
              >
                <Icon name="add" />
                <span>{words}</span>
              </button>
            </li>
          );
        }),
      )}
    </ul>
  );
}

export function PaidOut(props: PartProps) {
  const { t, money } = useI18n();
  const { facts, typed, wrong } = props;
  const rotating = facts.kind === 'rotating';
  if (!rotating && facts.approved.length === 0) return null;
  return (
    <Part name="paidOut" title={t(rotating ? 'meeting.pot' : 'meeting.paidOut')}>
      {facts.approved.map(({ requestId, name, amountMinor }) => (
        <Screen key={requestId}>
          <Checkbox
            name={`disburse.${requestId}`}
            label={t('meeting.paysOutTo', { name, amount: money(amountMinor, facts.currency) })}
            checked={typed[`disburse.${requestId}`] === 'yes'}
            error={wrong[`disburse.${requestId}`]}
          />
        </Screen>
      ))}
      {rotating && (
        <Screen>
          <Select
            name="pot.member"
            label={t('meeting.potWho')}
            options={membersOf(props).map(({ memberId, name }) => ({ value: memberId, label: name }))}
            value={typed['pot.member'] ?? facts.turnOf}
            error={wrong['pot.member']}
          />
          <Amount {...props} name="pot.amount" label={t('meeting.potAmount')} hint={t('meeting.potHint')} optional />
        </Screen>
      )}
    </Part>
  );
}

export function OtherCash(props: PartProps) {
  const { t } = useI18n();
  const { typed, wrong } = props;
  const isTyped = (kind: string) => Object.values(typed).includes(kind);
  const kinds = MOVEMENT_KINDS.filter((kind) => OTHER_MOVEMENTS.includes(kind) || isTyped(kind)).map((kind) => ({
    value: kind,
    label: t(`meeting.move.${kind}`),
  }));
  return (
    <Part name="other" title={t('meeting.other')} hint={t('meeting.otherHint')}>
      {rowsOf(typed, 'move').map((place) => (
        <Screen key={place} spare={place > 0} rows="move">
          <Select
            name={`move.${place}.kind`}
            label={t('meeting.moveKind')}
            options={kinds}
            value={typed[`move.${place}.kind`]}
            error={wrong[`move.${place}.kind`]}
          />
          <Amount {...props} name={`move.${place}.amount`} label={t('meeting.moveAmount')} />
          <Field
            name={`move.${place}.note`}
            label={t('meeting.moveNote')}
            optional
            value={typed[`move.${place}.note`]}
            error={wrong[`move.${place}.note`]}
            maxLength={200}
          />
        </Screen>
      ))}
    </Part>
  );
}
