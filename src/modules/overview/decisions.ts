import { daysBetween, type Day } from '#core/calendar/days.ts';
import { formatDay, formatDayMonth } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import { paperedKinds } from '#modules/obligation/chasing-paper.ts';
import { nextChasing, type ChasingKind, type ChasingStep } from '#modules/obligation/chasing.ts';
import { paths } from '#paths';
import * as messages from './decision-messages.ts';

/** What the answers do: a form of the page with its fields, or a page where it is done (what goes out signed is read first). */
export type Answer = { label: string; action: string; fields: Record<string, string | readonly string[]> } | { label: string; href: string };

/** One question to decide today, why today, and two answers. */
export interface Decision {
  key: string;
  /** The legal or due day it hangs on; the list is ordered by it. */
  by: Day;
  question: string;
  why: string;
  href: string;
  answers: [Answer, Answer];
}

/** An obligation past its time. */
export interface LateThing {
  id: string;
  title: string;
  kind: string;
  dueOn: Day;
  leadOrganizationId: string | null;
  leadKind: string | null;
  leadName: string | null;
  outside: boolean;
  steps: readonly ChasingStep[];
}

export interface DeferralAsk {
  id: string;
  title: string;
  leadName: string | null;
  dueOn: Day;
  asksDueOn: Day;
  reason: string;
  askedOn: Day;
}

export interface ReportedThing {
  id: string;
  title: string;
  leadName: string | null;
  dueOn: Day | null;
  doneOn: Day;
  reportedOn: Day;
  note: string;
}

export interface WaitingReport {
  id: string;
  title: string;
  dueOn: Day | null;
  /** Handing it in was what was due, and it was done on this day; null while the due day still runs. */
  doneOn: Day | null;
  /** Whether that was in time, to the hour where one is set. */
  inTime: boolean | null;
  leadName: string | null;
  submittedOn: Day;
  submittedBy: string | null;
}

export interface MissingTarget {
  id: string;
  planId: string;
  title: string;
  /** How many more must come by the end. */
  needed: number;
  noun: string;
  /** Things counted can be arranged; parts of a share can only be finished. */
  counted: boolean;
  to: Day;
  sentence: string;
}

export interface Matters {
  late: readonly LateThing[];
  asks: readonly DeferralAsk[];
  reported: readonly ReportedThing[];
  reports: readonly WaitingReport[];
  targets: readonly MissingTarget[];
}

/** Days before the end of its period from which a target that will be missed is asked about. */
const targetDays = 60;
/** Days before its due day from which a report waiting for approval is asked about. */
const reportDays = 2;

/** Steps that are a paper somebody signs: their answer opens it. A reminder is recorded at once. */
const papers: readonly ChasingKind[] = paperedKinds;

/** Every question that stands on `today`, by its day; `aside` are those put aside. */
export function decisionsOf(matters: Matters, at: { today: Day; council: string; lang: Lang; aside: ReadonlySet<string>; name: string }): Decision[] {
  const made = [
    ...chases(matters.late, at),
    ...matters.asks.map((ask) => deferral(ask, at)),
    ...matters.reported.map((thing) => judgement(thing, at)),
    ...matters.reports.filter((report) => report.dueOn !== null && (report.doneOn !== null || daysBetween(at.today, report.dueOn) <= reportDays)).map((report) => approval(report, at)),
    ...matters.targets.filter((target) => daysBetween(at.today, target.to) <= targetDays).map((target) => mending(target, at))
  ];
  return made.filter((decision) => !at.aside.has(decision.key)).sort((a, b) => a.by.localeCompare(b.by) || a.key.localeCompare(b.key));
}

type At = { today: Day; council: string; lang: Lang; name: string };
const later = (key: string, { lang }: At): Answer => ({ label: translator(messages, lang)('answer.later'), action: '?/aside', fields: { key } });

/** One question a body and step: what one letter can say is decided once. The Standing Committee does not chase itself. */
function chases(late: readonly LateThing[], at: At): Decision[] {
  const t = translator(messages, at.lang);
  const groups = new Map<string, { kind: ChasingKind | 'nobody'; things: LateThing[] }>();
  for (const thing of late) {
    if (thing.leadKind === 'standing-committee' || thing.leadKind === 'council') continue;
    const proposed = nextChasing(thing.steps, at.today, thing.outside);
    if (proposed.fromOn > at.today) continue;
    const kind = thing.leadOrganizationId === null ? 'nobody' : proposed.kind;
    const key = `chase:${thing.leadOrganizationId ?? thing.id}:${kind}`;
    groups.set(key, { kind, things: [...(groups.get(key)?.things ?? []), thing] });
  }
  return [...groups].flatMap(([key, { kind, things }]) => {
    const [first] = [...things].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
    return first ? [chase(key, kind, things, first, at, t)] : [];
  });
}

