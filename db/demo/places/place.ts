/** The scripts and languages a branch's sellers write their offers in, by BCP 47 code. */
export type OfferLanguage = 'en' | 'sw' | 'ta' | 'hi' | 'fa';

export interface NameTradition {
  women: readonly string[];
  men: readonly string[];
  family: readonly string[];
  /** How a full name is put together from a given and a family name. */
  order: 'given-family' | 'family-given';
  /** Some members' names as they write them themselves. */
  native?: { language: OfferLanguage; women: readonly string[]; family: readonly string[] };
}

/** A branch of the programme and the villages its groups are in. */
export interface Place {
  branchCode: string;
  /** The district; buyers see it as the seller's district. */
  name: string;
  timezone: string;
  languages: readonly OfferLanguage[];
  /** An offer whose code, title or description says one of these comes from here. */
  mentions: RegExp;
  names: NameTradition;
  groupNames: readonly string[];
  villages: readonly string[];
  pickupSpots: readonly string[];
  staff: readonly string[];
}

/** Amounts that are usual in a country's groups, in minor units. */
export interface GroupMoney {
  /** Contributions at a meeting, from the smallest to the largest that groups agree on. */
  saving: readonly number[];
  fine: number;
  social: number;
  /** Loans are multiples of this. */
  loanStep: number;
  largestOutsideLoan: number;
}

export interface Country {
  code: string;
  currency: string;
  callingCode: string;
  money: GroupMoney;
  payouts: readonly (readonly [method: 'mobile_money' | 'bank' | 'cash', weight: number])[];
  /** Lenders outside the programme; their names are made up. */
  lenders: readonly string[];
  places: readonly Place[];
}
