/** A constitution as it is typed by those who wrote none before. */
export const TERMS: Record<string, string> = {
  version: '0',
  fromOn: '2026-01-01',
  contribution: '50',
  socialFund: '5',
  rhythm: 'weekly',
  weekday: '3',
  loanAnnualPercent: '18.5',
  loanMethod: 'flat',
  loanPeriod: 'monthly',
  loanTimesSavings: '3',
  loanLongestMonths: '12',
  quorumPercent: '66',
  signOffs: '3',
  fineReason0: 'late',
  fineAmount0: '10',
  resolution: 'Resolved on 2 January by 12 of 14',
};
