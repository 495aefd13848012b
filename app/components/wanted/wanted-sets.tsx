import { awaitedSellers } from '~/domain/sourcing/wanted/awaited-sellers';
import type { PostSets, SellerShare, ShownSet } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import type { WantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { useI18n } from '~/platform/i18n';
import { Bar } from '../bar';
import { Button } from '../button';
import { Card } from '../card';
import { Form } from '../form';
import { IconWord } from '../icon-word';
import { Money } from '../money';
import { StatusBadge } from '../status-badge';

type Share = SellerShare & { unitName: string };
type NamedSet = Omit<ShownSet, 'shares'> & { shares: Share[] };

export type WantedSetsProps = {
  post: { id: string; currency: string; budgetMinor: number | null };
  found: Pick<PostSets, 'coversAll' | 'exact' | 'atLeastMinor' | 'sellersFit'> & { sets: NamedSet[] };
  /** Whom the owner has asked already. */
  asked: WantedView['asked'];
  formId: string;
};

/** Who could cover it together: each set with its total, its day, and a bar for everyone's share. One press asks all of a set. */
export function WantedSets({ post, found, asked, formId }: WantedSetsProps) {
  const { t, money } = useI18n();
  const { sets, coversAll, exact, atLeastMinor, sellersFit } = found;
  const awaited = awaitedSellers(asked);
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2>{t(coversAll ? 'wanted.whoCould' : 'wanted.whoCouldPart')}</h2>
        <p className="muted">{t('wanted.setsLead', { count: sellersFit })}</p>
        {!exact && atLeastMinor !== null && (
          <p className="muted small">{t('wanted.notAllLookedAt', { least: money(atLeastMinor, post.currency) })}</p>
        )}
      </div>
      {sets.map((set, index) => {
        const key = set.shares.map(({ offerId }) => offerId).join();
        const shown = <OneSet set={set} post={post} main={index === 0} awaited={awaited} formId={formId} />;
        if (index === 0) {
          return (
            <Card key={key} title={<Total set={set} currency={post.currency} />}>
              {shown}
            </Card>
          );
        }
        return (
          <details key={key} className="card disclosure">
            <summary>
              <Total set={set} currency={post.currency} />
            </summary>
            {shown}
          </details>
        );
      })}
    </section>
  );
}

type OneSetProps = Pick<WantedSetsProps, 'post' | 'formId'> & {
  set: NamedSet;
  main: boolean;
  awaited: ReturnType<typeof awaitedSellers>;
};

/** What a set costs, from how many sellers, and by when all of it is ready. */
function Total({ set, currency }: { set: NamedSet; currency: string }) {
  const { t, date } = useI18n();
  return (
    <>
      <Money amountMinor={set.totalMinor} currency={currency} />{' '}
      <span className="wanted-set-day">
        {t('wanted.setLine', { count: set.shares.length, date: date(set.readyOn) })}
      </span>
    </>
  );
}

function OneSet({ set, post, main, awaited, formId }: OneSetProps) {
  const { t } = useI18n();
  const { shares, totalMinor } = set;
  const toAsk = shares.filter(({ enterpriseId }) => !awaited.has(enterpriseId));
  const overBudget = post.budgetMinor !== null && totalMinor > post.budgetMinor;
  return (
    <div className="stack">
      <ul className="wanted-shares">
        {shares.map((share) => (
          <ShareLine
            key={share.offerId}
            share={share}
            currency={post.currency}
            isAsked={awaited.has(share.enterpriseId)}
          />
        ))}
      </ul>
      {overBudget && <StatusBadge tone="waiting">{t('wanted.overBudget')}</StatusBadge>}
      {toAsk.length === 0 ? (
        <StatusBadge tone="good" icon="message">
          {t('wanted.allAsked')}
        </StatusBadge>
      ) : (
        <Form action={`/wanted/${post.id}/requests`}>
          <input type="hidden" name="formId" value={formId} />
          <input
            type="hidden"
            name="shares"
            value={toAsk.map(({ offerId, quantity }) => `${offerId}:${quantity}`).join()}
          />
          <Button look={main ? 'main' : 'plain'} icon="message">
            {t('wanted.askAll', { count: toAsk.length })}
          </Button>
        </Form>
      )}
    </div>
  );
}

function ShareLine({ share, currency, isAsked }: { share: Share; currency: string; isAsked: boolean }) {
  const { t, number, date, percent } = useI18n();
  const amount = t('wanted.amount', { quantity: number(share.quantity), unit: share.unitName });
  return (
    <li>
      <a href={`/offers/${share.offerId}`} className="wanted-seller">
        <bdi>{share.enterprise}</bdi>
      </a>
      <Bar
        label={share.enterprise}
        value={share.part}
        max={1}
        valueText={amount}
        thresholdText={undefined}
        tone="good"
      />
      <span className="muted small">
        <Money amountMinor={share.unitPriceMinor} currency={currency} per={share.unitName} />
        {` · ${percent(Math.min(1, share.part))} · ${t('wanted.readyOn', { date: date(share.readyOn) })} · `}
        <Distance {...share} />
      </span>
      {isAsked && (
        <span className="small">
          <IconWord icon="message">{t('wanted.askedAlready')}</IconWord>
        </span>
      )}
    </li>
  );
}

/** "34 km north-east, Machakos"; the district alone where nobody knows how far it is. */
function Distance({ distanceM, direction, district }: Pick<Share, 'distanceM' | 'direction' | 'district'>) {
  const { t, number } = useI18n();
  if (distanceM === null) return <bdi>{district}</bdi>;
  if (direction === null || distanceM < 1000) return <>{t('wanted.sameDistrict', { district })}</>;
  const km = number(Math.round(distanceM / 1000));
  return <>{t('wanted.farAway', { km, direction: t(`wanted.direction.${direction}`), district })}</>;
}
