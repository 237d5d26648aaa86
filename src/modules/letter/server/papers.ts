import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { formatDay } from '#core/format.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import type { Block, OfficialPaper } from '#modules/paper/layout/model.ts';
import { translator } from '#core/words.ts';
import { clocksOf } from '../clocks.ts';
import { senderWords } from '../letter-words.ts';
import * as messages from '../messages.ts';
import { letterNumber, maskCode } from '../rules.ts';
import { clockSetting, factsOf, readLetter, type LetterRow } from './letter-row.ts';

export const letterPapers = ['transfer', 'guidance', 'first-notice', 'chase'] as const;
export type LetterPaperKind = (typeof letterPapers)[number];

const t = translator(messages, 'vi');

/**
 * An official paper about a letter in the layout of Nghị định 30/2020: the transfer, the guidance, the first notice, the reminder. Number and date are left for the register of papers. Of a
 * protected sender it carries the code; the identity goes in an envelope of its own (law:TC-08). @throws NotFound
 */
export async function letterPaper(tx: CouncilTx, actor: Actor, id: string, kind: LetterPaperKind, at: { today: Day }): Promise<OfficialPaper> {
  const letter = await readLetter(tx, actor, id);
  if (letter.senderKind === 'anonymous' && (kind === 'guidance' || kind === 'first-notice')) throw new NotFound();
  const council = await councilData(tx);
  const chair = (await sql<{ name: string }>`select p.name from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id where m.council_id = app.council() and m.role = 'chair'
    and m.from_on <= ${at.today} and (m.to_on is null or m.to_on > ${at.today}) limit 1`.execute(tx)).rows[0];
  const body = letter.acts.findLast((act) => act.kind === 'forwarded')?.organizationName ?? letter.sorting?.organizationName ?? 'Cơ quan có thẩm quyền';
  const number = `${letterNumber(letter.number, letter.part)}/${letter.year}`;
  const who = letter.maskNumber === null ? senderWords(letter, 'vi') : `người gửi có mã ${maskCode(letter.maskNumber)}`;
  const what = t(`kind.${letter.kind}`).toLocaleLowerCase('vi');
  const late = kind === 'chase' ? clocksOf(factsOf(letter), letter.sorting, letter.acts, await clockSetting(tx)).filter((clock) => clock.state === 'running' && clock.owner === 'body') : [];
  const parts: Record<LetterPaperKind, { paper: 'transfer-slip' | 'letter'; subject: string; to: string; body: Block[] }> = {
    transfer: { paper: 'transfer-slip', subject: `Chuyển đơn ${what} số ${number}`, to: body, body: transferBody(letter, who, what, body) },
    guidance: { paper: 'letter', subject: 'hướng dẫn gửi đơn khiếu nại đến cơ quan có thẩm quyền', to: addressee(letter), body: guidanceBody(letter, body) },
    'first-notice': { paper: 'letter', subject: `thông báo việc xử lý đơn ${what}`, to: addressee(letter), body: noticeBody(letter, what, body) },
    chase: {
      paper: 'letter',
      subject: `đôn đốc giải quyết đơn ${what} số ${number}`,
      to: body,
      body: [
        p(`Ngày ${formatDay(letter.receivedOn)}, Thường trực Hội đồng nhân dân ${council?.name ?? ''} nhận đơn ${what} của ${who} và đã chuyển ${body} xem xét, giải quyết theo thẩm quyền.`),
        p('Đến nay các việc sau chưa có kết quả gửi Thường trực Hội đồng nhân dân:'),
        { type: 'list', mark: 'dash', items: late.map((clock) => `${t(`clock.${clock.key}`)}: thời hạn đến hết ngày ${formatDay(clock.dueOn)} (${clock.basis})`) },
        p(`Thường trực Hội đồng nhân dân đề nghị ${body} khẩn trương giải quyết, báo kết quả bằng văn bản.`)
      ]
    }
  };
  const { paper, subject, to, body: text } = parts[kind];
  return {
    kind: paper,
    issuerParent: ['Hội đồng nhân dân', council?.name ?? ''],
    issuer: ['Thường trực'],
    number: null,
    symbol: symbolTail(paper, 'TTHĐND'),
    place: (council?.name ?? '').replace(/^(xã|phường|đặc khu)\s+/u, ''),
    date: at.today.slice(0, 7),
    subject,
    addressees: [to],
    body: text,
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: chair?.name ?? null },
    recipients: ['Như trên', ...(kind === 'transfer' && letter.senderKind !== 'anonymous' ? ['Người gửi đơn (để biết)'] : []), ...(letter.delegateName && letter.maskNumber === null ? [`Đại biểu ${letter.delegateName}`] : []), 'Lưu: VT, hồ sơ đơn']
  };
}

