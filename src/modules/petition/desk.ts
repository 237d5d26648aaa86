import type { Day } from '#core/calendar/days.ts';
import { soonDays, type Standing, type Verb } from '#modules/obligation/rules.ts';
import type { Outcome, Result, Stage } from './schema.ts';

/** The desk of a body that answers the council: what its list and its pane show, and the pure rules of both. */
export const deskGroups = ['late', 'soon', 'later'] as const;
export type DeskGroup = (typeof deskGroups)[number];

export const deskFilters = ['all', 'petitions', 'unaccepted'] as const;
export type DeskFilter = (typeof deskFilters)[number];

/** The group of the one deadline style of the desk: past its time; within the days after which work counts as due soon; later or without a day. */
export function deskGroupOf(standing: Pick<Standing, 'late' | 'daysLeft'>): DeskGroup {
  if (standing.late) return 'late';
  return standing.daysLeft !== null && standing.daysLeft <= soonDays ? 'soon' : 'later';
}

/** Passed on to the body, or opened again, and not taken on yet. */
export function isUnaccepted(stage: Stage): boolean {
  return stage === 'referred' || stage === 'reopened';
}

/** A result that names a day, which then runs as a deadline (law:PET-08). */
export function promises(result: string): boolean {
  return result === 'in-progress' || result === 'will-do';
}

/** Words as Vietnamese counts them: what stands between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** The petition behind a line of the desk. */
export interface DeskPetition {
  id: string;
  code: string;
  title: string;
  stage: Stage;
  raisings: number;
  voters: number;
  villageName: string | null;
  referredOn: Day | null;
  promisedOn: Day | null;
  /** An unfinished answer lies in a draft. */
  drafted: boolean;
}

/** One line: an obligation of the actor's bodies. */
export interface DeskItem {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  title: string;
  basis: string;
  leadName: string | null;
  dueOn: Day | null;
  standing: Standing;
  verb: Verb;
  chased: number;
  petition: DeskPetition | null;
}

export interface SentItem {
  id: string;
  code: string;
  title: string;
  answeredOn: Day;
  result: Result;
}

export interface DeskWork {
  /** "Phòng Kinh tế", or the names of all bodies the actor works in. */
  bodies: string[];
  items: DeskItem[];
  /** Answered, and the council has not judged it. */
  sent: SentItem[];
}

/** The lines of a filter, in the groups of the list; empty groups are left out. */
export function deskView(items: readonly DeskItem[], filter: DeskFilter): { key: DeskGroup; items: DeskItem[] }[] {
  const shown = items.filter((item) => isShown(item, filter));
  return deskGroups.map((key) => ({ key, items: shown.filter((item) => deskGroupOf(item.standing) === key) })).filter((group) => group.items.length > 0);
}

export function isShown(item: Pick<DeskItem, 'petition'>, filter: DeskFilter): boolean {
  if (filter === 'all') return true;
  return item.petition !== null && (filter === 'petitions' || isUnaccepted(item.petition.stage));
}

export interface GivenFile {
  id: string;
  name: string;
  kind: string;
}

/** An answer as it was sent. */
export interface GivenAnswer {
  replyId: string;
  result: Result;
  replyClass: string;
  promisedOn: Day | null;
  words: string;
  number: string;
  datedOn: Day;
  receivedOn: Day;
  signedBy: string;
  fileId: string | null;
  files: GivenFile[];
  withdrawn: boolean;
  verdict: 'satisfactory' | 'unsatisfactory' | null;
  verdictNote: string;
}

/** One chosen petition in the pane. */
export interface PanePetition {
  id: string;
  code: string;
  title: string;
  body: string;
  stage: Stage;
  villageName: string | null;
  bodyId: string | null;
  bodyName: string | null;
  raisings: number;
  voters: number;
  referredOn: Day | null;
  /** When the body said it received the letter. */
  receivedOn: Day | null;
  dueOn: Day | null;
  outcome: Outcome | null;
  returned: { reason: string; proposed: string; ruling: string | null; ruledReason: string } | null;
  extension: { untilOn: Day; reason: string; granted: boolean | null; ruledReason: string } | null;
  reopening: { reason: string; dueOn: Day } | null;
  voices: { words: string; raisedOn: Day; village: string | null; voters: number }[];
  files: GivenFile[];
  answers: GivenAnswer[];
}

export interface ReplyDraft {
  petitionIds: string[];
  result: string;
  replyClass: string;
  promisedOn: string;
  words: string;
  number: string;
  datedOn: string;
  signedBy: string;
  savedAt: Date;
  savedBy: string | null;
}

/** How far the keeping of a draft is. */
export interface Kept {
  state: 'still' | 'typing' | 'unsaved';
  at: Date | null;
  name: string | null;
}

export interface DeskPane {
  petitions: PanePetition[];
  /** What the actor can do with all of them together. */
  may: { answer: boolean; accept: boolean; return: boolean; extend: boolean; receive: boolean; withdraw: boolean };
  draft: ReplyDraft | null;
  /** A draft these petitions share with others. */
  wider: { petitionIds: string[]; savedAt: Date } | null;
}

export interface FigureRecord {
  petitionId: string;
  code: string;
  title: string;
  /** The day the figure hangs on: due, or said. */
  on: Day;
  doneOn: Day | null;
  counts: boolean;
  note: string;
}

/** A share with the records it was counted from. */
export interface DeskFigure {
  counted: number;
  base: number;
  records: FigureRecord[];
}
