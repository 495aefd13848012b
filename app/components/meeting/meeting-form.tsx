import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Icon } from '~/components/icon';
import type { SheetTotals } from '~/domain/programme/meeting-sheet';
import { useI18n } from '~/platform/i18n';
import { LoanRequests, Minutes, Resolutions, SignOff } from './decision-parts';
import { Amount, Part, Screen, type PartProps } from './meeting-part';
import { Fines, Opening, OtherCash, PaidOut, Repayments, RollCall, Savings, SocialFund } from './money-parts';

type MeetingFormProps = PartProps & {
  sheetId: string;
  /** Set when the form was sent to be counted up. */
  totals: SheetTotals | null;
};

/** A whole meeting in the order of the paper register: one plain form, which a script shows screen by screen. */
export function MeetingForm({ sheetId, totals, ...props }: MeetingFormProps) {
  const { t } = useI18n();
  return (
    <Form className="meeting-form" id="meeting">
      <input type="hidden" name="sheetId" value={sheetId} />
      <PartLinks {...props} />
      <Day {...props} />
      <RollCall {...props} />
      <Opening {...props} />
      <Savings {...props} />
      <SocialFund {...props} />
      <Repayments {...props} />
      <Fines {...props} />
      <LoanRequests {...props} />
      <Resolutions {...props} />
      <PaidOut {...props} />
      <OtherCash {...props} />
      <Closing {...props} totals={totals} />
      <Minutes {...props} />
      <SignOff {...props} />
      <Part name="send" title={t('meeting.send')}>
        <Screen>
          <p className="muted">{t('meeting.sendHint')}</p>
          <Button icon="check" block name="intent" value="record">
            {t('meeting.record')}
          </Button>
        </Screen>
      </Part>
      <MeetingBar />
    </Form>
  );
}

/** Without scripts: the parts of the long form, to jump to. */
function PartLinks({ facts }: Pick<PartProps, 'facts'>) {
  const { t } = useI18n();
  const rotating = facts.kind === 'rotating';
  const paysOut = rotating || facts.approved.length > 0;
  const parts = [
    ['roll', t('meeting.roll')],
    ['open', t('meeting.open')],
    ['savings', t(rotating ? 'meeting.contributions' : 'meeting.savings')],
    ['social', t('meeting.social')],
    ...(facts.loans.length > 0 ? [['repayments', t('meeting.repayments')]] : []),
    ['fines', t('meeting.fines')],
    ...(rotating ? [] : [['requests', t('meeting.requests')]]),
    ['resolutions', t('meeting.resolutions')],
    ...(paysOut ? [['paidOut', t(rotating ? 'meeting.pot' : 'meeting.paidOut')]] : []),
    ['other', t('meeting.other')],
    ['close', t('meeting.close')],
    ['minutes', t('meeting.minutesTitle')],
    ['sign', t('meeting.sign')],
    ['send', t('meeting.send')],
  ];
  return (
    <nav className="meeting-jumps" aria-label={t('meeting.parts')} data-plain="">
      <ol>
        {parts.map(([name, title]) => (
          <li key={name}>
            <a href={`#part-${name}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Day({ facts, typed, wrong }: PartProps) {
  const { t, date } = useI18n();
  return (
    <Part name="day" title={t('meeting.day')}>
      <Screen>
        <Field
          name="heldOn"
          type="date"
          label={t('meeting.heldOn')}
          value={typed.heldOn}
          error={wrong.heldOn}
          max={facts.today}
          width="medium"
        />
        {(facts.plannedOn !== null || wrong.scheduledOn) && (
          <Field
            name="scheduledOn"
            type="date"
            label={t('meeting.scheduledOn')}
            hint={facts.plannedOn && t('meeting.plannedFor', { date: date(facts.plannedOn) })}
            value={typed.scheduledOn}
            error={wrong.scheduledOn}
            max={facts.today}
            width="medium"
            optional
          />
        )}
        <p className="muted">{t('meeting.factsFrom', { date: date(facts.today) })}</p>
      </Screen>
    </Part>
  );
}

/** The end of the money: what should be in the box, what was counted, and why it is otherwise. */
export function Closing({ totals, ...props }: PartProps & { totals: SheetTotals | null }) {
  const { t } = useI18n();
  return (
    <Part name="close" title={t('meeting.close')}>
      <Screen>
        <CountedUp totals={totals} currency={props.facts.currency} />
        <Amount {...props} name="cashClose" label={t('meeting.cashClose')} />
        <p className="meeting-gap" data-gap="" role="status" />
        <Field
          name="closeReason"
          label={t('meeting.closeReason')}
          hint={t('meeting.closeReasonHint')}
          optional
          value={props.typed.closeReason}
          error={props.wrong.closeReason}
          maxLength={500}
        />
      </Screen>
    </Part>
  );
}

/** The running totals: of the script, or of the last time the form was counted up. */
function CountedUp({ totals, currency }: { totals: SheetTotals | null; currency: string }) {
  const { t, money } = useI18n();
  const lines = [
    ['savedMinor', t('meeting.total.saved')],
    ['socialFundMinor', t('meeting.total.social')],
    ['repaidMinor', t('meeting.total.repaid')],
    ['finesMinor', t('meeting.total.fines')],
    ['otherInMinor', t('meeting.total.otherIn')],
    ['withdrawnMinor', t('meeting.total.withdrawn')],
    ['lentMinor', t('meeting.total.lent')],
    ['otherOutMinor', t('meeting.total.otherOut')],
    ['betweenMinor', t('meeting.total.between')],
    ['computedMinor', t('meeting.total.computed')],
  ] as const;
  return (
    <>
      <dl className="meeting-totals" data-totals="" hidden={totals === null}>
        {lines.map(([key, label]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd data-total={key}>{totals && money(totals[key], currency)}</dd>
          </div>
        ))}
      </dl>
      <div data-plain="">
        <Button look="plain" icon="checklist" name="intent" value="count" block>
          {t('meeting.countUp')}
        </Button>
      </div>
    </>
  );
}

/** At the thumb, with scripts: what is in the box now, how far the meeting is, back and on. */
function MeetingBar() {
  const { t } = useI18n();
  return (
    <div className="meeting-bar" data-bar="" hidden>
      <p className="meeting-bar-money">
        <span>
          {t('meeting.inTheBox')} <strong data-total="computedMinor" />
        </span>
        <span>
          {t('meeting.thisPart')} <strong data-part-total="" />
        </span>
      </p>
      <div className="meeting-bar-buttons">
        <button type="button" className="button button-plain" data-back="">
          <Icon name="previous" />
          <span>{t('meeting.back')}</span>
        </button>
        <button type="button" className="button button-main" data-next="">
          <span>{t('meeting.next')}</span>
          <Icon name="next" />
        </button>
      </div>
    </div>
  );
}
