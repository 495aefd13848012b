/** How much is measured: `--full` imports the whole registers and takes longer rounds. */
const full = process.argv.includes('--full');

export const length = {
  full,
  /** Groups whose registers are imported; 2,000 make about 2.9 million rows. */
  groups: full ? 2000 : 300,
  warmUpSeconds: 1.5,
  roundSeconds: full ? 6 : 3,
};
