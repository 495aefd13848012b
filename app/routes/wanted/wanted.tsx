import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { AskedSellers } from '~/components/wanted/asked-sellers';
import { NotCovered } from '~/components/wanted/not-covered';
import { OwnParts } from '~/components/wanted/own-parts';
import { WantedBadge } from '~/components/wanted/wanted-badge';
import { WantedFacts } from '~/components/wanted/wanted-facts';
import { WantedHistory } from '~/components/wanted/wanted-history';
import { WantedSets } from '~/components/wanted/wanted-sets';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { ownParts, setsOfPost } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import { wantedHistory, wantedView, type WantedHappened } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const noHistory: WantedHappened[] = [];

const SAID = ['posted', 'changed', 'ended', 'asked', 'set-changed', 'not-open', 'cannot-ask', 'nothing-fits'] as const;

/** Its owner sees who could cover it, a seller what she could supply, everybody else what is wanted. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { actor, clock, locale } = context;
  const { db } = context.database;
  const [post, reference] = await Promise.all([wantedView(db, actor, params.id), referenceOf(db)]);
  if (!post) throw notFound();
  const unit = (code: string) => reference.unitName(code, locale);
  const { t, number } = translator(locale);
  const productName = reference.productTypeName(post.productType, locale);
  const line = t('wanted.line', { quantity: number(post.quantity), unit: unit(post.unit), product: productName });
  const isOpen = post.state === 'open';
  const [found, history, parts] = await Promise.all([
    actor && post.isOwn && isOpen ? setsOfPost(db, actor, post, clock) : null,
    actor && post.isOwn ? wantedHistory(db, actor, post.id) : noHistory,
    actor && !post.isOwn && isOpen ? ownParts(db, actor, post, clock) : [],
  ]);
  const said = new URL(request.url).searchParams.get('done');
  const { latitude: _, longitude: __, asked, ...shown } = post;
  return json({
    page: { title: line, description: t('wanted.shareText', { line, district: post.district }) },
    line,
    post: { ...shown, productName, unitName: unit(post.unit) },
    asked,
    found: found && {
      ...found,
      sets: found.sets.map((set) => ({
        ...set,
        shares: set.shares.map((share) => ({ ...share, unitName: unit(share.unit) })),
      })),
    },
    history,
    parts: parts.map((part) => ({ ...part, unitName: unit(part.unit) })),
    formId: newId(),
    said: SAID.find((word) => word === said) ?? null,
    signedIn: actor !== null,
  });
}

export default function WantedPost() {
  const { line, post, asked, found, history, parts, formId, said, signedIn } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const isOpen = post.state === 'open';
  return (
    <Page
      title={line}
      lead={<WantedBadge state={post.state} />}
      back={{ href: post.isOwn ? '/wanted?mine=1' : '/wanted', label: t('wanted.title') }}
    >
      {said && <Said said={said} />}
      <div className="columns">
        <div className="stack">
          {found && !found.coversAll && <NotCovered post={post} found={found} />}
          {found && found.sets.length > 0 && <WantedSets post={post} found={found} asked={asked} formId={formId} />}
          {!post.isOwn && isOpen && <OwnParts post={post} parts={parts} signedIn={signedIn} />}
          {!isOpen && <Alert tone="neutral" title={t('wanted.notOpenAnyMore')} />}
          <AskedSellers asked={asked} />
        </div>
        <div className="stack">
          <Card title={t('wanted.facts')}>
            <WantedFacts post={post} />
          </Card>
          {post.isOwn && isOpen && (
            <div className="row">
              <LinkButton href={`/wanted/${post.id}/edit`} look="plain" icon="edit">
                {t('wanted.change')}
              </LinkButton>
              <LinkButton href={`/wanted/${post.id}/closing`} look="plain" icon="close">
                {t('wanted.end')}
              </LinkButton>
            </div>
          )}
          {history.length > 0 && <WantedHistory history={history} unitName={post.unitName} currency={post.currency} />}
        </div>
      </div>
    </Page>
  );
}

function Said({ said }: { said: (typeof SAID)[number] }) {
  const { t } = useI18n();
  const good = said === 'posted' || said === 'changed' || said === 'ended' || said === 'asked';
  return (
    <Alert tone={good ? 'good' : 'bad'} title={t(`wanted.said.${said}`)}>
      {said === 'asked' && (
        <a className="tap" href="/quotes">
          {t('wanted.toQuotes')}
        </a>
      )}
    </Alert>
  );
}
