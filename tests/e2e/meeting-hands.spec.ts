import type { Page } from '@playwright/test';
import { addDays } from '~/platform/day';
import { goToPart, openGroup, openScreen } from './hold-meeting';
import { holdBack } from './late-script';
import { expect, test } from './visit';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without scripts the meeting is one plain form');

/** Opens a new meeting of a group of the demo as an officer of its branch; returns its address. */
async function openMeeting(page: Page, code = 'IN-00003'): Promise<string> {
  const address = `${await openGroup(page, code)}/meetings/new`;
  await page.goto(address);
  await expect(page.locator('[data-where]')).toHaveText('Day');
  return address;
}

test('a tap leads on from its own screen, never from one that was opened since', async ({ signedIn }) => {
  const page = await signedIn('branch-staff');
  await page.clock.install();
  await openMeeting(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.evaluate(() => {
    const here = document.querySelector<HTMLInputElement>('[data-screen]:not([hidden]) [data-leads-on]');
    here?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    here?.click();
    document.querySelector<HTMLButtonElement>('[data-goto="minutes"]')?.click();
  });
  await page.clock.runFor(1_000);
  await expect(page.getByLabel('What was talked about')).toBeVisible();
});

test('what is typed before the script has come is kept beside what the device kept', async ({ signedIn }) => {
  const page = await signedIn('branch-staff');
  const address = await openMeeting(page);
  await goToPart(page, 'close');
  await page.getByLabel('Cash counted at the end').fill('1250');
  await page.waitForFunction(
    async (path) => (await navigator.serviceWorker.getRegistration(path))?.active && (await caches.match(path)),
    address,
  );
  await page.evaluate(async (path) => {
    await (await navigator.serviceWorker.getRegistration(path))?.unregister();
  }, address);
  await page.goto('about:blank');

  const comes = await holdBack(page, /\/assets\/meeting-sheet/);
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByLabel('Cash counted in the box').fill('1000');
  comes();
  await expect(page.getByText('Taken up again')).toBeVisible();
  await expect(openScreen(page).getByLabel('Cash counted at the end')).toHaveValue('1250');
  await goToPart(page, 'open');
  await expect(openScreen(page).getByLabel('Cash counted in the box')).toHaveValue('1000');
});

test('what was typed last is there again, however soon the browser was ended', async ({ signedIn }) => {
  let page = await signedIn('branch-staff');
  const context = page.context();
  let tell: () => void = () => undefined;
  const typed = new Promise<void>((resolve) => (tell = resolve));
  await page.exposeFunction('tell', () => tell());
  const address = await openMeeting(page);
  await goToPart(page, 'minutes');
  const session = await context.newCDPSession(page);
  const ended = page.waitForEvent('crash');
  page
    .getByLabel('What was talked about')
    .evaluate((field: HTMLTextAreaElement) => {
      field.value = 'Jars and lids';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      (globalThis as unknown as { tell: () => void }).tell();
      for (const until = Date.now() + 10_000; Date.now() < until;) continue;
    })
    .catch(() => undefined);
  await typed;
  session.send('Page.crash').catch(() => undefined);
  await ended;

  page = await context.newPage();
  await page.goto(address);
  await expect(page.getByText('Taken up again')).toBeVisible();
  await expect(openScreen(page).getByLabel('What was talked about')).toHaveValue('Jars and lids');
});

test('a device that is slow to say what it keeps loses nothing', async ({ signedIn }) => {
  let page = await signedIn('branch-staff');
  const context = page.context();
  const address = await openMeeting(page);
  await goToPart(page, 'close');
  await page.getByLabel('Cash counted at the end').fill('1250');
  await page.close();

  page = await context.newPage();
  await page.clock.install();
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    const device = { answer: () => undefined as void };
    Object.assign(globalThis, { device });
    Object.defineProperty(globalThis, 'indexedDB', {
      value: {
        open(name: string, version?: number) {
          const { answer } = device;
          const late: { result?: IDBDatabase; onsuccess?: () => void } = {};
          device.answer = () => {
            answer();
            const request = open(name, version);
            request.onsuccess = () => {
              late.result = request.result;
              late.onsuccess?.();
            };
          };
          return late;
        },
      },
    });
  });
  await page.goto(address);
  await expect(page.locator('meeting-sheet[inert]')).toHaveCount(1);
  await page.clock.runFor(6_000);
  await goToPart(page, 'open');
  await page.getByLabel('Cash counted in the box').fill('1000');
  await page.evaluate(() => (globalThis as unknown as { device: { answer: () => void } }).device.answer());
  await expect(page.getByText('Taken up again')).toBeVisible();
  await expect(openScreen(page).getByLabel('Cash counted in the box')).toHaveValue('1000');
  await goToPart(page, 'close');
  await expect(openScreen(page).getByLabel('Cash counted at the end')).toHaveValue('1250');
});

