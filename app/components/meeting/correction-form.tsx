import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { TextArea } from '~/components/text-area';
import { useI18n } from '~/platform/i18n';
import { Minutes, Resolutions } from './decision-parts';
import { Closing } from './meeting-form';
import { Part, Screen, type PartProps } from './meeting-part';
import { Fines, Opening, OtherCash, PaidOut, Repayments, RollCall, Savings, SocialFund } from './money-parts';

/** A recorded meeting as a form, to be corrected with a reason. Its day, votes on loans and loans paid out stay. */
export function CorrectionForm({ version, ...props }: PartProps & { version: string }) {
  const { t } = useI18n();
  return (
    <Form className="meeting-form">
      <input type="hidden" name="version" value={version} />
      <RollCall {...props} />
      <Opening {...props} />
      <Savings {...props} />
      <SocialFund {...props} />
      <Repayments {...props} />
      <Fines {...props} />
      <Resolutions {...props} />
      <PaidOut {...props} />
      <OtherCash {...props} />
      <Closing {...props} totals={null} />
      <Minutes {...props} planned={false} />
      <Part name="reason" title={t('meeting.reason')}>
        <Screen>
          <TextArea
            name="reason"
            label={t('meeting.correctionReason')}
            value={props.typed.reason}
            error={props.wrong.reason}
            maxLength={500}
          />
          <Button block icon="check">
            {t('meeting.saveCorrection')}
          </Button>
        </Screen>
      </Part>
    </Form>
  );
}
