import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { LinkList } from '~/components/link-list';
import { Page } from '~/components/page';
import { RoleName } from '~/components/role-name';
import { ownGroups } from '~/domain/programme/own-groups.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** A member's groups; with one alone it is opened at once. Staff find groups at their desk. */
export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const groups = await ownGroups(context.database.db, actor);
  const [only, another] = groups;
  if (only && !another) return redirect(`/groups/${only.id}`);
  if (!only && actor.staff) return redirect('/staff');
  return json({ page: { title: translator(context.locale).t('group.yoursMany') }, groups });
}

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('group.yoursMany')} search={false}>
      {groups.length === 0 ? (
        <EmptyState
          icon="group"
          title={t('group.none')}
          action={
            <LinkButton href="/account/link" icon="code">
              {t('catalogue.notLinkedAction')}
            </LinkButton>
          }
        >
          {t('group.noneText')}
        </EmptyState>
      ) : (
        <LinkList
          rows={groups.map(({ id, name, role }) => ({
            key: id,
            href: `/groups/${id}`,
            title: <bdi>{name}</bdi>,
            detail: <RoleName role={role} />,
          }))}
        />
      )}
    </Page>
  );
}
