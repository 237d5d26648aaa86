import { sql } from 'kysely';
import { formatInstant } from '#core/format.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { SheetContent } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import { letterNumber } from '#modules/letter/rules.ts';
import * as messages from '../messages.ts';
import { visitorWords } from '../visitor.ts';
import { receptionsWhere } from './records.ts';

const t = translator(messages, 'vi');

/** The book of receptions of a year (law:CIT-09) as a workbook, a row a matter; a protected visitor stands by his code. */
export async function receptionSheet(tx: CouncilTx, actor: Actor, year: number, at: { now: Date; name: string }): Promise<SheetContent> {
  const rows = [...(await receptionsWhere(tx, actor, sql<boolean>`r.year = ${year}`, 5000))].sort((a, b) => a.number - b.number);
  return {
    title: `SỔ TIẾP CÔNG DÂN NĂM ${year}`,
    subtitle: `HĐND ${at.name}`,
    columns: [
      { key: 'number', title: 'Số', width: 6, kind: 'number' },
      { key: 'day', title: 'Ngày tiếp', width: 12, kind: 'date' },
      { key: 'kind', title: 'Hình thức', width: 15, kind: 'text' },
      { key: 'visitor', title: 'Họ tên, địa chỉ', width: 28, kind: 'text' },
      { key: 'people', title: 'Số người', width: 9, kind: 'number' },
      { key: 'matter', title: 'Nội dung', width: 40, kind: 'text' },
      { key: 'type', title: 'Phân loại', width: 18, kind: 'text' },
      { key: 'before', title: 'Cơ quan đã giải quyết', width: 20, kind: 'text' },
      { key: 'request', title: 'Yêu cầu của công dân', width: 24, kind: 'text' },
      { key: 'handling', title: 'Kết quả xử lý', width: 28, kind: 'text' },
      { key: 'by', title: 'Người tiếp', width: 20, kind: 'text' }
    ],
    rows: rows.flatMap((row) =>
      row.matters.map((matter) => ({
        number: row.number,
        day: row.receivedOn,
        kind: t(`kind.${row.kind}`),
        visitor: visitorWords(row, 'vi'),
        people: row.peopleCount,
        matter: matter.text,
        type: t(`matter.${matter.kind}`),
        before: row.doneBefore,
        request: row.request,
        handling: matter.letterNumber ? `Vào sổ đơn số ${letterNumber(matter.letterNumber, matter.letterPart ?? '')}` : matter.petitionId ? 'Chuyển thành kiến nghị cử tri' : matter.handling || row.handling,
        by: row.receivedByName
      }))
    ),
    notes: [
      { label: 'Người lập', value: actor.name },
      { label: 'Lúc', value: formatInstant(at.now) },
      { label: 'Người tố cáo', value: 'Ghi bằng mã; danh tính giữ riêng theo Luật Tố cáo, không có trong tệp này.' }
    ]
  };
}
