/** One planned meeting of the window that was not cancelled: the group's sums, and her own part. */
export type PathMeeting = {
  /** The day it was planned for, 'YYYY-MM-DD'. */
  on: string;
  held: boolean;
  /** Members expected and not excused, of them who came, and who saved. */
  expected: number;
  attended: number;
  deposited: number;
  own: { expected: boolean; attended: boolean; deposited: boolean };
};

/** An instalment of hers; `onTime` is null while it is not due, `unpaid` while anything of it is owed. */
export type PathInstalment = { on: string; onTime: boolean | null; unpaid: boolean };

/** The records that a member's way rests on: her own, and sums of her group's. */
export type PathFacts = {
  /** The day in her branch, 'YYYY-MM-DD'. */
  today: string;
  memberId: string;
  groupEnterprise: boolean;
  /** Planned meetings of the window, oldest first. */
  meetings: PathMeeting[];
  /** Members of the group today. */
  members: number;
  firstHeldOn: string | null;
  /** Of the last meetings, how many in a row up to the newest have a right cash box. */
  rightLately: number;
  person: {
    birthYear: number;
    consent: 'given' | 'none' | 'withdrawn';
    identitySeen: boolean;
    /** Of her open membership in the group. */
    joinedOn: string | null;
  };
  /** Instalments of her loans from the group. */
  instalments: PathInstalment[];
  /** Titles of the mandatory modules that she has not completed. */
  modules: string[];
  /** Her loans from elsewhere. */
  outside: {
    writtenOff: boolean;
    restructured: boolean;
    statusOn: string | null;
    daysPastDue: number;
    instalments: PathInstalment[];
  }[];
  /** Null while she has none. */
  enterprise: { active: boolean; startedOn: string } | null;
  /** Of the rule set in force. */
  numbers: {
    windowMonths: number;
    instalmentMonths: number;
    writeOffMonths: number;
    leastMeetings: number;
    reconciledMeetings: number;
    pastDueDays: number;
    restructuredInstalments: number;
  };
};
