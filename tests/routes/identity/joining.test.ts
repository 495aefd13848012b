import { describe, expect, it } from 'vitest';
import * as confirmRoute from '~/routes/identity/confirm-join';
import * as joinRoute from '~/routes/identity/join';
import { newId } from '~/platform/id';
import { PASSWORD } from '../../factories/people';
import { contextFor } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';
import { cookieOf, withCookie } from './cookies';

const database = await testDatabase();
const context = () => contextFor(database, { clientAddress: `10.8.0.${(host += 1)}` });
let host = 0;

const person = { displayName: 'Asha', organisation: 'Duka la Asha', country: 'TZ', password: PASSWORD };

async function codeSentTo(address: string): Promise<string> {
  const { body } = await database.db
    .selectFrom('message')
    .select('body')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  return /\b\d{6}\b/.exec(body)?.[0] ?? '';
}

describe('the join form', () => {
  it('opens with the country of the browser’s language chosen', async () => {
    const args = get('/join', context());
    args.request.headers.set('accept-language', 'sw-KE,sw;q=0.9');
    const { country, countries, next } = (await (await responseOf(Promise.resolve(joinRoute.loader(args)))).json()) as {
      country: string;
      countries: { value: string; label: string }[];
      next: string;
    };
    expect([country, next]).toEqual(['KE', '/']);
    expect(countries).toContainEqual({ value: 'TZ', label: 'Tanzania' });
    expect(countries.findIndex(({ value }) => value === 'TZ')).toBeLessThan(
      countries.findIndex(({ value }) => value === 'AL'),
    );
  });

  it('comes back with 422, each field’s error and what was typed, but never the password', async () => {
    const fields = { ...person, identifier: '0712', displayName: ' ', password: 'password' };
    const response = await responseOf(joinRoute.action(post('/join', fields, context())));
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).not.toContain('"password":"password"');
    expect(JSON.parse(text)).toEqual({
      typed: { identifier: '0712', displayName: ' ', organisation: 'Duka la Asha', country: 'TZ' },
      fields: {
        identifier: 'identity.error.phone',
        displayName: 'identity.error.nameMissing',
        password: 'identity.error.passwordCommon',
      },
      minutes: null,
    });
  });

  it('takes an empty form and one that is no form for nothing typed', async () => {
    const empty = await responseOf(joinRoute.action(post('/join', {}, context())));
    expect(empty.status).toBe(422);
    const args = post('/join', {}, context());
    const odd = { ...args, request: new Request(args.request.url, { method: 'POST', body: '{"a":1}' }) };
    expect((await responseOf(joinRoute.action(odd))).status).toBe(422);
  });
});

describe('joining', () => {
  it('leads over the code to the page that was asked for, signed in', async () => {
    const asked = await responseOf(
      joinRoute.action(post('/join?next=%2Faccount%2Flink', { ...person, identifier: '0718 000 001' }, context())),
    );
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe('/join/confirm?next=%2Faccount%2Flink');
    const cookie = cookieOf(asked, 'join');
    const page = await responseOf(confirmRoute.loader(withCookie(get('/join/confirm', context()), cookie)));
    expect(await page.json()).toMatchObject({ sentTo: '+255718000001' });
    const code = await codeSentTo('+255718000001');
    const done = await responseOf(
      confirmRoute.action(withCookie(post('/join/confirm?next=%2Faccount%2Flink', { code }, context()), cookie)),
    );
    expect([done.status, done.headers.get('location')]).toEqual([303, '/account/link']);
    expect(cookieOf(done, 'session')).toMatch(/^__Host-session=[\w-]{43}$/);
    expect(done.headers.getSetCookie().join()).toContain('__Host-join=; ');
  });

  it('says how many tries are left, and begins again after the last', async () => {
    const identifier = `${newId()}@example.org`;
    const asked = await responseOf(joinRoute.action(post('/join', { ...person, identifier }, context())));
    const cookie = cookieOf(asked, 'join');
    const code = (await codeSentTo(identifier)) === '123456' ? '654321' : '123456';
    const answers = [];
    for (let tried = 0; tried < 5; tried += 1) {
      answers.push(
        await responseOf(confirmRoute.action(withCookie(post('/join/confirm', { code }, context()), cookie))),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 303]);
    expect(await answers[0]?.json()).toEqual({ typed: code, triesLeft: 4, minutes: null });
    expect(answers[4]?.headers.get('location')).toBe('/join?expired=1');
  });

  it('begins again without the cookie of the form', async () => {
    const read = await responseOf(confirmRoute.loader(get('/join/confirm', context())));
    const sent = await responseOf(confirmRoute.action(post('/join/confirm', { code: '123456' }, context())));
    for (const { headers } of [read, sent]) expect(headers.get('location')).toBe('/join?expired=1');
  });
});
