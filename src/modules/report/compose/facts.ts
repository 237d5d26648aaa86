import type { Day } from '#core/calendar/days.ts';
import type { Both, MeasureUnit } from '#modules/measure/definition.ts';
import type { GoalLine, TargetStatus } from '#modules/measure/forecast.ts';
import type { FigureDefinition, ReportFigure, WorkList } from '../figure.ts';
import type { Window } from '../rules.ts';
import type { ReportKind, Template } from '../schema.ts';

/** One target as a report tells of it. `figureId` is the figure over the goal's own period; `-kn` this period, `-kt` the last. */
export interface DraftTarget {
  id: string;
  planId: string;
  figureId: string;
  code: string;
  groupTitle: string;
  title: string;
  goal: GoalLine;
  unit: MeasureUnit;
  unitText: string;
  unitWord: Both;
  noun: Both;
  done: Both;
  /** A value entered with evidence that tells how things stand (a share, an amount): the newest of a period is no growth in it. */
  standing: boolean;
  measureId: string | null;
  measureVersion: number | null;
  params: Record<string, string | undefined>;
  span: Window & { label: string };
  leadOrganizationId: string | null;
  lead: string | null;
  status: TargetStatus;
}

/** One piece of work of the ledger, with what a report says of it. */
export interface WorkItem {
  id: string;
  title: string;
  period: string;
  planId: string | null;
  leadOrganizationId: string | null;
  lead: string | null;
  fromOn: Day | null;
  dueOn: Day | null;
  dueAt: Date | null;
  doneOn: Day | null;
  inTime: boolean | null;
  /** Done by its owner, the council's judgement still to come. */
  awaitsJudgement: boolean;
  note: string;
  openedAt: Date;
  chasedOn: Day[];
  deferrals: { on: Day; to: Day; reason: string }[];
}

/** The figures of a report before they are told: what each is and how it is counted. */
export interface FigureDraft {
  id: string;
  label: string;
  unit: MeasureUnit;
  unitWord: string;
  definition: FigureDefinition;
}

/** Everything the words are made of. */
export interface DraftFacts {
  kind: ReportKind;
  template: Template;
  period: string;
  /** "tháng 11 năm 2026", and of what comes after. */
  phrase: string;
  nextPhrase: string;
  own: Window;
  before: Window;
  after: Window;
  asOf: Day;
  plans: { id: string; title: string; shortTitle: string; number: string | null; issuedOn: Day | null }[];
  targets: DraftTarget[];
  work: Record<WorkList, WorkItem[]>;
  figures: ReadonlyMap<string, ReportFigure>;
  /** The body that prepares the report writes what no body is named for. */
  leadOrganizationId: string | null;
  issuerName: string;
}
