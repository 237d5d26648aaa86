import type { Cadence } from '#core/calendar/cadence.ts';
import type { Comparator } from '#modules/target/schema.ts';
import type { DeadlineKind } from '#modules/task/schema.ts';

/** A target as found in the document, in the fields of `TargetInput`. */
export interface FoundTarget {
  title: string;
  groupTitle: string;
  code: string;
  comparator: Comparator;
  value: number | null;
  valueHigh: number | null;
  unit: string;
  period: string;
  leadOrganizationId: string | null;
  measureId: string | null;
}

/** A task as found in the document, in the fields of `TaskInput`. */
export interface FoundTask {
  title: string;
  expectedResult: string;
  leadOrganizationId: string | null;
  coordinatingOrganizationIds: string[];
  responsiblePersonId: string | null;
  deadlineKind: DeadlineKind;
  startsOn: string | null;
  dueOn: string | null;
  dueHour: number | null;
  deadlineText: string;
  cadence: Cadence | null;
  eventText: string;
  atLeast: number | null;
  weight: 'task' | 'orientation';
}

/** A task of a plan already adopted that looks the same (P4). */
export interface Twin {
  taskId: string;
  title: string;
  planTitle: string;
  score: number;
}

interface Common {
  key: string;
  decision: 'confirmed' | 'dropped' | null;
  /** A person changed what the machine had read. */
  mended: boolean;
  /** 1-based lines of the text as read, first and last. */
  lines: [number, number];
  page: number | null;
  section: string;
  quote: string;
  confidence: number;
  /** Bodies named in the paper that match no body of the council, in the paper's words. */
  unmatched: string[];
}

export type ImportItem = (Common & { kind: 'target'; target: FoundTarget }) | (Common & { kind: 'task'; task: FoundTask; twins: Twin[]; twinId: string | null });

/** One line of the document as read. */
export interface ImportLine {
  text: string;
  page: number | null;
  strong?: boolean;
  cells?: string[];
}

/** What the plan says of itself, as proposed and mended. */
export interface PlanHead {
  title: string;
  shortTitle: string;
  number: string;
  issuer: string;
  issuedOn: string | null;
  kind: 'campaign' | 'term' | 'yearly' | 'other';
  startsOn: string | null;
  endsOn: string | null;
}
