import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TermsScreen } from '~/components/terms-screen';
import type { RouteHandle } from '~/platform/route-policy';
import { loadTerms, sendTerms } from './terms-screen.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  return loadTerms(args, 'buyer');
}

export async function action(args: ActionFunctionArgs) {
  return sendTerms(args, 'buyer');
}

export default function Counter() {
  return <TermsScreen loaded={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
