import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { weekdayName, weekdayOf } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { formatDay, formatDayLong } from '#core/format.ts';
import { translator } from '#core/words.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import type { Block, OfficialPaper } from '#modules/paper/layout/model.ts';
import * as messages from '../messages.ts';
import { hourWords } from '../rules.ts';
import { visitorWords } from '../visitor.ts';
import { daysOf } from './queries.ts';
import { receptionsWhere, refusalsOf } from './records.ts';

const t = translator(messages, 'vi');
const p = (text: string): Block => ({ type: 'paragraph', text });
const room = '…………………………………………';

interface Issuer {
  name: string;
  place: string;
  chair: string | null;
}

async function issuerOf(tx: CouncilTx, today: Day): Promise<Issuer> {
  const council = await councilData(tx);
  const { rows } = await sql<{ name: string }>`select p.name from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id where m.council_id = app.council() and m.role = 'chair'
    and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today}) limit 1`.execute(tx);
  const name = council?.name ?? '';
  return { name, place: name.replace(/^(xã|phường|đặc khu)\s+/u, ''), chair: rows[0]?.name ?? null };
}

const signed = ({ chair }: Issuer) => ({ lines: [{ prefix: 'TM' as const, text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: chair });

/** "Lịch tiếp công dân" of a year or a month ('2026', '2026-12') as an official notice, to be posted (law:CIT-04). @throws NotFound where nothing is planned */
export async function schedulePaper(tx: CouncilTx, period: string, today: Day): Promise<OfficialPaper> {
  const issuer = await issuerOf(tx, today);
  const days = (await daysOf(tx, period, today)).filter((day) => day.notHeldReason === null);
  if (days.length === 0) throw new NotFound();
  const words = period.length === 4 ? `năm ${period}` : `tháng ${Number(period.slice(5))}/${period.slice(0, 4)}`;
  const places = [...new Set(days.map((day) => day.place))];
  return {
    kind: 'notice',
    issuerParent: ['Hội đồng nhân dân', issuer.name],
    issuer: ['Thường trực'],
    number: null,
    symbol: symbolTail('notice', 'TTHĐND'),
    place: issuer.place,
    date: today.slice(0, 7),
    subject: `Lịch tiếp công dân của đại biểu Hội đồng nhân dân ${issuer.name} ${words}`,
    bases: ['Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15', 'Căn cứ Luật Tiếp công dân số 42/2013/QH13, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15'],
    body: [
      p(`Thường trực Hội đồng nhân dân ${issuer.name} thông báo lịch tiếp công dân của đại biểu Hội đồng nhân dân ${words} như sau:`),
      ...(places.length === 1 ? [p(`Địa điểm: ${places[0]}.`)] : []),
      {
        type: 'table',
        columns: [{ width: 6, align: 'center' }, { width: 24 }, { width: 18, align: 'center' }, { width: places.length > 1 ? 28 : 40 }, ...(places.length > 1 ? [{ width: 24 }] : [])],
        head: [['TT', 'Ngày', 'Thời gian', 'Đại biểu tiếp công dân', ...(places.length > 1 ? ['Địa điểm'] : [])]],
        rows: days.map((day, index) => [
          String(index + 1),
          `${capital(weekdayName(weekdayOf(day.onDay)))}, ${formatDay(day.onDay)}${day.movedFrom ? ` (dời từ ${formatDay(day.movedFrom)})` : ''}`,
          `${hourWords(day.fromMinute)}–${hourWords(day.toMinute)}`,
          day.duties.map((duty) => duty.name).join(', '),
          ...(places.length > 1 ? [day.place] : [])
        ])
      },
      p('Công dân đến khiếu nại, tố cáo, kiến nghị, phản ánh xuất trình giấy tờ tùy thân và chấp hành nội quy nơi tiếp công dân. Khi thay đổi lịch, Thường trực Hội đồng nhân dân thông báo thời gian mới tại nơi niêm yết và trên trang thông tin điện tử.')
    ],
    signature: signed(issuer),
    recipients: ['Ủy ban nhân dân, Ủy ban MTTQ Việt Nam xã', 'Đại biểu Hội đồng nhân dân xã', 'Niêm yết tại nơi tiếp công dân', 'Trang thông tin điện tử xã', 'Lưu: VT']
  };
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Giấy biên nhận, Mẫu số 02/TCD. The name of a protected visitor is left to be written by hand on the copy he takes. @throws NotFound */
export async function receiptPaper(tx: CouncilTx, actor: Actor, receiptId: string, today: Day): Promise<OfficialPaper> {
  const row = (await receptionsWhere(tx, actor, sql<boolean>`exists (select 1 from reception_receipt c where c.council_id = r.council_id and c.reception_id = r.reception_id and c.reception_receipt_id = ${receiptId})`, 1))[0];
  const receipt = row?.receipts.find((each) => each.id === receiptId);
  if (!row || !receipt) throw new NotFound();
  const issuer = await issuerOf(tx, today);
  return {
    kind: 'notice-slip',
    formName: 'Giấy biên nhận',
    issuerParent: ['Hội đồng nhân dân', issuer.name],
    issuer: ['Thường trực'],
    number: receipt.number,
    symbol: 'BN-TTHĐND',
    place: issuer.place,
    date: receipt.givenOn,
    subject: 'Nhận thông tin, tài liệu, bằng chứng',
    body: [
      { type: 'paragraph', text: { text: 'Mẫu số 02/TCD', italic: true }, align: 'right' },
      p(`Hôm nay, ${formatDayLong(receipt.givenOn)}, tại nơi tiếp công dân, tôi là ${row.receivedByName} đã nhận của ông (bà): ${row.protected ? `${room} (mã ${visitorWords(row, 'vi')}; họ tên người giao ghi tay trên bản giao cho người đó)` : `${row.visitorName ?? ''}${row.visitorAddress ? `, địa chỉ: ${row.visitorAddress}` : ''}`} các thông tin, tài liệu, bằng chứng sau:`),
      { type: 'table', columns: [{ width: 8, align: 'center' }, { width: 52 }, { width: 20, align: 'center' }, { width: 20, align: 'center' }], head: [['TT', 'Tên tài liệu', 'Số lượng', 'Hình thức']], rows: receipt.documents.map((each, index) => [String(index + 1), each.name, each.copies, each.form]) },
      p('Giấy biên nhận được lập thành 02 bản có giá trị như nhau, giao cho người cung cấp 01 bản.')
    ],
    signature: { lines: [{ text: 'Người nhận' }], title: '(Ký, ghi rõ họ tên)', name: row.receivedByName },
    recipients: ['Người cung cấp tài liệu', 'Lưu: hồ sơ tiếp công dân']
  };
}

/** Thông báo từ chối tiếp công dân, Mẫu số 01/TCD. @throws NotFound */
export async function refusalPaper(tx: CouncilTx, actor: Actor, refusalId: string, today: Day): Promise<OfficialPaper> {
  const year = (await sql<{ year: number }>`select year from reception_refusal where council_id = app.council() and reception_refusal_id = ${refusalId}`.execute(tx)).rows[0]?.year ?? 0;
  const row = (await refusalsOf(tx, actor, year)).find((each) => each.id === refusalId);
  if (!row) throw new NotFound();
  const issuer = await issuerOf(tx, today);
  return {
    kind: 'notice',
    issuerParent: ['Hội đồng nhân dân', issuer.name],
    issuer: ['Thường trực'],
    number: null,
    symbol: symbolTail('notice', 'TTHĐND'),
    place: issuer.place,
    date: row.noticedOn ?? today.slice(0, 7),
    subject: 'Về việc từ chối tiếp công dân',
    bases: ['Căn cứ Luật Tiếp công dân số 42/2013/QH13, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15', 'Căn cứ Nghị định số 154/2026/NĐ-CP'],
    body: [
      { type: 'paragraph', text: { text: 'Mẫu số 01/TCD', italic: true }, align: 'right' },
      p(`Ngày ${formatDay(row.refusedOn)}, ông (bà) ${row.personName}${row.personAddress ? `, địa chỉ: ${row.personAddress}` : ''} đến nơi tiếp công dân${row.matter ? ` về việc: ${row.matter}` : ''}.`),
      p(`Thường trực Hội đồng nhân dân ${issuer.name} thông báo từ chối tiếp với lý do: ${t(`ground.${row.ground as 'threatens'}`).toLocaleLowerCase('vi')}. ${row.groundNote}.`),
      p('Ông (bà) có quyền khiếu nại, tố cáo, kiến nghị, phản ánh về việc từ chối này theo quy định của pháp luật.')
    ],
    signature: signed(issuer),
    recipients: [`Ông (bà) ${row.personName}`, 'Lưu: VT, hồ sơ tiếp công dân']
  };
}
