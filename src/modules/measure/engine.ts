import type { Day } from '#core/calendar/days.ts';
import type { MeasureUnit } from './definition.ts';

/**
 * A figure is the list of records it was counted from. Records are placed first, each with its reason; numerator and denominator are counted from the places and from
 * nothing else, so that a figure cannot disagree with what opens.
 */

/** `counted` of the base · `base`: in it and not counted · `not-due`: not yet in it · `left-out`: taken out by a paper, and listed. */
export type Place = 'counted' | 'base' | 'not-due' | 'left-out';
export const places: readonly Place[] = ['counted', 'base', 'not-due', 'left-out'];

/** Why a record stands where it stands: a key of `messages.ts` (`reason.*`) with what fills it. Days are `YYYY-MM-DD`. */
export interface Reason {
  key: string;
  params?: Record<string, string | number>;
}

export interface MeasureRecord {
  /** Unique in one figure; the same act is one record (rule 7). */
  key: string;
  /** What it is about, to fetch its title and address. */
  ref: { kind: 'obligation' | 'task' | 'entry' | 'petition' | 'voter-meeting' | 'person' | 'reception' | 'letter'; id: string };
  place: Place;
  reason: Reason;
  happenedOn: Day | null;
  recordedAt: Date | null;
  /** In the base, not counted, and nothing can mend it: done late, the day missed. */
  final?: boolean;
  /** How much it counts; 1 unless it is an entry that stands for many. */
  weight?: number;
  /** How much of the base it is; 1 unless it is an entry. */
  of?: number;
  /** A value typed as it is (a share without its two numbers, an amount): the figure shows no "47/64". */
  direct?: boolean;
}

/** A record with what a person reads and follows. */
export interface ShownRecord extends MeasureRecord {
  title: string;
  subtitle: string;
  href: string;
}

/** What a figure is asked for. `from`/`to`: the period; `asOf`: the day it is told for; `knownAt`: only what was recorded by then (rule 6). */
export interface Scope {
  from: Day;
  to: Day;
  asOf: Day;
  knownAt: Date;
}

export interface Figure {
  numerator: number;
  /** Null for counts and for values typed as they are. */
  denominator: number | null;
  /** Per cent in points, or the count. Null: nothing happened yet, which is neither zero nor 100% (rule 1). */
  value: number | null;
  notDue: number;
  leftOut: number;
  /** Of the base and not counted: how much may still come to count, and how much never can. */
  mendable: number;
  lost: number;
}

/** Counts a figure from its records and from nothing else. @throws RangeError when one act stands twice. */
export function figureOf(records: readonly MeasureRecord[], unit: MeasureUnit): Figure {
  const seen = new Set<string>();
  const figure: Figure = { numerator: 0, denominator: 0, value: null, notDue: 0, leftOut: 0, mendable: 0, lost: 0 };
  let base = 0;
  let any = false;
  let direct = false;
  for (const record of records) {
    if (seen.has(record.key)) throw new RangeError(`Counted twice: ${record.key}`);
    seen.add(record.key);
    const of = record.of ?? 1;
    if (record.place === 'not-due') figure.notDue += of;
    else if (record.place === 'left-out') figure.leftOut += 1;
    else {
      any ||= record.place === 'counted' || of > 0;
      base += of;
      const counted = record.place === 'counted' ? (record.weight ?? 1) : 0;
      figure.numerator += counted;
      if (record.final) figure.lost += of - counted;
      else figure.mendable += of - counted;
      direct ||= record.direct === true;
    }
  }
  if (unit === 'count') return { ...figure, denominator: null, value: any ? exact(figure.numerator) : null, mendable: 0, lost: 0 };
  const value = base > 0 ? exact((100 * figure.numerator) / base) : null;
  return { ...figure, denominator: direct ? null : base, value };
}

/** Twelve figures are more than any list holds: takes away what binary fractions add (0,1 + 0,2). */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** How many stand in each place. */
export function placeCounts(records: readonly MeasureRecord[]): Record<Place, number> {
  const counts: Record<Place, number> = { counted: 0, base: 0, 'not-due': 0, 'left-out': 0 };
  for (const record of records) counts[record.place] += 1;
  return counts;
}

/** A mandate, and something a person did. */
export interface Mandate {
  personId: string;
  from: Day;
  to: Day | null;
}
export interface Act {
  personId: string;
  on: Day;
  recordedAt: Date;
}

/**
 * "Delegates who …": one record a person, whatever he did how often (rule 4). The base is who holds a mandate on the last day told for (the period's end, or `asOf` before it); who
 * left or joined within the period counts for the events of his own time: he stands in the base when `events` names one of that time.
 */
export function oncePerPerson(mandates: readonly Mandate[], acts: readonly Act[], scope: Scope, events: readonly Day[] = []): MeasureRecord[] {
  const last = scope.asOf < scope.to ? scope.asOf : scope.to;
  const held = (mandate: Mandate, on: Day) => mandate.from <= on && (mandate.to === null || mandate.to > on);
  const people = new Map<string, Mandate[]>();
  for (const mandate of mandates) people.set(mandate.personId, [...(people.get(mandate.personId) ?? []), mandate]);
  const records: MeasureRecord[] = [];
  for (const [personId, own] of people) {
    const mine = (on: Day) => own.some((mandate) => held(mandate, on));
    const inTime = acts.filter((act) => act.personId === personId && act.on >= scope.from && act.on <= last && act.recordedAt <= scope.knownAt && mine(act.on));
    const first = inTime.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
    const ownEvents = events.some((on) => on >= scope.from && on <= last && mine(on));
    if (!mine(last) && !ownEvents && !first) continue;
    records.push({
      key: personId,
      ref: { kind: 'entry', id: personId },
      place: first ? 'counted' : 'base',
      reason: first ? { key: 'reason.person-did', params: { on: first.on, times: inTime.length } } : { key: 'reason.person-not' },
      happenedOn: first?.on ?? null,
      recordedAt: first?.recordedAt ?? null
    });
  }
  return records;
}

/** What became known after a figure was issued: records that stand elsewhere now, or were not there (rule 6). */
export interface Correction {
  key: string;
  before: Place | null;
  after: Place | null;
}

/** Corrections between two tellings of the same figure, to stand beside an issued one; the issued one keeps its value. */
export function corrections(before: readonly MeasureRecord[], after: readonly MeasureRecord[]): Correction[] {
  const old = new Map(before.map((record) => [record.key, record.place]));
  const now = new Map(after.map((record) => [record.key, record.place]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const change = { key, before: old.get(key) ?? null, after: now.get(key) ?? null };
    return change.before === change.after ? [] : [change];
  });
}