function chase(key: string, kind: ChasingKind | 'nobody', things: LateThing[], first: LateThing, at: At, t: ReturnType<typeof translator<keyof typeof messages.vi>>): Decision {
  const one = things.length === 1;
  const lead = first.leadName ?? '';
  const params = { lead, title: first.title, count: things.length };
  const ids = things.map((thing) => thing.id);
  const last = first.steps.reduce<ChasingStep | null>((latest, step) => (latest === null || step.step > latest.step ? step : latest), null);
  const why = [
    one ? t('why.late', { due: formatDay(first.dueOn), days: daysBetween(first.dueOn, at.today) }) : t('why.late-many', { title: first.title, days: daysBetween(first.dueOn, at.today) }),
    last ? t('why.chased', { times: last.step, day: formatDayMonth(last.madeOn) }) : kind === 'nobody' ? '' : t('why.never-chased')
  ];
  const href = one ? paths.obligation(at.council, first.id) : paths.chase(at.council, first.leadOrganizationId ?? undefined);
  const remind: Answer = { label: t('answer.remind-again'), action: '?/chase', fields: { kind: 'reminder', 'obligationIds[]': ids } };
  const base = { key, by: first.dueOn, why: why.filter(Boolean).join(' '), href };
  if (kind === 'nobody') return { ...base, question: t('chase.nobody', params), answers: [{ label: t('answer.assign'), href }, later(key, at)] };
  const question = t(one ? `chase.${kind}` : `chase.${kind}-many`, params);
  if (kind === 'reminder')
    return { ...base, question, answers: [{ label: t('answer.reminder'), action: '?/chase', fields: { kind, 'obligationIds[]': ids } }, one ? { label: t('answer.defer'), href: `${href}#gia-han` } : later(key, at)] };
  const answer: Answer = papers.includes(kind) ? { label: t(`answer.${kind}`), href: paths.chase(at.council, first.leadOrganizationId ?? undefined) } : { label: t(`answer.${kind}`), action: '?/chase', fields: { kind, 'obligationIds[]': ids } };
  return { ...base, question, answers: [answer, remind] };
}

function deferral(ask: DeferralAsk, at: At): Decision {
  const t = translator(messages, at.lang);
  const lead = ask.leadName ?? t('the-lead');
  return {
    key: `deferral:${ask.id}`,
    by: ask.dueOn,
    question: t('deferral.question', { lead, title: ask.title, to: formatDay(ask.asksDueOn) }),
    why: t('deferral.why', { due: formatDay(ask.dueOn), reason: ask.reason, asked: formatDayMonth(ask.askedOn) }),
    href: paths.obligation(at.council, ask.id),
    answers: [
      { label: t('answer.grant'), action: '?/grant', fields: { obligationId: ask.id, newDueOn: ask.asksDueOn, reason: ask.reason, allowedBy: at.name } },
      { label: t('answer.keep'), action: '?/keep', fields: { obligationId: ask.id, text: t('deferral.kept', { due: formatDay(ask.dueOn) }) } }
    ]
  };
}

function judgement(thing: ReportedThing, at: At): Decision {
  const t = translator(messages, at.lang);
  const waits = daysBetween(thing.reportedOn, at.today);
  return {
    key: `judge:${thing.id}`,
    by: thing.dueOn ?? thing.doneOn,
    question: t('judge.question', { lead: thing.leadName ?? t('the-lead'), title: thing.title }),
    why: [t('judge.why', { day: formatDay(thing.doneOn) }), thing.note ? `“${thing.note.length > 140 ? `${thing.note.slice(0, 139)}…` : thing.note}”.` : '', waits > 0 ? t('judge.waits', { days: waits }) : ''].filter(Boolean).join(' '),
    href: paths.obligation(at.council, thing.id),
    answers: [
      { label: t('answer.accept'), action: '?/accept', fields: { obligationId: thing.id, verdict: 'accepted' } },
      { label: t('answer.return'), href: `${paths.obligation(at.council, thing.id)}#xac-nhan` }
    ]
  };
}

function approval(report: WaitingReport, at: At): Decision {
  const t = translator(messages, at.lang);
  const due = report.dueOn ?? at.today;
  const key = `report:${report.id}`;
  const when = () => {
    if (report.doneOn !== null) return report.inTime ? t('report.in-time', { due: formatDay(due) }) : t('report.past', { due: formatDay(due) });
    if (due < at.today) return t('report.late', { due: formatDay(due), days: daysBetween(due, at.today) });
    return due === at.today ? t('report.today') : t('report.soon', { due: formatDay(due) });
  };
  return {
    key,
    // One that was due by handing in waits for the reader alone: no day presses any more.
    by: report.doneOn === null ? due : at.today,
    question: t('report.question', { title: report.title }),
    why: [when(), report.submittedBy ? t('report.by', { by: report.submittedBy, day: formatDayMonth(report.submittedOn) }) : ''].filter(Boolean).join(' '),
    href: paths.report(at.council, report.id),
    answers: [{ label: t('answer.read'), href: paths.report(at.council, report.id) }, later(key, at)]
  };
}

function mending(target: MissingTarget, at: At): Decision {
  const t = translator(messages, at.lang);
  const key = `target:${target.id}`;
  return {
    key,
    // A target is never more pressing than what is due now: it hangs on the end of its period.
    by: target.to,
    question: t(target.counted ? 'target.question' : 'target.share', { title: target.title, count: target.needed, noun: target.noun, to: formatDay(target.to) }),
    why: target.sentence,
    href: paths.target(at.council, target.id),
    answers: [{ label: t('answer.assign'), href: paths.newWork(at.council, target.planId) }, later(key, at)]
  };
}
