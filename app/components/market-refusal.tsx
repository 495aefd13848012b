import { useI18n, isMessageKey } from '~/platform/i18n';
import { Alert } from './alert';
import { Button } from './button';
import { Form } from './form';
import { LinkButton } from './link-button';
import { Page } from './page';

type MarketRefusalProps = {
  offerId: string;
  /** Where the seller stands instead of being eligible; null where that is not the reason. */
  outcome: string | null;
  /** The state in which this cannot be done; null where that is not the reason. */
  state: string | null;
  /** The offer can be left to go live by itself. */
  mayWait: boolean;
};

/** Why an offer does not come on the market now, and what can be done instead; without a reason, the way back alone. */
export function MarketRefusal({ offerId, outcome, state, mayWait }: MarketRefusalProps) {
  const { t } = useI18n();
  const back = `/sell/offers/${offerId}`;
  const reason = `catalogue.refused.${outcome}`;
  const stateName = `catalogue.state.${state}`;
  return (
    <Page
      title={t((outcome ?? state) ? 'catalogue.refusedTitle' : 'catalogue.review')}
      width="form"
      search={false}
      back={{ href: back, label: t('catalogue.backToOffer') }}
    >
      {outcome && (
        <Alert tone="bad" title={t(isMessageKey(reason) ? reason : 'catalogue.refused.not_yet')}>
          {t('catalogue.refusedText')}
        </Alert>
      )}
      {state && (
        <Alert
          tone="bad"
          title={t('catalogue.wrongState', { state: isMessageKey(stateName) ? t(stateName) : state })}
        />
      )}
      {mayWait ? (
        <Form action={`${back}/publication`}>
          <Button icon="waiting" name="when" value="eligible">
            {t('catalogue.awaitStanding')}
          </Button>
        </Form>
      ) : (
        <LinkButton href={back}>{t('catalogue.backToOffer')}</LinkButton>
      )}
    </Page>
  );
}
