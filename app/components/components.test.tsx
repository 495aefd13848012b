import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { I18nProvider, type Locale } from '~/platform/i18n';
import { Bar } from './bar';
import { DataTable } from './data-table';
import { ErrorPage } from './error-page';
import { ErrorSummary } from './error-summary';
import { Field } from './field';
import { Form } from './form';
import { inLanguage } from './language-switch';
import { OfferCard } from './offer-card';
import { Page } from './page';
import { Photo } from './photo';
import { Select } from './select';
import { ShellProvider, type Shell } from './shell';

const visitor: Shell = { path: '/', account: null, formToken: null };

function render(node: ReactNode, shell: Partial<Shell> = {}, locale: Locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nProvider locale={locale}>
      <ShellProvider shell={{ ...visitor, ...shell }}>{node}</ShellProvider>
    </I18nProvider>,
  );
}

describe('a field', () => {
  it('names its hint and its error to those who cannot see them, and keeps what was typed', () => {
    const html = render(<Field name="price" label="Price" hint="In rupees" error="Too many decimals" value="24o" />);
    expect(html).toContain('aria-describedby="price-hint price-error"');
    expect(html).toContain('id="price-hint"');
    expect(html).toContain('id="price-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="24o"');
    expect(html).toContain('<label for="price">');
  });

  it('without hint and error describes itself by nothing', () => {
    const html = render(<Field name="price" label="Price" />);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });

  it('escapes what was typed', () => {
    expect(render(<Field name="a" label="A" value={'"><script>'} />)).not.toContain('<script>');
  });
});

it('a select keeps the choice that was made', () => {
  const options = [
    { value: 'kg', label: 'kilogram' },
    { value: 'litre', label: 'litre' },
  ];
  expect(render(<Select name="unit" label="Unit" options={options} value="litre" />)).toContain(
    '<option value="litre" selected="">',
  );
});

it('a table that is cards on a phone names each figure in its cell', () => {
  const columns = [
    { key: 'name', header: 'Name', rowHeader: true, cell: () => 'Asha' },
    { key: 'paid', header: 'Is paid', numeric: true, cell: () => '₹50' },
  ];
  const table = { caption: 'Share-out', rows: [1], rowKey: String, columns };
  expect(render(<DataTable {...table} cardsOnPhone />)).toContain('<span class="cell-heading">Is paid </span>₹50');
  expect(render(<DataTable {...table} />)).not.toContain('cell-heading');
});

describe('a form', () => {
  it('that posts carries the session’s token and what makes it count once', () => {
    const html = render(<Form idempotencyKey="k1">x</Form>, { formToken: 'secret' });
    expect(html).toContain('name="formToken" value="secret"');
    expect(html).toContain('name="idempotencyKey" value="k1"');
  });

  it('that only asks does not put the token into an address', () => {
    expect(render(<Form method="get">x</Form>, { formToken: 'secret' })).not.toContain('secret');
  });

  it('with mistakes links each one to its field', () => {
    const html = render(<ErrorSummary errors={[{ field: 'price', message: 'Enter a price' }]} />);
    expect(html).toContain('<a href="#price">Enter a price</a>');
    expect(html).toContain('role="alert"');
    expect(render(<ErrorSummary errors={[]} />)).toBe('');
  });
});

describe('the page', () => {
  it('shows places by what the account may do', () => {
    const account = { name: 'Asha', sells: true, member: true, staff: false };
    const html = render(<Page>x</Page>, { account });
    expect(html).toContain('href="/sell"');
    expect(html).not.toContain('href="/staff"');
    expect(html).toContain('action="/sign-out"');
    expect(render(<Page>x</Page>)).toContain('href="/sign-in"');
  });

  it('marks where one is', () => {
    const html = render(<Page>x</Page>, {
      path: '/orders/1',
      account: { name: 'A', sells: false, member: false, staff: false },
    });
    expect(html).toMatch(/<a href="\/orders" aria-current="page">/);
  });

  it('begins with a way past the header', () => {
    expect(render(<Page>x</Page>)).toMatch(/^<a class="skip-link" href="#content">/);
  });
});

it('a language link keeps the page and its questions', () => {
  expect(inLanguage('/offers?q=haldi&lang=en', 'sw')).toBe('/offers?q=haldi&lang=sw');
  expect(inLanguage('/orders', 'fa-AF')).toBe('/orders?lang=fa-AF');
});

describe('an error’s page', () => {
  it.each([400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503, 599])('says %i in words and leads on', (status) => {
    const html = render(<ErrorPage status={status} />);
    expect(html).toMatch(/<h1>[^<]{5,}<\/h1>/);
    expect(html).toContain('href="/offers"');
    expect(html).not.toContain(String(status));
  });

  it('names the request only where the failure is ours', () => {
    expect(render(<ErrorPage status={500} />, { requestId: 'r-1' })).toContain('r-1');
    expect(render(<ErrorPage status={404} />, { requestId: 'r-1' })).not.toContain('r-1');
  });
});

describe('a picture', () => {
  const picture = {
    sources: [{ type: 'image/avif' as const, srcSet: '/p/1-320.avif 320w' }],
    src: '/p/1-640.jpg',
    width: 640,
    height: 480,
  };

  it('offers its formats and keeps its room', () => {
    const html = render(<Photo picture={picture} productType="honey" alt="Honey" />);
    expect(html).toContain('<source type="image/avif" srcSet="/p/1-320.avif 320w"');
    expect(html).toMatch(/width="640" height="480" loading="lazy"/);
  });

  it('that is missing is drawn', () => {
    expect(render(<Photo picture={null} productType="honey" alt="" />)).toContain('/product-pictures/honey.svg');
  });
});

it('an offer’s card is one link, with the title in its own language', () => {
  const html = render(
    <OfferCard
      offer={{
        id: 'o1',
        title: 'ஈரோடு மஞ்சள்',
        titleLanguage: 'ta',
        productType: 'turmeric-powder',
        priceMinor: 24_000,
        currency: 'INR',
        unit: 'kilogram',
        minQuantity: 5,
        enterprise: 'Kusum',
        district: 'Erode',
        country: 'India',
        verifiedSince: '2025-03-01',
        picture: null,
      }}
    />,
  );
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain('lang="ta"');
  expect(html).toContain('₹240');
  expect(html).toContain('Erode, India');
});

it('a bar says its figure and the need in words, and never leaves its frame', () => {
  const html = render(<Bar label="Held" value={30} max={20} threshold={16} valueText="30" thresholdText="16" />);
  expect(html).toContain('aria-label="Held: 30, needed: 16"');
  expect(html).toMatch(/class="bar-figure"[^>]*width="200"/);
});
