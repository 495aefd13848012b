import type { OfferOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { nextTier, unitPriceFor } from '~/domain/catalogue/price-tiers';
import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { Button } from './button';
import { ChosenOffer } from './chosen-offer';
import { DeliveryFields } from './delivery-fields';
import { DefinitionList } from './definition-list';
import { ErrorSummary } from './error-summary';
import { Field } from './field';
import { Form } from './form';
import { Money } from './money';
import { useQuantityHint } from './order-quantity-form';
import { PriceLadder } from './price-ladder';
import { TextArea } from './text-area';

type Offer = OfferOnSale & { unitName: string };

type NewOrderFormProps = {
  offer: Offer;
  /** The day the asked quantity can be promised for; null where it cannot be. */
  promisedOn: string | null;
  /** As typed, and as a number where it is one. */
  quantity: string;
  asked: number | null;
  idempotencyKey: string;
  problems: { field: string | null; message: string }[];
  typed: Partial<Record<string, string>>;
};

/** What a buyer agrees to: goods, price, total, day, delivery, payment. Everything typed is kept when it comes back. */
export function NewOrderForm(props: NewOrderFormProps) {
  const { offer, promisedOn, quantity, asked, idempotencyKey, problems, typed } = props;
  const { t, date } = useI18n();
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message ?? null;
  const general = problems.filter((problem) => problem.field === null);
  return (
    <>
      {general.map(({ message }) => (
        <Alert key={message} tone="bad" title={message} />
      ))}
      <ErrorSummary errors={problems.flatMap(({ field, message }) => (field ? [{ field, message }] : []))} />
      <ChosenOffer offer={offer} />
      <PriceLadder {...offer} quantity={asked} />
      <Form idempotencyKey={typed.idempotencyKey ?? idempotencyKey}>
        <input type="hidden" name="offerId" value={offer.id} />
        <Field
          name="quantity"
          label={t('orders.quantity')}
          hint={useQuantityHint(offer)}
          error={errorOf('quantity')}
          value={typed.quantity ?? quantity}
          inputMode="numeric"
          after={offer.unitName}
          width="medium"
        />
        <Totals offer={offer} asked={asked} promisedOn={promisedOn} />
        <DeliveryFields {...offer} typed={typed} errorOf={errorOf} />
        <Field
          name="wishedOn"
          type="date"
          label={t('orders.wishedOn')}
          optional
          hint={promisedOn ? t('orders.wishedOnHint', { date: date(promisedOn) }) : undefined}
          error={errorOf('wishedOn')}
          value={typed.wishedOn}
          width="medium"
        />
        <TextArea
          name="note"
          label={t('orders.note')}
          optional
          error={errorOf('note')}
          value={typed.note}
          rows={3}
          maxLength={2000}
        />
        <DefinitionList items={[{ key: 'payment', term: t('orders.payment'), value: t('orders.payOnDelivery') }]} />
        <Button icon="orders" block>
          {t('orders.place')}
        </Button>
      </Form>
    </>
  );
}

type TotalsProps = { offer: Offer; asked: number | null; promisedOn: string | null };

/** Total and day for the quantity asked; a button works them out again for another quantity. */
function Totals({ offer, asked, promisedOn }: TotalsProps) {
  const { t, number, money, date } = useI18n();
  const possible = asked !== null && promisedOn !== null && asked <= offer.most;
  const priceMinor = unitPriceFor(offer, asked ?? 0);
  const next = possible ? nextTier(offer, asked) : null;
  return (
    <div className="totals">
      {possible && (
        <DefinitionList
          items={[
            {
              key: 'total',
              term: t('orders.total'),
              value: (
                <>
                  <Money amountMinor={priceMinor * asked} currency={offer.currency} decimals="always" />
                  <span className="muted">
                    {' '}
                    {t('orders.totalNow', {
                      quantity: number(asked),
                      unit: offer.unitName,
                      price: money(priceMinor, offer.currency),
                    })}
                  </span>
                </>
              ),
            },
            { key: 'promised', term: t('orders.promised'), value: date(promisedOn) },
          ]}
        />
      )}
      {next && next.fromQuantity <= offer.most && (
        <p className="muted">
          {t('orders.nextTier', {
            quantity: number(next.fromQuantity),
            unit: offer.unitName,
            price: money(next.priceMinor, offer.currency),
          })}
        </p>
      )}
      <Button look="quiet" name="intent" value="total">
        {t('orders.updateTotal')}
      </Button>
    </div>
  );
}
