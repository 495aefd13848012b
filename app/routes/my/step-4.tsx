import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { MyWay } from '~/components/my-way';
import { Page } from '~/components/page';
import { ReadAloud } from '~/components/read-aloud';
import { myWays } from '~/domain/eligibility/path/my-ways.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireMember } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';
import deskStylesheet from '~/styles/desk.css?url';

export const handle = { policy: 'member' } satisfies RouteHandle;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: deskStylesheet }];

export async function loader({ context }: LoaderFunctionArgs) {
  const seller = requireMember(context);
  const ways = await myWays(context.database.db, seller, context.clock);
  return json({ page: { title: translator(context.locale).t('eligibility.my.title') }, ways });
}

/** What gets me to step 4. */
export default function Step4() {
  const { ways } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('eligibility.my.title')}
      lead={t('eligibility.my.lead')}
      back={{ href: '/sell', label: t('catalogue.desk') }}
      search={false}
    >
      {ways.length === 0 ? (
        <EmptyState icon="group" title={t('eligibility.my.noGroup')}>
          {t('eligibility.my.noGroupText')}
        </EmptyState>
      ) : (
        <>
          <div className="action-line">
            <ReadAloud of="way" />
            {ways.some(({ outcome }) => outcome !== null && outcome !== 'eligible') && (
              <LinkButton href="/my/step-4/appeals" look="plain" icon="message">
                {t('eligibility.appeal.link')}
              </LinkButton>
            )}
          </div>
          <div id="way" className="stack">
            {ways.map((way) => (
              <section key={way.enterprise?.id ?? 'none'} className="stack" aria-label={way.enterprise?.name}>
                <h2>
                  <bdi>{way.enterprise?.name ?? t('eligibility.my.ifYouHad', { group: way.group })}</bdi>
                </h2>
                <MyWay way={way} />
              </section>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}
