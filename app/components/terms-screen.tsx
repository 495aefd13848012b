import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { KeptForm } from './kept-form';
import { LinkButton } from './link-button';
import { Page } from './page';
import { QuoteTermsForm } from './quote-terms-form';
import { RefusalSummary } from './refusal-summary';
import type { Choice } from './select';

type TermsScreenProps = {
  loaded: {
    side: 'buyer' | 'seller';
    quoteId: string;
    title: string;
    state: string;
    /** Whether this side can say terms now. */
    open: boolean;
    currency: string;
    unitName: string;
    version: number;
    formId: string;
    pickupPlace: string;
    stored: Record<string, string>;
    offers: Choice[];
    cost: { text: string | null; offerId: string } | null;
  };
  answer:
    | {
        typed: Partial<Record<string, string>>;
        words: Record<string, string>;
        problem: string | null;
        changes: string[];
        belowCost: string[];
      }
    | undefined;
};

/** The page on which one side says its terms; what somebody said meanwhile stands above what was typed. */
export function TermsScreen({ loaded, answer }: TermsScreenProps) {
  const { t } = useI18n();
  const { side, quoteId, open, cost, version, formId } = loaded;
  const words = answer?.words ?? {};
  return (
    <Page
      title={t(side === 'seller' ? 'quotes.quoteTitle' : 'quotes.counterTitle')}
      lead={t(side === 'seller' ? 'quotes.quoteLead' : 'quotes.counterLead')}
      width="form"
      search={false}
      back={{ href: `/quotes/${quoteId}`, label: t('quotes.back') }}
    >
      <p>
        <bdi>{loaded.title}</bdi>
      </p>
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      {answer && answer.changes.length > 0 && (
        <Alert tone="bad" title={t('quotes.changedTitle')}>
          <p>{t('quotes.changedText')}</p>
          <ul>
            {answer.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Alert>
      )}
      <RefusalSummary problems={words} />
      {answer && answer.belowCost.length > 0 && (
        <p>
          <a href="#below-cost">{t('quotes.cost.belowTitle')}</a>
        </p>
      )}
      {cost && (
        <Alert tone="neutral" icon="scale" title={cost.text ?? t('quotes.cost.linkText')}>
          <a href={`/sell/offers/${cost.offerId}/costs`}>
            {t(cost.text === null ? 'quotes.cost.keep' : 'quotes.cost.change')}
          </a>
        </Alert>
      )}
      {open ? (
        <KeptForm name={`quote ${quoteId} ${side}`} answered={answer !== undefined}>
          <QuoteTermsForm
            {...loaded}
            values={{ version: String(version), formId, ...loaded.stored, ...answer?.typed }}
            words={words}
            belowCost={answer?.belowCost ?? []}
          />
        </KeptForm>
      ) : (
        <LinkButton href={`/quotes/${quoteId}`}>{t('quotes.back')}</LinkButton>
      )}
    </Page>
  );
}
