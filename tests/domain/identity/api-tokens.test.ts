import { describe, expect, it } from 'vitest';
import { MOST_TOKENS } from '~/domain/identity/api-scopes';
import { makeToken, ownTokens, readProgram, revokeToken } from '~/domain/identity/api-tokens.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { action, loader } from '~/routes/identity/account-tokens';
import { aBuyer } from '../../factories/market';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

const make = (actor: Actor, formId = newId()) =>
  transact(db, (tx) => makeToken(tx, actor, { name: 'Hotel system', scopes: ['offers:read'], formId }, clock));
const made = async (actor: Actor) => {
  const token = await make(actor);
  if (!token.ok) throw new Error(token.error.code);
  return token.value;
};

describe('a token of the open interface', () => {
  it('lets its program in within its scopes, is kept as a hash alone, and says when it was used', async () => {
    const actor = await aBuyer(db);
    const token = await made(actor);
    expect(token).toMatch(/^stepfour_[\w-]{43}$/);
    expect(await ownTokens(db, actor)).toMatchObject([{ name: 'Hotel system', lastUsedAt: null }]);
    expect(await readProgram(db, token, clock)).toMatchObject({ scopes: ['offers:read'] });
    expect(await ownTokens(db, actor)).toMatchObject([{ lastUsedAt: new Date(TEST_NOW) }]);
    const stored = await db.selectFrom('apiToken').selectAll().where('accountId', '=', actor.accountId).execute();
    expect(JSON.stringify(stored)).not.toContain(token.slice(9));
    for (const other of [`${token}x`, token.slice(9), 'stepfour_', '', newId()]) {
      expect(await readProgram(db, other, clock)).toBeNull();
    }
  });

  it('is made once of a form, and only so many can be in use', async () => {
    const actor = await aBuyer(db);
    const formId = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => make(actor, formId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (let count = 1; count < MOST_TOKENS; count += 1) await made(actor);
    expect(await make(actor)).toEqual({ ok: false, error: { code: 'enough-tokens', most: MOST_TOKENS } });
  });

  it('is ended by its owner alone, and with her account', async () => {
    const [actor, stranger] = [await aBuyer(db), await aBuyer(db)];
    const [first, second] = [await made(actor), await made(actor)];
    const [newest] = await ownTokens(db, actor);
    const revoke = (who: Actor) => db.transaction().execute((tx) => revokeToken(tx, who, newest?.id ?? '', clock));
    expect(await revoke(stranger)).toBe(false);
    expect(await readProgram(db, second, clock)).not.toBeNull();
    expect(await revoke(actor)).toBe(true);
    expect(await readProgram(db, second, clock)).toBeNull();
    expect(await readProgram(db, first, clock)).not.toBeNull();
    await db.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', actor.accountId).execute();
    expect(await readProgram(db, first, clock)).toBeNull();
  });

  it('is shown on the page that made it, and never again', async () => {
    const actor = await aBuyer(db);
    const context = contextFor(database, { actor });
    const send = (fields: Record<string, string>) => responseOf(action(post('/account/tokens', fields, context)));
    expect((await send({ name: 'x' })).status).toBe(422);
    expect((await send({ name: ' ', 'offers:read': 'yes' })).status).toBe(422);
    const form = { name: 'Shop', 'offers:read': 'yes', formId: newId() };
    const { token } = (await (await send(form)).json()) as { token: string };
    expect(await readProgram(db, token, clock)).not.toBeNull();
    expect((await send(form)).status).toBe(409);
    const page = await (await responseOf(loader(get('/account/tokens', context)))).text();
    expect(page).toContain('Shop');
    expect(page).not.toContain(token);
  });
});
