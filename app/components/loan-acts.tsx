import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Alert } from './alert';
import { LinkButton } from './link-button';

type LoanActsProps = {
  loan: { id: string; state: string; source: string; own: boolean; mayKeep: boolean; currency: string };
  writeOffState: string | null;
  mayDecideWriteOff: boolean;
  off: { dueMinor: number; payOffMinor: number } | null;
};

/** What is to be done next with a loan, and who does it; the acts that the reader may take. */
export function LoanActs({ loan, writeOffState, mayDecideWriteOff, off }: LoanActsProps) {
  const { t, money } = useI18n();
  const { id, state, own, mayKeep, currency } = loan;
  const open = state === 'active' || state === 'restructured';
  const outside = loan.source === 'external_mfi';
  const next =
    state === 'requested'
      ? t(loan.source === 'internal' ? 'credit.nextGroupDecides' : 'credit.nextOfficerDecides')
      : state === 'approved'
        ? t('credit.nextPayOut')
        : off &&
          (off.dueMinor > 0
            ? t('credit.nextDue', { amount: money(off.dueMinor, currency) })
            : t('credit.nextNothingDue', { amount: money(off.payOffMinor, currency) }));
  const decides = writeOffState === 'proposed' && mayDecideWriteOff;
  return (
    <>
      {next && <Alert tone={state === 'requested' ? 'waiting' : 'info'} title={next} />}
      <ActionBar>
        {mayKeep && state === 'requested' && (
          <LinkButton href={`/loans/${id}/decision`} icon="vote">
            {t('credit.decide')}
          </LinkButton>
        )}
        {mayKeep && state === 'approved' && (
          <LinkButton href={`/loans/${id}/disbursement`} icon="money">
            {t('credit.payOut')}
          </LinkButton>
        )}
        {mayKeep && !outside && (open || state === 'written_off') && (
          <LinkButton href={`/loans/${id}/repayments`} icon="add">
            {t(open ? 'credit.recordRepayment' : 'credit.recordRecovery')}
          </LinkButton>
        )}
        {mayKeep && outside && open && (
          <LinkButton href={`/loans/${id}/outside-status`} icon="record">
            {t('credit.recordWord')}
          </LinkButton>
        )}
        {mayKeep && !outside && open && (
          <LinkButton href={`/loans/${id}/reschedule`} look="plain" icon="calendar">
            {t('credit.reschedule')}
          </LinkButton>
        )}
        {mayKeep && !outside && open && writeOffState === null && (
          <LinkButton href={`/loans/${id}/write-off`} look="plain" icon="close">
            {t('credit.proposeWriteOff')}
          </LinkButton>
        )}
        {decides && (
          <LinkButton href={`/loans/${id}/write-off`} icon="vote">
            {t('credit.decideWriteOff')}
          </LinkButton>
        )}
        {(own || mayKeep) && (state === 'requested' || state === 'approved') && (
          <LinkButton href={`/loans/${id}/withdrawal`} look="plain" icon="undo">
            {t('credit.withdraw')}
          </LinkButton>
        )}
      </ActionBar>
    </>
  );
}
