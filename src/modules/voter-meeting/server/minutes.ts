import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Day } from '#core/calendar/days.ts';
import { councilData } from '#modules/council/server/queries.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { invitationPaper, minutesPaper, noticePaper, planPaper } from '../papers.ts';
import { comparisonOf, linesOf } from './lines.ts';
import { meetingPage, minutesText } from './queries.ts';
import { meetingsOf, roundRow } from './round-data.ts';

export const roundPaperKinds = { 'ke-hoach': 'plan', 'thong-bao': 'notice', 'giay-moi': 'invitation' } as const;
export type RoundPaperAddress = keyof typeof roundPaperKinds;
export const isRoundPaper = (address: string): address is RoundPaperAddress => address in roundPaperKinds;

/** A paper of a round as it would be issued today: the plan, the notice, the invitation. @throws NotFound */
export async function roundPaper(tx: CouncilTx, id: string, address: RoundPaperAddress, today: Day): Promise<OfficialPaper> {
  const round = await roundRow(tx, id);
  const meetings = (await meetingsOf(tx, [id])).filter((meeting) => !meeting.calledOff);
  const head = { council: (await councilData(tx))?.name ?? '', number: null, date: today.slice(0, 7) };
  const make = { 'ke-hoach': planPaper, 'thong-bao': noticePaper, 'giay-moi': invitationPaper }[address];
  return make(round, meetings, head);
}

/** The minutes of a meeting from its rows and what was written. @throws NotFound */
export async function meetingMinutes(tx: CouncilTx, actor: Actor, id: string, today: Day): Promise<OfficialPaper> {
  const { meeting, round, steps } = await meetingPage(tx, actor, id, today, 'office');
  const whole = await roundRow(tx, round.id);
  const common = new Set((await comparisonOf(tx, id)).common.map((line) => line.id));
  const lines = (await linesOf(tx, id)).filter((line) => common.has(line.id) || (line.side === 'office' && line.divertedAt !== null));
  const { content } = await minutesText(tx, id);
  const began = Object.fromEntries(steps.flatMap((each) => (each.beganAt ? [[each.step, each.beganAt]] : [])));
  return minutesPaper({
    council: (await councilData(tx))?.name ?? '',
    number: null,
    date: meeting.heldOn ?? today.slice(0, 7),
    round: whole,
    meeting: { ...meeting, seats: meeting.delegates, offices: meeting.bodies, began },
    lines: lines.filter((line) => line.warned === null && line.divertedAt === null).map((line) => ({ body: line.body, many: line.many, village: line.village, code: line.petitionCode || line.joinCode, joined: line.joinPetitionId !== null })),
    diverted: lines.filter((line) => line.divertedAt !== null).length,
    written: content
  });
}
