import type { Cadence } from '#core/calendar/cadence.ts';
import { periodOfKey } from '#core/calendar/periods.ts';
import type { Weekday } from '#core/calendar/days.ts';
import { matchOrganization, matchOrganizations } from '#modules/organization/rules.ts';
import type { OrganizationChoice } from '#modules/organization/schema.ts';
import type { Deadline, PlanDocument, PlanTarget, PlanTask } from './extract/plan-document.ts';
import type { FoundTask, ImportItem, ImportLine, PlanHead } from './import-item.ts';
import type { DocumentText } from '#core/documents/text.ts';

/** The items a person will decide on, in the order of the document. `place` is the commune's name, dropped from names of bodies. */
export function itemsOf(document: PlanDocument, organizations: readonly OrganizationChoice[], place: string): ImportItem[] {
  const targets = document.targets.map((target, index) => targetItem(target, `c${index + 1}`, organizations, place));
  const tasks = document.tasks.map((task, index) => taskItem(task, `n${index + 1}`, organizations, place));
  return [...targets, ...tasks].sort((a, b) => a.lines[0] - b.lines[0] || a.lines[1] - b.lines[1]);
}

/** The lines of a document as the import keeps and shows them. */
export function importLines(text: DocumentText): ImportLine[] {
  return text.lines.map((line) => ({ text: line.text, page: line.page, ...(line.strong ? { strong: true } : {}), ...(line.cells ? { cells: line.cells.map((cell) => cell.text) } : {}) }));
}

function targetItem(found: PlanTarget, key: string, organizations: readonly OrganizationChoice[], place: string): ImportItem {
  const [value, valueHigh] = Array.isArray(found.value) ? found.value : [found.value, null];
  const lead = found.lead.map((name) => matchOrganization(name, organizations, place));
  return {
    key,
    kind: 'target',
    ...common(found),
    unmatched: found.lead.filter((_, index) => lead[index] === null),
    target: {
      title: capital(found.text).slice(0, 500),
      groupTitle: '',
      code: '',
      comparator: found.comparator,
      value,
      valueHigh,
      // A thing counted keeps the paper's word for it ("cuộc"); a share is 'percent' everywhere.
      unit: found.unit === 'percent' ? 'percent' : countedThing(found),
      period: found.period,
      leadOrganizationId: lead.find((match) => match !== null)?.id ?? null,
      measureId: found.measure
    }
  };
}

/** "Cuộc/năm" → "cuộc". */
function countedThing(found: PlanTarget): string {
  const words = (found.unit_words.split('/')[0] ?? '').trim().toLocaleLowerCase('vi');
  return (words || (found.unit === 'count' ? '' : found.unit)).slice(0, 60);
}

function taskItem(found: PlanTask, key: string, organizations: readonly OrganizationChoice[], place: string): ImportItem {
  const leads = found.lead.flatMap((name) => matchOrganizations(name, organizations, place).map((match) => match.id));
  const helpers = found.coord.flatMap((name) => matchOrganizations(name, organizations, place).map((match) => match.id));
  const [first, ...otherLeads] = [...new Set(leads)];
  return {
    key,
    kind: 'task',
    ...common(found),
    unmatched: [...found.lead, ...found.coord].filter((name) => matchOrganizations(name, organizations, place).length === 0),
    twins: [],
    twinId: null,
    task: {
      title: capital(found.title).slice(0, 500),
      expectedResult: found.expected_result ?? '',
      leadOrganizationId: first ?? null,
      // A paper may name several leading bodies; one answers, the others coordinate. The person who confirms can change which.
      coordinatingOrganizationIds: [...new Set([...otherLeads, ...helpers])].filter((id) => id !== first),
      responsiblePersonId: null,
      weight: found.weight ?? 'task',
      ...deadlineFields(found.deadline)
    }
  };
}

function common(found: PlanTarget | PlanTask) {
  return { decision: null, mended: false, lines: found.lines, page: found.page, section: found.section.slice(0, 300), quote: found.quote.slice(0, 4000), confidence: found.confidence };
}

type DeadlineFields = Pick<FoundTask, 'deadlineKind' | 'startsOn' | 'dueOn' | 'dueHour' | 'deadlineText' | 'cadence' | 'eventText' | 'atLeast'>;

