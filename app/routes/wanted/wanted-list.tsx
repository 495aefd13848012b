import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { MarketSections } from '~/components/market-sections';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { countryName } from '~/components/place-name';
import { Select, type Choice } from '~/components/select';
import { WantedList } from '~/components/wanted/wanted-list';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { wantedCounts, wantedPage } from '~/domain/sourcing/wanted/wanted-list.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** `?mine=1` shows one's own; `category`, `country` and `cursor` narrow. What is not known narrows nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale } = context;
  const { db } = context.database;
  const address = new URL(request.url).searchParams;
  const mine = actor !== null && address.get('mine') === '1';
  const [reference, counts] = await Promise.all([referenceOf(db), wantedCounts(db)]);
  const category = reference.category(address.get('category') ?? '')?.code ?? null;
  const country = counts.find((one) => one.country === address.get('country'))?.country ?? null;
  const { posts, next } = await wantedPage(db, actor, {
    mine,
    categories: category === null ? [] : reference.categoriesBelow(category),
    country,
    cursor: address.get('cursor'),
  });
  const onward = new URLSearchParams({
    ...(mine && { mine: '1' }),
    ...(category && { category }),
    ...(country && { country }),
    cursor: next ?? '',
  });
  return json({
    page: { title: translator(locale).t('wanted.title') },
    mine,
    signedIn: actor !== null,
    category,
    country,
    categories: choices(
      counts,
      (one) => reference.topCategory(one.category)?.code ?? one.category,
      (code) => reference.categoryName(code, locale),
    ),
    countries: choices(
      counts,
      (one) => one.country,
      (code) => countryName(code, locale),
    ),
    posts: posts.map((post) => ({
      ...post,
      productName: reference.productTypeName(post.productType, locale),
      unitName: reference.unitName(post.unit, locale),
    })),
    next: next && `/wanted?${onward.toString()}`,
  });
}

type Count = { country: string; category: string; count: number };

/** What the open posts can be narrowed by, with how many there are of each. */
function choices(counts: Count[], codeOf: (one: Count) => string, nameOf: (code: string) => string): Choice[] {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(codeOf(one), (sums.get(codeOf(one)) ?? 0) + one.count);
  return [...sums].map(([code, count]) => ({ value: code, label: `${nameOf(code)} (${count})` }));
}

export default function Wanted() {
  const { mine, signedIn, category, country, categories, countries, posts, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const narrowed = category !== null || country !== null;
  const narrows = !mine && (narrowed || categories.length > 1 || countries.length > 1);
  return (
    <Page
      title={t('wanted.title')}
      lead={t('wanted.lead')}
      actions={
        <LinkButton href="/wanted/new" icon="add">
          {t('wanted.new')}
        </LinkButton>
      }
    >
      <MarketSections />
      {signedIn && (
        <nav className="choices-line" aria-label={t('wanted.whose')}>
          <a href="/wanted" aria-current={mine ? undefined : 'page'}>
            {t('wanted.all')}
          </a>
          <a href="/wanted?mine=1" aria-current={mine ? 'page' : undefined}>
            {t('wanted.mine')}
          </a>
        </nav>
      )}
      {narrows && (
        <details className="disclosure" open={narrowed}>
          <summary>{t('common.filters')}</summary>
          <Form method="get" action="/wanted" className="wanted-narrow">
            <Select
              name="category"
              label={t('wanted.category')}
              options={categories}
              value={category}
              placeholder={t('wanted.everything')}
            />
            <Select
              name="country"
              label={t('wanted.country')}
              options={countries}
              value={country}
              placeholder={t('wanted.everywhere')}
            />
            <Button look="plain" icon="filter">
              {t('wanted.show')}
            </Button>
          </Form>
        </details>
      )}
      {posts.length > 0 ? (
        <WantedList posts={posts} mine={mine} />
      ) : (
        <EmptyState
          icon="search"
          title={t(mine ? 'wanted.noneMine' : narrowed ? 'wanted.noneHere' : 'wanted.none')}
          action={
            narrowed ? (
              <LinkButton href="/wanted">{t('wanted.everything')}</LinkButton>
            ) : (
              <LinkButton href="/wanted/new">{t('wanted.new')}</LinkButton>
            )
          }
        />
      )}
      <Pagination next={next} />
    </Page>
  );
}
