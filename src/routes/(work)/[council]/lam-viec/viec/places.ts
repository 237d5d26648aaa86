import type { IconName } from '#ui/icon-names.ts';
import type { Verb } from '#modules/obligation/rules.ts';
import { paths } from '#paths';

/** Where the work of one kind of obligation is done: its icon, and the page its button leads to. Modules that open obligations of their own kind add a row. */
interface Place {
  icon: IconName;
  act(council: string, work: { id: string; subjectKind: string; subjectId: string }, verb: Verb): string;
}

const anchors: Record<Verb, string> = { begin: '#bao', report: '#bao', mend: '#bao', count: '#bao', judge: '#xac-nhan', chase: '#don-doc', prove: '#minh-chung', open: '' };
const onDetail: Place['act'] = (council, work, verb) => paths.obligation(council, work.id) + anchors[verb];

/** The reports of one series: those due, with the button that drafts each. */
export const deskOf = (council: string, seriesId: string) => `${paths.reports(council)}?che-do=${seriesId}`;

/** The body that owes it answers at its desk; the council's side works on the petition itself, and chases on the page of the work. */
const atPetition: Place['act'] = (council, work, verb) => {
  if (verb === 'chase') return onDetail(council, work, verb);
  return verb === 'begin' || verb === 'report' || verb === 'mend' ? `${paths.desk(council, { chosen: [work.subjectId] })}#tra-loi` : paths.petition(council, work.subjectId);
};
const inOffice: Place['act'] = (council, work, verb) => (verb === 'chase' ? onDetail(council, work, verb) : paths.petition(council, work.subjectId));

const places: Record<string, Place> = {
  'petition-reply': { icon: 'message-square-text', act: atPetition },
  'petition-promise': { icon: 'message-square-text', act: atPetition },
  'petition-compile': { icon: 'message-square-text', act: inOffice },
  'petition-tell': { icon: 'megaphone', act: inOffice },
  task: {
    icon: 'list-checks',
    act: (council, work, verb) => (verb === 'count' ? `${paths.task(council, work.subjectId)}#ghi` : onDetail(council, work, verb))
  },
  'voter-contact': {
    icon: 'users',
    act: (council, work, verb) =>
      verb === 'chase' || verb === 'judge' ? onDetail(council, work, verb) : work.subjectKind === 'voter-round' ? paths.voterRound(council, work.subjectId) : paths.voterMeetingPlan(council, work.subjectId)
  },
  letter: { icon: 'mails', act: (council, work, verb) => (verb === 'chase' ? onDetail(council, work, verb) : paths.letter(council, work.subjectId)) },
  reception: {
    icon: 'calendar-days',
    act: (council, work) => (work.subjectKind === 'reception-day' ? paths.receptionDay(council, work.subjectId) : work.subjectKind === 'reception-refusal' ? paths.receptionRefusals(council) : paths.receptionRoster(council))
  },
  report: {
    icon: 'file-text',
    act: (council, work, verb) => (work.subjectKind === 'report-series' && verb !== 'chase' && verb !== 'judge' ? `${paths.reports(council)}?che-do=${work.subjectId}` : onDetail(council, work, verb))
  }
};

export function placeOf(kind: string): Place {
  return places[kind] ?? { icon: 'flag', act: onDetail };
}
