import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { translator, type Locale } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { queueMessage } from '~/platform/message.server';
import { publicOrigin } from '~/platform/public-origin.server';
import { fail, ok, type Result } from '~/platform/result';
import { newCode, secretHash } from '~/platform/secret.server';
import { isCountry, localeOfCountry } from './countries';
import { parsePhone } from './identifier';
import { CODE_MINUTES, codeExpiry, MEMBER_CODE_DIGITS, readableCode } from './one-time-code';
import { staffMay } from './staff-scope.server';

export type Invitation = {
  /** To be shown once, to the member of staff who asked. */
  code: string;
  expiresAt: Date;
  memberName: string;
  /** The phone to which the code was also sent, or null where the register has none that can be used. */
  sentTo: string | null;
};

export type InviteMemberError = { code: 'not-found' } | { code: 'already-linked' };

type Invited = { id: string; name: string; phone: string | null; country: string; linked: boolean };

/**
 * Makes a one-time code by which a member of the staff's branches links her account, and sends it to her phone if known.
 * It voids her earlier codes. The text is in the member of staff's language where the country has several. Fails with
 * `not-found` (no such member there) or `already-linked`.
 */
export async function inviteMember(
  tx: Tx,
  actor: StaffMember,
  memberId: string,
  clock: Clock,
): Promise<Result<Invitation, InviteMemberError>> {
  const member = isId(memberId) ? await findMember(tx, actor, memberId) : null;
  if (!member) return fail({ code: 'not-found' });
  if (member.linked) return fail({ code: 'already-linked' });
  const now = clock.now();
  await tx
    .updateTable('memberInvitation')
    .set({ expiresAt: now })
    .where('memberId', '=', member.id)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .execute();
  const code = await unusedCode(tx, now);
  const expiresAt = codeExpiry(now);
  await tx
    .insertInto('memberInvitation')
    .values({
      id: newId(),
      memberId: member.id,
      codeHash: secretHash(code),
      createdBy: actor.accountId,
      createdAt: now,
      expiresAt,
    })
    .execute();
  const sentTo = isCountry(member.country) && member.phone ? parsePhone(member.phone, member.country) : null;
  if (sentTo) await sendCode(tx, sentTo, localeOfCountry(member.country, actor.locale), code, expiresAt);
  return ok({ code, expiresAt, memberName: member.name, sentTo });
}

/** Locked, so that two invitations at once leave one code. */
async function findMember(tx: Tx, actor: StaffMember, memberId: string): Promise<Invited | null> {
  const { rows } = await sql<Invited>`
    select member.id, member.display_name as name, member.phone, branch.country,
      exists (select from account where account.member_id = member.id) as linked
    from member
    join lateral (
      select b.country from membership s
      join self_help_group g on g.id = s.group_id
      join branch b on b.id = g.branch_id
      where s.member_id = member.id and ${staffMay(actor.staff, 'keep_groups', { branch: 'b.id', group: 'g.id' })}
      order by s.left_on desc nulls first limit 1
    ) branch on true
    where member.id = ${memberId}
    for update of member
  `.execute(tx);
  return rows[0] ?? null;
}

/** A code that no open invitation has: the code alone finds the invitation. */
async function unusedCode(tx: Tx, now: Date): Promise<string> {
  for (;;) {
    const code = newCode(MEMBER_CODE_DIGITS);
    const taken = await tx
      .selectFrom('memberInvitation')
      .select('id')
      .where('codeHash', '=', secretHash(code))
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    if (!taken) return code;
  }
}

async function sendCode(tx: Tx, phone: string, locale: Locale, code: string, until: Date): Promise<void> {
  const { t } = translator(locale);
  await queueMessage(tx, {
    accountId: null,
    eventId: null,
    channel: 'sms',
    address: phone,
    locale,
    subject: '',
    body: t('messages.memberCode.body', {
      code: readableCode(code),
      minutes: CODE_MINUTES,
      link: `${publicOrigin()}/account/link`,
    }),
    discardAfter: until,
  });
}
