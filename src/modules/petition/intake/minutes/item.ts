import type { NearRow } from '../sheet-state.ts';

/** One line of minutes as read. */
export interface MinutesLine {
  text: string;
  page: number | null;
  strong?: boolean;
  cells?: string[];
}

/** A matter found in minutes, in their words. */
export interface FoundMatter {
  /** What the voter raised, without who raised it. */
  text: string;
  /** The passage as it stands. */
  quote: string;
  /** 1-based, first and last. */
  lines: [number, number];
  page: number | null;
  /** Headings it stands under. */
  section: string;
  /** The village as written; '' when none is named. */
  village: string;
  /** Who raised it; '' when nobody is named. */
  raiser: string;
  many: boolean;
  /** The answer given at the meeting, where one was. */
  answer: { words: string; by: string } | null;
  /** 0 to 1; below 0.7 a person should look. */
  confidence: number;
}

export interface FoundMinutes {
  title: string;
  /** Day of the meeting, where it is written. */
  heldOn: string | null;
  place: string;
  matters: FoundMatter[];
}

/** A matter with what a person decided of it. */
export interface MinutesItem extends Omit<FoundMatter, 'village' | 'raiser' | 'answer'> {
  key: string;
  decision: 'confirmed' | 'dropped' | null;
  /** A person changed what the machine had read. */
  mended: boolean;
  villageWords: string;
  villageId: string | null;
  raiserName: string;
  voters: number;
  /** The answer of the meeting; `taken`: it is to be recorded as the answer to this petition. */
  answer: { words: string; by: string; taken: boolean } | null;
  near: NearRow[];
  joinPetitionId: string | null;
}

/** What holds for the whole of the minutes. */
export interface MinutesHead {
  title: string;
  place: string;
  heldOn: string | null;
  voterMeetingId: string | null;
  villageId: string | null;
  /** The body whose people answered on the spot. */
  bodyId: string | null;
}
