import { keepPicture } from './pictures';
import { expect, test } from './visit';

test('somebody searches in Tamil, finds offers written in English, narrows them and sees how far the nearest is', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByLabel('What are you looking for?').fill('மஞ்சள் தூள்');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('மஞ்சள் தூள்');
  await expect(
    page
      .locator('.offer-card-title[lang=en]')
      .filter({ hasText: /turmeric|haldi/i })
      .first(),
  ).toBeVisible();

  await page.getByText('Narrow it down').click();
  await page.getByRole('link', { name: /^India/ }).click();
  await expect(page.getByRole('link', { name: 'Take off: India' })).toBeVisible();
  await page.getByText('Narrow it down').click();
  const delivery = page.locator('details.facet').filter({ hasText: 'Brought within the district' });
  await delivery.locator('summary').click();
  const choice = delivery.getByRole('link', { name: /Brought within the district/ });
  await page.waitForLoadState();
  const count = Number(await choice.locator('.facet-count').innerText());
  await choice.click();
  await expect(page.getByText(`${count} offers`, { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Take off: India' })).toBeVisible();
  await keepPicture(page, 'narrowed');

  await page.getByRole('link', { name: 'Nearest' }).click();
  await page.getByLabel('Which district are you near?').fill('Chenai');
  await page.getByRole('button', { name: 'Show the nearest' }).click();
  await page.getByRole('link', { name: 'Chennai, India', exact: true }).click();
  const nearest = page.locator('.offer-card').first();
  await expect(nearest).toContainText(/km away/);
  await nearest.click();
  await expect(page.getByText(/km .+ of Chennai, India$|^In your district, Chennai/)).toBeVisible();
  await expect(page.locator('img[src^="/map.svg"]')).toHaveCount(0);
  await page.getByRole('link', { name: 'Show a map' }).click();
  await expect(page.getByRole('img', { name: /^Map of the country/ })).toBeVisible();
});

test('suggestions lead on by keyboard; without scripts the same words search', async ({ page, javaScriptEnabled }) => {
  await page.goto('/');
  const field = page.getByLabel('What are you looking for?');
  await field.pressSequentially('turm');
  if (javaScriptEnabled) {
    await expect(page.getByRole('option').first()).toContainText(/turmeric/);
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await field.press('Escape');
    await expect(page.getByRole('option').first()).toBeHidden();
    await field.pressSequentially('eric p');
    await expect(page.getByRole('option', { name: /turmeric powder/ })).toBeVisible();
    await keepPicture(page, 'suggestions');
    await field.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  }
  await field.press('Enter');
  await expect(page).toHaveURL(/\/offers\?q=turm/);
  await expect(page.locator('.offer-card').first()).toBeVisible();
});

test('an answer that comes after Escape does not open the list again', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts nothing is suggested');
  await page.goto('/');
  const field = page.getByLabel('What are you looking for?');
  await field.pressSequentially('turm');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.route('**/offers/suggestions?**', () => undefined);
  const asked = page.waitForRequest('**/offers/suggestions?q=turmeric');
  const givenUp = page.waitForEvent('requestfailed', (one) => one.url().endsWith('q=turmeric'));
  await field.fill('turmeric');
  await asked;
  await field.press('Escape');
  await givenUp;
  await expect(page.getByRole('option').first()).toBeHidden();
});

test('a buyer saves a search, renames, pauses and deletes it', async ({ signedIn }) => {
  const page = await signedIn('exporter');
  await page.goto('/offers?q=jaggery+20+kg&country=IN');
  await page.getByRole('link', { name: 'Save this search' }).click();
  await expect(page.getByText('“jaggery 20 kg” · India')).toBeVisible();
  const name = `Jaggery ${Date.now().toString(36).slice(-5)}`;
  await page.getByLabel('Name of this search').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Give it a name.');
  await page.getByLabel('Name of this search').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. We write to you when something new fits.')).toBeVisible();
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await keepPicture(page, 'saved-search');
  await page.getByLabel('Name of this search').fill(`${name} again`);
  await page.getByRole('button', { name: 'Change the name' }).click();
  await expect(page.getByRole('heading', { name: `${name} again` })).toBeVisible();
  await page.getByRole('button', { name: 'Pause messages' }).click();
  await expect(page.getByText('Paused: we do not write to you about it.')).toBeVisible();
  await page.getByRole('link', { name: 'See the offers' }).click();
  await expect(page).toHaveURL(/\/offers\?q=jaggery/);
  await page.goBack();
  await page.getByRole('button', { name: 'Delete this search' }).click();
  await expect(page.getByText('The search is deleted.')).toBeVisible();
  await expect(page.getByText(`${name} again`)).toHaveCount(0);
});
