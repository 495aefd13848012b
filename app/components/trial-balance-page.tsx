import type { ComponentProps, ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { Field } from './field';
import { Form } from './form';
import { LinkButton } from './link-button';
import { Page } from './page';
import { TrialBalanceTable } from './trial-balance-table';

type AskedDay = { day: string; typed: string; problem: 'not-a-day' | 'in-the-future' | null };
type Row = ComponentProps<typeof TrialBalanceTable>['rows'][number] & { currency: string; ofBranch: boolean };

type TrialBalancePageProps = {
  name: string;
  back: { href: string; label: ReactNode };
  /** The page's own address, without a query. */
  address: string;
  asked: AskedDay;
  /** The latest day that can be asked for. */
  latest: string;
  /** Whether accounts of members are shown one by one; null where that cannot be asked. */
  byMember: boolean | null;
  rows: Row[];
};

/** A trial balance of a group or a branch at the end of a day, to read, print or take along. */
export function TrialBalancePage({ name, back, address, asked, latest, byMember, rows }: TrialBalancePageProps) {
  const { t, date } = useI18n();
  const parts = partsOf(rows);
  const query = (members: boolean) => `?on=${asked.day}${members ? '&by=member' : ''}`;
  return (
    <Page
      title={t('ledger.trialBalance')}
      lead={
        <>
          <bdi>{name}</bdi> · {t('ledger.trialBalanceOn', { date: date(asked.day, 'long') })}
        </>
      }
      back={back}
      width="wide"
      search={false}
      actions={
        <LinkButton href={`${address}.csv${query(byMember === true)}`} look="plain" icon="download">
          {t('ledger.download')}
        </LinkButton>
      }
    >
      <Form method="get" action={address} className="filter-line no-print">
        <Field
          name="on"
          type="date"
          label={t('ledger.day')}
          value={asked.typed}
          max={latest}
          error={asked.problem && t(`ledger.day.${asked.problem}`, { date: date(latest) })}
        />
        {byMember && <input type="hidden" name="by" value="member" />}
        <Button icon="show">{t('ledger.showDay')}</Button>
        {byMember !== null && (
          <a href={address + query(!byMember)}>{t(byMember ? 'ledger.byKind' : 'ledger.byMember')}</a>
        )}
      </Form>
      {rows.length === 0 && <EmptyState icon="record" title={t('ledger.noBooks')} />}
      {parts.map(({ currency, ofBranch, rows: part }) => (
        <TrialBalanceTable
          key={`${currency} ${ofBranch}`}
          caption={`${t(ofBranch ? 'ledger.ofBranch' : byMember === null ? 'ledger.ofGroups' : 'ledger.trialBalance')} (${currency})`}
          currency={currency}
          rows={part}
        />
      ))}
      {parts.length > 0 && <Verdict balanced={parts.every(({ rows: part }) => isBalanced(part))} />}
    </Page>
  );
}

function Verdict({ balanced }: { balanced: boolean }) {
  const { t } = useI18n();
  return (
    <>
      <Alert tone={balanced ? 'good' : 'bad'} title={t(balanced ? 'ledger.balances' : 'ledger.doesNotBalance')} />
      <p className="muted">{t('ledger.drCr')}</p>
    </>
  );
}

function partsOf(rows: readonly Row[]): { currency: string; ofBranch: boolean; rows: Row[] }[] {
  const keys = [...new Set(rows.map(({ currency, ofBranch }) => JSON.stringify({ currency, ofBranch })))];
  return keys.map((key) => {
    const { currency, ofBranch } = JSON.parse(key) as { currency: string; ofBranch: boolean };
    return { currency, ofBranch, rows: rows.filter((row) => row.currency === currency && row.ofBranch === ofBranch) };
  });
}

function isBalanced(rows: readonly Row[]): boolean {
  return rows.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0) === 0;
}
