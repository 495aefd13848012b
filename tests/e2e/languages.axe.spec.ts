import { inspect, linkOn } from './inspect-page';
import { expect, test } from './visit';

/** Letters that the language alone of all here is written in. */
const WRITTEN = { ta: /\p{Script=Tamil}{4}/u, hi: /\p{Script=Devanagari}{4}/u, sv: /[åäö]/i } as const;

for (const [language, letters] of Object.entries(WRITTEN)) {
  test(`a seller, her group and the field staff read their pages in ${language}, and nothing runs out of them`, async ({
    stranger,
    signedIn,
  }) => {
    const [visitor, seller, officer] = [await stranger(), await signedIn('lakshmi'), await signedIn('branch-staff')];
    const group = await linkOn(seller, '/groups', '/groups/');
    const order = await linkOn(seller, '/sell', '/orders/');
    const pages = new Map([
      [visitor, ['/', '/offers', '/join', '/sign-in']],
      [seller, ['/sell', order, '/my/step-4', group, `${group}/meetings/new`, '/quotes?side=sold', '/together']],
      [officer, ['/staff', '/staff/visits', '/staff/loans', '/staff/portfolio', '/staff/sessions']],
    ]);
    for (const [page, paths] of pages) {
      await page.goto(`/?lang=${language}`);
      for (const path of paths) {
        expect(await inspect(page, [path])).toEqual([]);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('main')).toContainText(letters);
      }
    }
  });
}
