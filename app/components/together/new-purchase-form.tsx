import type { OfferOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { ChosenOffer } from '../chosen-offer';
import { DeliveryFields } from '../delivery-fields';
import { Field } from '../field';
import { Form } from '../form';
import { PriceLadder } from '../price-ladder';
import { Select, type Choice } from '../select';
import { TextArea } from '../text-area';

type NewPurchaseFormProps = {
  offer: OfferOnSale & { unitName: string };
  groups: Choice[];
  formId: string;
  /** The suggested last day to join, and the last possible one. */
  closesOn: string;
  lastDay: string;
  typed: Partial<Record<string, string>>;
  problems: Record<string, string>;
};

/** What a member's group is to buy together: her own part, the last day to join, and how the goods come. */
export function NewPurchaseForm(props: NewPurchaseFormProps) {
  const { offer, groups, formId, closesOn, lastDay, typed, problems } = props;
  const { t, number, date } = useI18n();
  const [group] = groups;
  return (
    <>
      <ChosenOffer offer={offer} />
      <PriceLadder {...offer} />
      <Form>
        <input type="hidden" name="formId" value={typed.formId ?? formId} />
        <input type="hidden" name="offerId" value={offer.id} />
        {groups.length === 1 ? (
          <input type="hidden" name="groupId" value={group?.value} />
        ) : (
          <Select
            name="groupId"
            label={t('together.group')}
            options={groups}
            value={typed.groupId}
            error={problems.groupId}
          />
        )}
        <Field
          name="quantity"
          label={t('together.ownQuantity')}
          hint={t('together.quantityHint', { min: number(offer.minQuantity), unit: offer.unitName })}
          value={typed.quantity}
          error={problems.quantity}
          inputMode="numeric"
          autoComplete="off"
          after={offer.unitName}
          width="medium"
        />
        <Field
          name="closesOn"
          type="date"
          label={t('together.closesOn')}
          hint={t('together.closesOnHint', { date: date(lastDay) })}
          value={typed.closesOn ?? closesOn}
          error={problems.closesOn}
          width="medium"
        />
        <DeliveryFields {...offer} typed={typed} errorOf={(field) => problems[field]} />
        <TextArea
          name="note"
          label={t('orders.note')}
          value={typed.note}
          error={problems.note}
          rows={2}
          maxLength={500}
          optional
        />
        <Button icon="group" block>
          {t('together.open')}
        </Button>
      </Form>
    </>
  );
}
