import * as entry from './entry-messages.ts';
import * as meeting from './meeting-messages.ts';
import * as round from './round-messages.ts';

/** Words of the pages of voter contact, in three files. */
export const vi = { ...round.vi, ...meeting.vi, ...entry.vi } as const;

export const en: Record<keyof typeof vi, string> = { ...round.en, ...meeting.en, ...entry.en };
