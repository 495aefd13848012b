import { json, type LoaderFunctionArgs } from '@remix-run/node';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { actsForSeller } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { ownParts, setsOfPost, type PostSets } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import { wantedHistory, wantedView, type WantedHappened } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { translator, type Locale } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';

const noHistory: WantedHappened[] = [];

const SAID = ['posted', 'changed', 'ended', 'asked', 'not-open', 'cannot-ask', 'nothing-fits'] as const;

/** A post's page: its owner sees who could cover it, a seller what she could supply, everybody else what is wanted. */
export async function loadPost({ request, params, context }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { actor, clock, locale } = context;
  const { db } = context.database;
  const [post, reference] = await Promise.all([wantedView(db, actor, params.id), referenceOf(db)]);
  if (!post) throw notFound();
  const { t, number } = translator(locale);
  const productName = reference.productTypeName(post.productType, locale);
  const unitName = reference.unitName(post.unit, locale);
  const line = t('wanted.line', { quantity: number(post.quantity), unit: unitName, product: productName });
  const isOpen = post.state === 'open';
  const [found, history, parts, sells] = await Promise.all([
    actor && post.isOwn && isOpen ? setsOfPost(db, actor, post, clock) : null,
    actor && post.isOwn ? wantedHistory(db, actor, post.id) : noHistory,
    actor && !post.isOwn && isOpen ? ownParts(db, actor, post, clock) : [],
    actor !== null && actsForSeller(db, actor),
  ]);
  const said = new URL(request.url).searchParams.get('done');
  const { latitude: _, longitude: __, asked, postedAt: ___, ...shown } = post;
  return json({
    page: { title: line, description: t('wanted.shareText', { line, district: post.district }) },
    line,
    post: { ...shown, productName, unitName },
    asked,
    found: found && withUnitNames(found, reference, locale),
    history: history.map(({ before, ...rest }) => ({
      ...rest,
      before: before?.unit ? { ...before, unit: reference.unitName(String(before.unit), locale) } : before,
    })),
    parts: parts.map((part) => ({ ...part, unitName: reference.unitName(part.unit, locale) })),
    formId: newId(),
    said: SAID.find((word) => word === said) ?? null,
    signedIn: actor !== null,
    sells,
  });
}

function withUnitNames({ sets, ...found }: PostSets, reference: Reference, locale: Locale) {
  const named = sets.map(({ shares, ...set }) => ({
    ...set,
    shares: shares.map((share) => ({ ...share, unitName: reference.unitName(share.unit, locale) })),
  }));
  return { ...found, sets: named };
}
