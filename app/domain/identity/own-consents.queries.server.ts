import type { Member } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { CONSENT_PURPOSES, type ConsentPurpose } from './consent-purposes';

export type OwnConsent = {
  purpose: ConsentPurpose;
  /** The version of the words that stands now. */
  version: (typeof CONSENT_PURPOSES)[ConsentPurpose]['version'];
  /** Every giving and taking back, newest first. */
  history: { version: number; givenAt: Date; withdrawnAt: Date | null }[];
  given: boolean;
};

/** What the actor agreed to, purpose by purpose, with its history; what she signed on paper is in the register. */
export async function ownConsents(db: Db, actor: Member): Promise<OwnConsent[]> {
  const rows = await db
    .selectFrom('consent')
    .select(['purpose', 'version', 'givenAt', 'withdrawnAt'])
    .where('memberId', '=', actor.memberId)
    .orderBy('givenAt', 'desc')
    .limit(200)
    .execute();
  const paper = await db
    .selectFrom('member')
    .select(['consentOn', 'consentWithdrawnOn'])
    .where('id', '=', actor.memberId)
    .executeTakeFirstOrThrow();
  const purposes = Object.keys(CONSENT_PURPOSES) as ConsentPurpose[];
  return purposes.map((purpose) => {
    const history = rows
      .filter((row) => row.purpose === purpose)
      .map(({ version, givenAt, withdrawnAt }) => ({ version, givenAt, withdrawnAt }));
    if (purpose === 'member_record' && history.length === 0 && paper.consentOn)
      history.push(onPaper(paper.consentOn, paper.consentWithdrawnOn));
    const { version } = CONSENT_PURPOSES[purpose];
    const given = history.some(({ withdrawnAt }) => withdrawnAt === null);
    // Whoever agreed to the use of her record agreed to be named too, until she took that back.
    const named = purpose === 'public_name' && history.length === 0;
    return { purpose, version, history, given: given || named };
  });
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function onPaper(givenOn: string, withdrawnOn: string | null): OwnConsent['history'][number] {
  return { version: 1, givenAt: noon(givenOn), withdrawnAt: withdrawnOn === null ? null : noon(withdrawnOn) };
}
