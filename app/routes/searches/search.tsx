import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { askedIn } from '~/domain/catalogue/offers-address';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { renameSearch } from '~/domain/catalogue/saved-searches/change-saved-search.server';
import { LONGEST_NAME } from '~/domain/catalogue/saved-searches/search-name';
import { savedSearch } from '~/domain/catalogue/saved-searches/saved-searches.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { askedWords } from '../market/asked-words';
import { doneWords } from './done-words';
import { nameWords } from './name-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const { database, locale } = context;
  const [search, reference] = await Promise.all([
    isId(params.id) ? savedSearch(database.db, actor, params.id, context.clock) : undefined,
    referenceOf(database.db),
  ]);
  if (!search) throw notFound();
  const asked = new URLSearchParams(search.asked);
  const query = readOfferQuery(asked, 1);
  return json({
    page: { title: search.name },
    search,
    words: query.ok ? askedWords(askedIn(asked), query.value, reference, locale) : search.asked,
    done: doneWords(new URL(request.url).searchParams.get('done')),
  });
}

/** Gives it another name. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  const { database, clock } = context;
  if (!isId(id) || !(await savedSearch(database.db, actor, id, clock))) throw notFound();
  const { name = '' } = await typedText(request);
  const renamed = await transact(database.db, (tx) => renameSearch(tx, actor, id, name));
  if (renamed.ok) return redirect(`/account/searches/${id}?done=renamed`, 303);
  if (renamed.error.code === 'search-not-found') throw notFound();
  const { t } = translator(context.locale);
  return json({ name, message: nameWords(renamed.error, t) }, { status: 422 });
}

export default function Search() {
  const { search, words, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, date } = useI18n();
  const path = `/account/searches/${search.id}`;
  const { paused, over, toldAt } = search;
  return (
    <Page
      title={<bdi>{search.name}</bdi>}
      lead={<bdi>{words}</bdi>}
      width="form"
      search={false}
      back={{ href: '/account/searches', label: t('search.saved') }}
    >
      {done && !refused && <Alert tone="good" title={t(done)} />}
      <ErrorSummary errors={refused ? [{ field: 'name', message: refused.message }] : []} />
      {over ? (
        <Alert tone="waiting" title={t('search.overText')}>
          {t('search.overNext')}
        </Alert>
      ) : (
        <p>
          {paused
            ? t('search.pausedText')
            : toldAt
              ? t('search.lastTold', { date: date(toldAt), count: search.found })
              : search.found > 0
                ? t('search.soonTold', { count: search.found })
                : t('search.notTold')}
        </p>
      )}
      <LinkButton href={`/offers?${search.asked}`} icon="search" block>
        {t('search.seeOffers')}
      </LinkButton>
      <Form className="stack-tight">
        <Field
          name="name"
          label={t('search.name')}
          value={refused?.name ?? search.name}
          error={refused?.message}
          maxLength={LONGEST_NAME}
          dir="auto"
        />
        <Button look="plain" icon="edit">
          {t('search.rename')}
        </Button>
      </Form>
      {!over && (
        <Form action={`${path}/pause`}>
          <input type="hidden" name="paused" value={paused ? 'no' : 'yes'} />
          <Button look="plain" icon={paused ? 'play' : 'pause'} block>
            {t(paused ? 'search.resume' : 'search.pause')}
          </Button>
        </Form>
      )}
      <Form action={`${path}/removal`}>
        <Button look="danger" icon="remove" block>
          {t('search.remove')}
        </Button>
      </Form>
    </Page>
  );
}
