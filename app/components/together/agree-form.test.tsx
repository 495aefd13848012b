import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { I18nProvider } from '~/platform/i18n';
import { ShellProvider } from '../shell';
import { AgreeForm } from './agree-form';

it('is sent to a page of whose word it is, so that what is wrong comes back about her', () => {
  const person = { memberId: 'devi', quantity: 50, amountMinor: 37_500, highestPriceMinor: null };
  const purchase = { id: 'jars', prices: [750], unitName: 'kilogram', offer: { currency: 'INR' } };
  const html = renderToStaticMarkup(
    <I18nProvider locale="en">
      <ShellProvider shell={{ path: '/', account: null, formToken: null }}>
        <AgreeForm person={person} purchase={purchase} />
      </ShellProvider>
    </I18nProvider>,
  );
  expect(html).toContain('action="/together/jars/confirmation?member=devi"');
});
