import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { CostDisclosure } from '~/components/cost-disclosure';
import { ErrorSummary } from '~/components/error-summary';
import { fieldProps } from '~/components/field-props';
import { Form } from '~/components/form';
import { AmountField, CountField, MethodSelect, PeriodSelect, RateField } from '~/components/loan-form-fields';
import { LoanPlanChart } from '~/components/loan-plan-chart';
import { LoanPlanTable } from '~/components/loan-plan-table';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { fieldReader } from '~/domain/credit/loan-fields';
import { soundPlan } from '~/domain/credit/loan-plan';
import { INTEREST_PERIODS, SCHEDULE_METHODS } from '~/domain/credit/loan-terms';
import { costsSideBySide } from '~/domain/credit/side-by-side';
import { today } from '~/platform/clock';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';
import { fieldWords } from './loan-words';

export const handle = { policy: 'public' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

/** Currencies of the countries where the programme works. */
const CURRENCIES = ['INR', 'KES', 'TZS', 'UGX', 'RWF', 'KHR', 'AFN', 'ZWG', 'USD'] as const;
const MOST_INSTALMENTS = 120;

export function loader({ request, context }: LoaderFunctionArgs) {
  const typed = Object.fromEntries(new URL(request.url).searchParams);
  const day = today(context.clock);
  const words = translator(context.locale);
  const page = { title: words.t('credit.calculator') };
  if (typed.amount === undefined) return json({ page, typed, today: day, words: {}, currency: 'INR', shown: null });
  const read = fieldReader(typed);
  const currency = read.oneOf('currency', CURRENCIES) ?? 'INR';
  const principalMinor = read.amount('amount', currency);
  const annualRatePercent = read.rate('rate');
  const instalments = read.whole('instalments', 1, MOST_INSTALMENTS);
  const period = read.oneOf('period', INTEREST_PERIODS);
  const method = read.oneOf('method', SCHEDULE_METHODS);
  if (principalMinor !== null && principalMinor <= 0) read.problems.amount = { code: 'not-a-number' };
  const wrong = Object.keys(read.problems).length > 0;
  if (wrong || !principalMinor || !annualRatePercent || !instalments || !period || !method) {
    const refused = fieldWords(read.problems, words);
    return json({ page, typed, today: day, words: refused.words, currency, shown: null }, { status: 422 });
  }
  const asked = { principalMinor, annualRatePercent, instalments, period, method };
  const loan = { ...asked, graceKind: 'none', gracePeriods: 0 } as const;
  const plan = soundPlan(loan, day);
  if (!plan) {
    const tooSmall = { amount: words.t('credit.error.amount-too-small-to-divide') };
    return json({ page, typed, today: day, words: tooSmall, currency, shown: null }, { status: 422 });
  }
  const shown = { plan: plan.instalments, amountMinor: principalMinor, costs: costsSideBySide(loan, day) };
  return json({ page, typed, today: day, words: {}, currency, shown });
}

export default function Calculator() {
  const { typed, words: found, shown, currency, today: day } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const of = fieldProps({ typed, words: found });
  const problems = Object.entries(found).map(([field, message]) => ({ field, message: String(message) }));
  return (
    <Page title={t('credit.calculator')} lead={t('credit.calculatorLead')} width="form" search={false}>
      <ErrorSummary errors={problems} />
      <Form method="get" action="/loans/calculator">
        <Select
          {...of('currency')}
          label={t('credit.currency')}
          placeholder={false}
          value={currency}
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
        <AmountField {...of('amount')} currency={undefined} />
        <RateField {...of('rate', '24')} />
        <CountField {...of('instalments', '12')} label={t('credit.howManyInstalments')} />
        <PeriodSelect {...of('period', 'month')} />
        <MethodSelect {...of('method', 'flat')} placeholder={false} />
        <Button icon="scale">{t('credit.showCost')}</Button>
      </Form>
      {shown && (
        <Card title={t('credit.costTitle')}>
          <CostDisclosure costs={shown.costs} amountMinor={shown.amountMinor} currency={currency} />
          <LoanPlanChart label={t('credit.planDrawn')} rows={shown.plan} currency={currency} />
          <LoanPlanTable caption={t('credit.planIfToday')} rows={shown.plan} currency={currency} today={day} />
        </Card>
      )}
    </Page>
  );
}
