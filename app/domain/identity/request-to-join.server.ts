import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { translator, type Locale } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { queueMessage } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { addressSubject, takeFromLimits, type TooMany, type Use } from '~/platform/rate-limit.server';
import { ok, type Result } from '~/platform/result';
import { newCode, newToken, secretHash } from '~/platform/secret.server';
import type { JoinInput } from './join.schema';
import { JOIN_ADDRESS, JOIN_PREFIX, JOIN_RECIPIENT } from './limits';
import { CODE_MINUTES, codeExpiry, JOIN_CODE_DIGITS } from './one-time-code';
import { hashPassword } from './password.server';

/** Country code and the digits that name the network: numbers that cost much lie together behind them. */
const PREFIX_CHARACTERS = 7;

type From = { address: string; locale: Locale };

/**
 * Begins to join: sends a code to the phone or mailbox and keeps the rest until it comes back from the same browser, which
 * holds the returned token. Where the phone or mailbox has an account, the same work is done and the same answer given,
 * no code fits, and only the message tells its owner so. Fails with `too-many`.
 */
export async function requestToJoin(
  db: Db,
  input: JoinInput,
  from: From,
  clock: Clock,
): Promise<Result<{ token: string }, TooMany>> {
  const allowed = await takeFromLimits(db, usesOf(input, from), clock);
  if (!allowed.ok) return allowed;
  const passwordHash = await hashPassword(input.password);
  const token = newToken();
  await db.transaction().execute(async (tx) => {
    const exists = await hasAccount(tx, input);
    const code = newCode(JOIN_CODE_DIGITS);
    const now = clock.now();
    const { recipient, displayName, organisation, country } = input;
    await tx
      .insertInto('joinRequest')
      .values({
        id: newId(),
        tokenHash: secretHash(token),
        codeHash: exists ? null : secretHash(code),
        ...recipient,
        passwordHash,
        displayName,
        organisation,
        country,
        locale: from.locale,
        createdAt: now,
        expiresAt: codeExpiry(now),
      })
      .execute();
    await sendCode(tx, input, exists ? null : code, from.locale, codeExpiry(now));
  });
  return ok({ token });
}

function usesOf({ recipient }: JoinInput, { address }: From): Use[] {
  const to = recipient.phone ?? recipient.email ?? '';
  const uses = [
    { limit: JOIN_ADDRESS, subject: addressSubject(address) },
    { limit: JOIN_RECIPIENT, subject: to },
  ];
  return recipient.phone ? [...uses, { limit: JOIN_PREFIX, subject: to.slice(0, PREFIX_CHARACTERS) }] : uses;
}

async function hasAccount(tx: Tx, { recipient }: JoinInput): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`
    select exists (select from account where phone = ${recipient.phone} or email = ${recipient.email}) as exists
  `.execute(tx);
  return rows[0]?.exists ?? false;
}

async function sendCode(tx: Tx, { recipient }: JoinInput, code: string | null, locale: Locale, until: Date) {
  const { t } = translator(locale);
  const words = code ? 'messages.joinCode' : 'messages.joinKnown';
  await queueMessage(tx, {
    accountId: null,
    eventId: null,
    channel: recipient.phone === null ? 'email' : 'sms',
    address: recipient.phone ?? recipient.email,
    locale,
    subject: t(`${words}.subject`),
    body: t(`${words}.body`, { code: code ?? '', minutes: CODE_MINUTES, link: `${publicOrigin()}/sign-in` }),
    discardAfter: until,
  });
}
