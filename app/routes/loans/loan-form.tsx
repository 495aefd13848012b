import type { ReactNode } from 'react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button, type ButtonLook } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Form } from '~/components/form';
import type { IconName } from '~/components/icon';
import { LoanFacts } from '~/components/loan-facts';
import { Page } from '~/components/page';
import type { LoanHead } from '~/domain/credit/loan-view.queries.server';
import { useI18n } from '~/platform/i18n';
import type { Refused } from './loan-words';

type LoanFormProps = {
  title: string;
  lead?: ReactNode;
  loan: LoanHead;
  refused?: Refused;
  /** The button's word. */
  act: string;
  icon: IconName;
  look?: ButtonLook;
  children?: ReactNode;
};

/** The page of one act on a loan: whose it is, what is asked, one button. */
export function LoanForm({ title, lead, loan, refused, act, icon, look, children }: LoanFormProps) {
  const { t } = useI18n();
  const problems = Object.entries(refused?.words ?? {}).map(([field, message]) => ({ field, message }));
  return (
    <Page
      title={title}
      lead={lead}
      width="form"
      search={false}
      back={{ href: `/loans/${loan.id}`, label: t('credit.loan') }}
    >
      {refused?.problem && <Alert tone="bad" title={refused.problem} />}
      <ErrorSummary errors={problems} />
      <LoanFacts loan={loan} />
      <Form>
        {children}
        <ActionBar>
          <Button icon={icon} look={look}>
            {act}
          </Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
