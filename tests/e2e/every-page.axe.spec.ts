import { complaintsAbout, inspect, linkOn } from './inspect-page';
import { aPhone, join } from './join';
import { startTurmeric } from './new-offer';
import { expect, test } from './visit';

test('a stranger’s pages are without fault, in English, in Dari and in the dark', async ({ page }) => {
  const offer = await linkOn(page, '/offers', '/offers/');
  const enterprise = await linkOn(page, offer, '/enterprises/');
  const paths = ['/', '/offers', '/offers?q=haldee&country=IN', '/offers?q=xqzzyw', offer, enterprise];
  const finding = ['/offers?q=haldi+50+kg&country=IN', '/offers?sort=nearest&near=Chenai', `${offer}?near=Chennai`];
  const forms = ['/join', '/sign-in', '/sign-in?next=%2Forders', '/development/mailbox', '/no-such-page'];
  expect(await inspect(page, [...paths, ...finding, ...forms])).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await inspect(page, paths)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await inspect(page, ['/?lang=fa-AF', '/offers', offer, '/join', '/sign-in'])).toEqual([]);
});

test('a buyer’s pages are without fault', async ({ signedIn }) => {
  const page = await signedIn('hotel');
  const offer = await linkOn(page, '/offers', '/offers/');
  const order = await linkOn(page, '/orders', '/orders/');
  const newOrder = `/orders/new?offer=${offer.slice('/offers/'.length)}`;
  const account = [
    '/account',
    '/account/password',
    '/account/link',
    '/account/searches',
    '/account/tokens',
    '/sign-out',
  ];
  account.push('/account/searches/new?q=haldi', await linkOn(page, '/account/searches', '/account/searches/'));
  const supplier = await linkOn(page, '/suppliers?q=velan', '/enterprises/');
  const sample = await linkOn(page, '/samples', '/samples/');
  const suppliers = ['/suppliers', supplier, `${supplier}/notes`, `${supplier}/samples/new`, '/samples', sample];
  expect(await inspect(page, ['/', offer, newOrder, '/orders', order, '/sell', ...account])).toEqual([]);
  expect(await inspect(page, suppliers)).toEqual([]);
  const quote = await linkOn(page, '/quotes?side=bought', '/quotes/0');
  const talks = ['/quotes?side=bought', quote, newOrder.replace('/orders/', '/quotes/'), '/together'];
  const seller = await linkOn(page, offer, '/enterprises/');
  talks.push(`/quotes/made-to-measure?enterprise=${seller.slice('/enterprises/'.length)}`);
  expect(await inspect(page, talks)).toEqual([]);
  await page.goto(newOrder);
  await page.getByLabel('How much').fill('0');
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await complaintsAbout(page)).toEqual([]);
  expect(await inspect(page, ['/orders?lang=fa-AF', order, newOrder])).toEqual([]);
});

test('somebody who just joined finds empty pages without fault', async ({ page }) => {
  await join(page, aPhone(5), 'Somebody with a very long name who writes all of it down');
  expect(await inspect(page, ['/', '/orders', '/account', '/sell'])).toEqual([]);
});

test('a seller’s pages are without fault', async ({ signedIn }) => {
  const page = await signedIn('lakshmi');
  const [offer, order] = [await linkOn(page, '/sell', '/sell/offers/0'), await linkOn(page, '/sell', '/orders/')];
  const screens = ['/sell/offers/new', '/sell/offers/new?q=haldee', '/sell/offers/new?category=food'];
  expect(await inspect(page, ['/sell', '/orders', order, offer, `${offer}/withdrawal`, ...screens])).toEqual([]);
  const talk = await linkOn(page, '/quotes?side=sold', '/quotes/0');
  const purchase = await linkOn(page, '/together', '/together/0');
  const buying = ['', '/share', '/closing'].map((part) => `${purchase}${part}`);
  const trade = ['/quotes?side=sold', talk, `${talk}/quote`, `${offer}/costs`, '/together', ...buying];
  expect(await inspect(page, trade)).toEqual([]);
  await page.goto('/sell/offers/new');
  await startTurmeric(page);
  const draft = page.url().replace(/\/photos$/, '');
  const parts = ['', '/product', '/photos', '/price', '/supply'].map((part) => `${draft}${part}`);
  expect(await inspect(page, parts)).toEqual([]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await complaintsAbout(page)).toEqual([]);
  expect(await inspect(page, ['/sell?lang=fa-AF', order, ...parts.slice(2)])).toEqual([]);
  await page.goto(`${draft}/withdrawal?lang=en`);
  await page.getByRole('main').getByRole('button').first().click();
});

test('staff’s pages are without fault', async ({ signedIn }) => {
  const page = await signedIn('staff');
  const registers = ['groups', 'members', 'enterprises'];
  const details = [];
  for (const register of registers) {
    const beginning = register === 'groups' ? '/groups/' : `/staff/${register}/`;
    details.push(await linkOn(page, `/staff?show=${register}&q=IN-00001`, beginning, 'main table'));
  }
  const desks = registers.map((register) => `/staff?show=${register}`);
  const done = await linkOn(page, '/staff/imports', '/staff/imports/');
  const enterprise = details.at(-1) ?? '';
  const records = await linkOn(page, enterprise, `${enterprise}/records`);
  const all = ['/staff', '/staff?q=nobody+of+this+name', ...desks, ...details, records, '/staff/imports', done];
  expect(await inspect(page, all)).toEqual([]);
});
