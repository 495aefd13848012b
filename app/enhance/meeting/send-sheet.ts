/** What became of a meeting that was sent: recorded, to be mended on the server's page, or waiting for another time. */
export type Sent =
  | { became: 'recorded'; address: string }
  | { became: 'signedOut'; address: string }
  | { became: 'refused'; page: string }
  | { became: 'waiting' };

/** Sends a meeting to its own page. Sending twice records once, for it carries an id made on the device. */
export async function sendSheet(body: URLSearchParams): Promise<Sent> {
  try {
    const answer = await fetch(location.pathname + location.search, { method: 'POST', body });
    const address = answer.url;
    if (new URL(address).pathname.startsWith('/sign-in')) return { became: 'signedOut', address };
    if (answer.ok && answer.redirected) return { became: 'recorded', address };
    if (answer.status === 422 || answer.status === 409) return { became: 'refused', page: await answer.text() };
  } catch {
    // No network, or it went away midway.
  }
  return { became: 'waiting' };
}

/** Puts the main part of a page of the server's in the place of the one that is open. */
export function showMain(page: string): void {
  const main = new DOMParser().parseFromString(page, 'text/html').querySelector('main');
  if (main) document.querySelector('main')?.replaceWith(document.adoptNode(main));
}