test('another group’s page keeps what it is made of when a new version comes', async ({ signedIn }) => {
  const page = await signedIn('branch-staff');
  const address = await openMeeting(page);
  await page.waitForFunction(async (path) => (await caches.match(path)) !== undefined, address);
  await page.evaluate(async () => {
    const cache = await caches.open('step-four-meetings');
    const older = new Response('<script src="/assets/sheet-of-before.js"></script>');
    await cache.put('/groups/another/meetings/new', older);
    for (const part of ['/assets/sheet-of-before.js', '/assets/of-no-page.js']) await cache.put(part, new Response(''));
  });
  await page.reload();
  await page.waitForFunction(async () => !(await caches.match('/assets/of-no-page.js')));
  expect(await page.evaluate(async () => Boolean(await caches.match('/assets/sheet-of-before.js')))).toBe(true);
  const script = await page.locator('script[src*="meeting-sheet"]').getAttribute('src');
  expect(await page.evaluate(async (part) => Boolean(await caches.match(part)), script ?? '')).toBe(true);
});

test('a meeting that waits to be signed is mended beside the one that the phone keeps', async ({ signedIn }) => {
  const page = await signedIn('branch-staff');
  const address = await openMeeting(page, 'IN-00016');
  const waits = await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('#meeting');
    for (const here of form?.querySelectorAll<HTMLInputElement>('[name^="mark."][value=present]') ?? [])
      here.checked = true;
    const body = new URLSearchParams(new FormData(form ?? undefined) as unknown as Record<string, string>);
    for (const [name, word] of [
      ['cashOpen', '1000'],
      ['openReason', 'Counted'],
      ['cashClose', '1000'],
      ['intent', 'record'],
    ])
      body.set(name ?? '', word ?? '');
    return (await fetch(location.pathname, { method: 'POST', body })).url;
  });
  const sheet = /sheets\/([0-9a-f-]{36})/.exec(waits)?.[1] ?? '';
  await page.goto(address);
  await expect(page.locator('[data-where]')).toHaveText('Day');
  await goToPart(page, 'minutes');
  await page.getByLabel('What was talked about').fill('Of the next meeting');
  await page.goto(`${address}?sheet=${sheet}`);
  await expect(page.locator('[data-where]')).toHaveText('Day');
  await goToPart(page, 'minutes');
  await expect(page.getByLabel('What was talked about')).toHaveValue('');
  await page.goto(address);
  await expect(page.getByText('Taken up again')).toBeVisible();
  await expect(openScreen(page).getByLabel('What was talked about')).toHaveValue('Of the next meeting');
});

test('a meeting of another day that the phone keeps stays as it is beside one that was begun in haste', async ({
  signedIn,
}) => {
  const page = await signedIn('branch-staff');
  const address = await openMeeting(page, 'IN-00013');
  const day = page.getByRole('textbox', { name: 'Day of the meeting' });
  const today = await day.inputValue();
  await day.fill(addDays(today, -1));
  await goToPart(page, 'minutes');
  await page.getByLabel('What was talked about').fill('Of yesterday');

  await page.addInitScript(() => {
    const define = customElements.define.bind(customElements);
    customElements.define = (name, element) => {
      Object.assign(globalThis, { comes: () => define(name, element) });
    };
  });
  await page.goto(address);
  await page.getByLabel('Cash counted in the box').fill('1000');
  await page.evaluate(() => (globalThis as unknown as { comes: () => void }).comes());
  await expect(page.locator('[data-where]')).toHaveText('Day');
  await expect(day).toHaveValue(today);
  await goToPart(page, 'open');
  await expect(openScreen(page).getByLabel('Cash counted in the box')).toHaveValue('1000');

  const later = await page.context().newPage();
  await later.goto(address);
  await expect(later.getByText('Taken up again')).toBeVisible();
  await expect(openScreen(later).getByLabel('What was talked about')).toHaveValue('Of yesterday');
});
