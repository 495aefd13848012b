import { findMeeting, forgetMeeting, keepMeeting, type KeptMeeting } from './kept-meetings';

/** How long a device is waited for, in milliseconds; some are slow, some fail, some never answer. */
const PATIENCE_MS = 5000;

/** What of a meeting changes while it is held. */
export type Standing = Omit<KeptMeeting, 'key' | 'account' | 'groupId' | 'keptAt'>;

/** The place of a group's next meeting on this device. Nothing is put there before it is known what it holds. */
export class SheetOnDevice {
  private isKnown = false;
  private last: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly account: string,
    private readonly groupId: string,
  ) {}

  private get key(): string {
    return `${this.account} ${this.groupId}`;
  }

  /**
   * What the device keeps, null where that is nothing. Where it fails or does not say in time, undefined, and `onLate`
   * hears it whenever it does: a device that failed is asked again. Nothing is put in its place until `know` is called.
   */
  find(onLate: (kept: KeptMeeting | null) => void): Promise<KeptMeeting | null | undefined> {
    const asked = findMeeting(this.key, this.account);
    const inTime = Promise.race([asked.catch(() => undefined), pause()]);
    void inTime.then((kept) => (kept === undefined ? asked.catch(() => this.askAgain()).then(onLate) : undefined));
    return inTime;
  }

  private async askAgain(): Promise<KeptMeeting | null> {
    await pause();
    return findMeeting(this.key, this.account).catch(() => this.askAgain());
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
    const { key, account, groupId } = this;
    await keepMeeting({ key, account, groupId, keptAt: new Date().toISOString(), ...one });
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

const pause = () => new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
