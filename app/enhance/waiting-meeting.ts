import { meetingsNotSent } from './meeting/kept-meetings';

/** Shows what it holds where a meeting that was begun or finished here has not been sent. `data-group` narrows to one group. */
class WaitingMeeting extends HTMLElement {
  connectedCallback(): void {
    void this.look().catch(() => undefined);
  }

  private async look(): Promise<void> {
    const { account = '', group } = this.dataset;
    const [meeting] = (await meetingsNotSent(account)).filter(
      ({ groupId }) => group === undefined || groupId === group,
    );
    if (!meeting) return;
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a')) {
      link.href = `/groups/${meeting.groupId}/meetings/new`;
    }
    this.hidden = false;
  }
}

customElements.define('waiting-meeting', WaitingMeeting);

export {};
