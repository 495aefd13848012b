import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { RadioGroup } from '~/components/radio-group';
import { RefusalSummary } from '~/components/refusal-summary';
import { TextArea } from '~/components/text-area';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { refuseQuote } from '~/domain/sourcing/quotes/end-quote-request.server';
import { REFUSAL_REASONS, refuseQuoteSchema } from '~/domain/sourcing/quotes/refuse-quote.schema';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireQuote } from './own-quote.server';
import { movedOnWords, quoteFieldWords } from './quote-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { quote } = await requireQuote(args);
  const { t } = translator(args.context.locale);
  return json({ page: { title: t('quotes.refuseTitle') }, id: quote.id, side: quote.side, title: quote.shownTitle });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, quote } = await requireQuote(args);
  const { database, locale, clock } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = refuseQuoteSchema.safeParse(typed);
  if (!parsed.success) return answer(typed, quoteFieldWords(fieldErrors(parsed.error), words, ''));
  const done = await transact(database.db, (tx) => refuseQuote(tx, actor, quote.id, parsed.data, clock));
  if (done.ok) return redirect(`/quotes/${quote.id}?done=ended`, 303);
  if (done.error.code === 'request-not-found') throw notFound();
  return answer(typed, {}, movedOnWords(done.error.now, words));
}

function answer(typed: TypedText, words: Record<string, string>, problem: string | null = null) {
  return json({ typed, words, problem }, { status: problem === null ? 422 : 409 });
}

export default function Refusal() {
  const { id, side, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = refused?.words ?? {};
  return (
    <Page
      title={t('quotes.refuseTitle')}
      lead={t('quotes.refuseLead')}
      width="form"
      search={false}
      back={{ href: `/quotes/${id}`, label: t('quotes.back') }}
    >
      <p>
        <bdi>{title}</bdi>
      </p>
      {refused?.problem && <Alert tone="bad" title={refused.problem} />}
      <RefusalSummary problems={words} />
      <Form>
        <RadioGroup
          name="reasonCode"
          label={t('quotes.refuseReason')}
          error={words.reasonCode}
          value={refused?.typed.reasonCode}
          options={REFUSAL_REASONS[side].map((reason) => ({ value: reason, label: t(`quotes.reason.${reason}`) }))}
        />
        <TextArea
          name="reason"
          label={t('quotes.refuseWords')}
          optional
          error={words.reason}
          value={refused?.typed.reason}
          rows={2}
          maxLength={500}
        />
        <ActionBar>
          <Button look="danger" icon="refused">
            {t('quotes.refuseButton')}
          </Button>
        </ActionBar>
      </Form>
    </Page>
  );
}
