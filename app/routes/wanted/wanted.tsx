import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PostScreen } from '~/components/wanted/post-screen';
import type { RouteHandle } from '~/platform/route-policy';
import { loadPost } from './post-screen.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  return loadPost(args);
}

export default function WantedPost() {
  return <PostScreen loaded={useLoaderData<typeof loader>()} />;
}
