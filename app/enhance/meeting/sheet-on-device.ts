import { findMeeting, forgetMeeting, keepMeeting, type KeptMeeting } from './kept-meetings';

/** How long the form waits for the device to say what it keeps, in milliseconds; some are slow, some never answer. */
const PATIENCE_MS = 5000;

/** What of a meeting changes while it is held. */
export type Standing = Omit<KeptMeeting, 'key' | 'account' | 'groupId' | 'mended' | 'keptAt'>;

/** The place of one meeting on this device. Nothing is put there before it is known what it holds. */
export class SheetOnDevice {
  private isKnown = false;
  private last: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly account: string,
    private readonly groupId: string,
    /** The sheet that is mended, which has a place beside the group's next meeting. */
    private readonly mended: string | null,
  ) {}

  private get key(): string {
    return [this.account, this.groupId, ...(this.mended === null ? [] : [this.mended])].join(' ');
  }

  /**
   * What the device keeps, null where that is nothing or cannot be told. Where it does not say in time, `onLate` hears it
   * whenever it does, and until `know` is called nothing is put in its place.
   */
  async find(onLate: (kept: KeptMeeting | null) => void): Promise<KeptMeeting | null> {
    const asked = findMeeting(this.key, this.account);
    const silence = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
    try {
      const kept = await Promise.race([asked, silence]);
      if (kept === undefined) asked.then(onLate, () => undefined);
      else this.know();
      return kept ?? null;
    } catch {
      return null;
    }
  }

  know(): void {
    this.isKnown = true;
  }

  /**
   * Whether the device keeps it, now that it and all before it are handed over. It is handed over before this returns
   * unless something is awaited; null when that came to nothing.
   */
  keep(standing: Standing | Promise<Standing | null>): Promise<boolean> {
    const kept = this.put(standing).catch(() => false);
    this.last = this.last.then(() => kept);
    return this.last;
  }

  private async put(standing: Standing | Promise<Standing | null>): Promise<boolean> {
    const one = standing instanceof Promise ? await standing : standing;
    if (!this.isKnown || !one) return false;
    const { key, account, groupId, mended } = this;
    await keepMeeting({ key, account, groupId, mended, keptAt: new Date().toISOString(), ...one });
    return true;
  }

  /** Keeps nothing more, and forgets the sheet unless another one has its place by now; the device may fail to. */
  async forget(sheetId: string): Promise<void> {
    if (!this.isKnown) return;
    this.isKnown = false;
    await this.last;
    const kept = await findMeeting(this.key, this.account).catch(() => null);
    if (kept?.sheetId === sheetId) await forgetMeeting(this.key).catch(() => undefined);
  }
}
