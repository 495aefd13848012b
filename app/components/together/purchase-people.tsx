import type { ShownPerson, ShownPurchase } from '~/domain/sourcing/together/shown-purchase';
import { useI18n } from '~/platform/i18n';
import { StatusBadge } from '../status-badge';

/** Who takes how much, pays and saves what, whether she agreed, and by whose hand. */
export function PurchasePeople({ purchase }: { purchase: ShownPurchase }) {
  const { t } = useI18n();
  const people = purchase.people.filter(({ state }) => state !== 'left');
  if (people.length === 0) return <p className="muted">{t('together.nobody')}</p>;
  return (
    <ul className="rows">
      {people.map((person) => (
        <li key={person.memberId} className="together-person">
          <Words person={person} purchase={purchase} />
          <span className="row-state">
            <Badge person={person} state={purchase.state} />
            {person.maySpeak && <Acts person={person} purchase={purchase} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Words({ person, purchase }: { person: ShownPerson; purchase: ShownPurchase }) {
  const { t, number, money } = useI18n();
  const { currency } = purchase.offer;
  const priced = purchase.state !== 'cancelled' && purchase.state !== 'lapsed' && person.state === 'in';
  return (
    <>
      <span className="together-person-line">
        <bdi className="row-title">{person.own ? t('together.you', { name: person.name }) : person.name}</bdi>
        {priced && <strong>{money(person.amountMinor, currency, { decimals: 'always' })}</strong>}
      </span>
      <span className="together-person-line muted">
        <span>{t('orders.quantityOf', { quantity: number(person.quantity), unit: purchase.unitName })}</span>
        {priced && person.savingMinor > 0 && (
          <span>
            {t('together.savesAmount', { amount: money(person.savingMinor, currency, { decimals: 'always' }) })}
          </span>
        )}
      </span>
      {person.enteredBy && <span className="muted small">{t('together.enteredBy', { name: person.enteredBy })}</span>}
      {person.agreedBy && <span className="muted small">{t('together.agreedBy', { name: person.agreedBy })}</span>}
    </>
  );
}

function Badge({ person, state }: { person: ShownPerson; state: string }) {
  const { t } = useI18n();
  if (person.state === 'left_out') return <StatusBadge tone="neutral">{t('together.leftOut')}</StatusBadge>;
  if (state !== 'open') return null;
  return person.agrees ? (
    <StatusBadge tone="good">{t('together.agreed')}</StatusBadge>
  ) : (
    <StatusBadge tone="waiting">
      {t(person.highestPriceMinor === null ? 'together.notAgreed' : 'together.agreeAgain')}
    </StatusBadge>
  );
}

/** What may be written down for a member without an account. */
function Acts({ person, purchase }: { person: ShownPerson; purchase: ShownPurchase }) {
  const { t } = useI18n();
  const path = (part: string) => `/together/${purchase.id}/${part}?member=${person.memberId}`;
  const acts = [
    !person.agrees && { href: path('confirmation'), words: t('together.agreeShort') },
    !purchase.over && { href: path('share'), words: t('common.change') },
    !purchase.over && { href: path('leaving'), words: t('together.leave') },
  ];
  return acts.map(
    (act) =>
      act && (
        <a key={act.href} className="tap" href={act.href}>
          {act.words}
          <span className="visually-hidden">: {person.name}</span>
        </a>
      ),
  );
}
