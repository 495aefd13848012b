/** What a buyer asks of one or several sellers with one form. */
export type QuotesAsked = {
  /** Made with the form: the same form asks once. */
  formId: string;
  /** Without an offer it is made to measure. Units of `unit`. */
  sellers: readonly { enterpriseId: string; offerId: string | null; quantity: number }[];
  wantedPostId: string | null;
  productType: string;
  unit: string;
  /** 'YYYY-MM-DD' */
  neededOn: string | null;
  place: string;
  words: string;
  /** The last day on which a seller can quote, 'YYYY-MM-DD' by her calendar. */
  answerBy: string;
};