/** The recogniser's deadline in the fields of a task; `dueOn` is the last day in time ("trước ngày 25/4" is the 24th). */
export function deadlineFields(deadline: Deadline): DeadlineFields {
  const none: DeadlineFields = { deadlineKind: 'ongoing', startsOn: null, dueOn: null, dueHour: null, deadlineText: deadline.words.slice(0, 500), cadence: null, eventText: '', atLeast: null };
  switch (deadline.type) {
    case 'date':
      return { ...none, deadlineKind: 'date', dueOn: deadline.last_day };
    case 'period':
      return { ...none, deadlineKind: 'period', startsOn: periodOfKey(deadline.period)?.from ?? null, dueOn: deadline.date };
    case 'window':
      return { ...none, deadlineKind: 'window', startsOn: deadline.from, dueOn: deadline.date };
    case 'cadence':
      return { ...none, deadlineKind: 'cadence', cadence: cadenceOf(deadline), startsOn: deadline.start ?? null, dueHour: deadline.hour ?? null, atLeast: deadline.times ?? null };
    case 'event':
      return { ...none, deadlineKind: 'event', eventText: deadline.event.slice(0, 500) };
    case 'ongoing':
      return none;
  }
}

function cadenceOf(deadline: Extract<Deadline, { type: 'cadence' }>): Cadence {
  const { months, weekday, day, month, hour, start, strict_before: exclusive } = deadline;
  return {
    kind: months && months.length > 0 ? 'months' : deadline.cadence,
    ...(months && months.length > 0 ? { months } : {}),
    ...(weekday ? { weekday: weekday as Weekday } : {}),
    ...(day ? { day } : {}),
    ...(month ? { month } : {}),
    ...(hour === undefined ? {} : { hour }),
    ...(start ? { start } : {}),
    ...(exclusive && (day || hour !== undefined) ? { exclusive: true } : {})
  };
}

const words = /(500|\d{3}) ngày đêm|nhiệm kỳ|giai đoạn|năm (20\d{2})/iu;

/** What the plan says of itself. Its days are proposed from the years its title names; a person checks them. */
export function headOf(document: PlanDocument, term: { from: string; to: string }): PlanHead {
  const title = sentenceCase(document.title ?? '');
  const campaign = /(\d{3}) ngày đêm/u.exec(title);
  const span = /(20\d{2})\s*[-–]\s*(20\d{2})/u.exec(title);
  const year = /năm (20\d{2})/iu.exec(title);
  const issued = document.issued_on;
  const base = { title: title.slice(0, 500), shortTitle: shortTitleOf(title), number: document.number ?? '', issuer: document.issuer ?? '', issuedOn: issued };
  if (campaign) {
    const startsOn = issued ?? term.from;
    return { ...base, kind: 'campaign', startsOn, endsOn: addDays(startsOn, Number(campaign[1]) - 1) };
  }
  if (year && !span) return { ...base, kind: 'yearly', startsOn: `${year[1]}-01-01`, endsOn: `${year[1]}-12-31` };
  if (year && words.test(title) && /kế hoạch/iu.test(title) && title.lastIndexOf(year[0]) > title.lastIndexOf(span?.[0] ?? '')) return { ...base, kind: 'yearly', startsOn: `${year[1]}-01-01`, endsOn: `${year[1]}-12-31` };
  if (span) return { ...base, kind: 'term', startsOn: `${span[1]}-01-01`, endsOn: `${span[2]}-12-31` };
  return { ...base, kind: 'other', startsOn: issued, endsOn: term.to };
}

/** The words between quotation marks, or the first twelve words. */
function shortTitleOf(title: string): string {
  const quoted = /[“"]([^”"]{3,80})[”"]/u.exec(title);
  const plain = title.replace(/\s+/g, ' ').split(' ').slice(0, 12).join(' ');
  return (quoted?.[1] ?? plain).slice(0, 120);
}

/** Papers set the kind in capitals ("KẾ HOẠCH Thực hiện …"); in lists it reads as a sentence. Short forms such as HĐND stay. */
function sentenceCase(title: string): string {
  let leading = true;
  const words = title.replace(/\s+/g, ' ').trim().split(' ').map((word) => {
    if (!leading) return word;
    leading = word === word.toLocaleUpperCase('vi') && /\p{L}/u.test(word);
    if (!leading) return word.charAt(0) + word.slice(1);
    return /^(HĐND|UBND|MTTQ|KT-XH|ĐU|TU)$/u.test(word) ? word : word.toLocaleLowerCase('vi');
  });
  return capital(words.join(' '));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
