import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { demoAccounts, demoPassword } from '~db/demo/people';

export { expect } from '@playwright/test';

type Visits = {
  /** A browser of its own in which this person of the demo has signed in through the form. */
  signedIn(key: string): Promise<Page>;
  /** A browser of its own in which nobody has signed in. */
  stranger(): Promise<Page>;
};

export const test = base.extend<Visits>({
  stranger: async ({ browser }, use) => {
    const { open, close } = browsers(browser);
    await use(open);
    await close();
  },
  signedIn: async ({ stranger }, use) => {
    await use(async (key) => {
      const page = await stranger();
      await signIn(page, emailOf(key), demoPassword);
      return page;
    });
  },
});

/** Signs in through the form, and waits until the header says who it is. */
export async function signIn(page: Page, identifier: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Phone number or e-mail').fill(identifier);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(accountMenu(page)).toBeVisible();
}

/** The account's name in the header, which opens to the account's page and to sign-out. */
export function accountMenu(page: Page) {
  return page.locator('header summary').filter({ has: page.locator('.menu-name') });
}

/** The address that a demo account signs in with. */
export function emailOf(key: string): string {
  const account = demoAccounts.find((known) => known.key === key);
  if (!account) throw new Error(`the demo has no account ${key}`);
  return account.email;
}

function browsers(browser: Browser) {
  const pages: Page[] = [];
  return {
    async open() {
      const context = await browser.newContext();
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
    async close() {
      await Promise.all(pages.map((page) => page.context().close()));
    },
  };
}