const p = (text: string): Block => ({ type: 'paragraph', text });

/** A protected sender's name is written by hand on the copy that goes to him. */
function addressee(letter: LetterRow): string {
  return letter.maskNumber === null ? `Ông (bà) ${letter.senderName ?? ''}${letter.senderAddress ? `, ${letter.senderAddress}` : ''}` : `Người gửi đơn mã ${maskCode(letter.maskNumber)}`;
}

function transferBody(letter: LetterRow, who: string, what: string, body: string): Block[] {
  const masked = letter.maskNumber !== null;
  return [
    p(`Ngày ${formatDay(letter.receivedOn)}, Thường trực Hội đồng nhân dân nhận được đơn ${what} của ${who}.`),
    p(`Nội dung: ${letter.title}.${letter.content ? ` ${letter.content}` : ''}`),
    p(`Sau khi nghiên cứu, Thường trực Hội đồng nhân dân chuyển đơn đến ${body} để xem xét, giải quyết theo thẩm quyền và quy định của pháp luật; đề nghị thông báo kết quả bằng văn bản đến Thường trực Hội đồng nhân dân trong thời hạn luật định.`),
    ...(masked ? [p('Danh tính người gửi được giữ bí mật: họ tên, địa chỉ gửi trong phong bì riêng cho người có thẩm quyền giải quyết, không ghi trong phiếu này.')] : [])
  ];
}

function guidanceBody(letter: LetterRow, body: string): Block[] {
  return [
    p(`Thường trực Hội đồng nhân dân nhận được đơn của ông (bà) ngày ${formatDay(letter.receivedOn)}, nội dung: ${letter.title}.`),
    p('Hội đồng nhân dân không có thẩm quyền giải quyết khiếu nại. Căn cứ Luật Khiếu nại, khiếu nại trên thuộc thẩm quyền giải quyết của cơ quan nêu dưới đây.'),
    p(`Thường trực Hội đồng nhân dân hướng dẫn ông (bà) gửi đơn cùng tài liệu kèm theo đến ${body} để được xem xét, giải quyết. Việc hướng dẫn chỉ thực hiện một lần đối với mỗi nội dung.`)
  ];
}

function noticeBody(letter: LetterRow, what: string, body: string): Block[] {
  const act = letter.acts.findLast((each) => each.kind === 'forwarded' || each.kind === 'kept');
  const done = act?.kind === 'forwarded' ? `đã chuyển đơn đến ${body} ngày ${formatDay(act.on)}${act.paper ? ` (${act.paper})` : ''} để giải quyết theo thẩm quyền` : act?.kind === 'kept' ? `lưu đơn, không xử lý, lý do: ${t(`ground.${act.ground as 'other'}`).toLocaleLowerCase('vi')}` : 'đang nghiên cứu, phân loại đơn';
  return [
    p(`Thường trực Hội đồng nhân dân nhận được đơn ${what} ngày ${formatDay(letter.receivedOn)}, nội dung: ${letter.title}.`),
    p(`Sau khi nghiên cứu, Thường trực Hội đồng nhân dân ${done}. Thường trực Hội đồng nhân dân theo dõi và sẽ thông báo kết quả khi nhận được văn bản của cơ quan giải quyết.`)
  ];
}
