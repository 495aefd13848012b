import type { MessageKey } from '~/platform/i18n';

type RefusalOf<Key> = Key extends `registers.refusal.${infer Code}` ? Code : never;

/** Why something in a register file is refused. Each has its words under `registers.refusal.<code>`. */
export type RefusalCode = RefusalOf<MessageKey>;

export type RefusalDetail = Readonly<Record<string, string | number>>;

/** One refusal: what stands in which file, physical line and column is not taken, and why. */
export type Refusal = {
  file: string;
  line: number;
  column: string;
  code: RefusalCode;
  detail: RefusalDetail;
};

/** So many refusals are listed; more are counted. */
export const LISTED_REFUSALS = 1000;

/** What a refusal shows of a value that is long or has characters that are not seen. */
export function shownValue(text: string): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return visible.length > 60 ? `${visible.slice(0, 57)}…` : visible;
}
