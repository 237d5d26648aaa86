import type { Day } from '#core/calendar/days.ts';
import { formatInstant } from '#core/format.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { SheetContent } from '#core/sheets/write.ts';
import { translator } from '#core/words.ts';
import { senderWords } from '../letter-words.ts';
import * as messages from '../messages.ts';
import { letterRegister, type LetterFilter } from './queries.ts';

const t = translator(messages, 'vi');

/** The register as a workbook, in the columns of the paper book (sổ tiếp nhận, xử lý đơn). Senders stand as they stand on the screen: a protected one by his code. */
export async function registerSheet(tx: CouncilTx, actor: Actor, filter: LetterFilter, at: { today: Day; now: Date; name: string }): Promise<{ content: SheetContent }> {
  const { rows } = await letterRegister(tx, actor, filter, at.today);
  const columns = [
    { key: 'code', title: 'Số đến', width: 9, kind: 'text' },
    { key: 'received', title: 'Ngày nhận', width: 12, kind: 'date' },
    { key: 'sender', title: 'Người gửi, địa chỉ', width: 28, kind: 'text' },
    { key: 'kind', title: 'Loại đơn', width: 16, kind: 'text' },
    { key: 'title', title: 'Nội dung', width: 40, kind: 'text' },
    { key: 'before', title: 'Cơ quan đã giải quyết', width: 22, kind: 'text' },
    { key: 'body', title: 'Cơ quan có thẩm quyền', width: 22, kind: 'text' },
    { key: 'state', title: 'Tình trạng', width: 20, kind: 'text' },
    { key: 'work', title: 'Việc đang tính hạn', width: 24, kind: 'text' },
    { key: 'due', title: 'Hạn', width: 12, kind: 'date' },
    { key: 'source', title: 'Nguồn đơn', width: 18, kind: 'text' }
  ] as const;
  return {
    content: {
      title: `SỔ TIẾP NHẬN, XỬ LÝ ĐƠN NĂM ${filter.year}`,
      subtitle: `HĐND ${at.name}`,
      columns,
      rows: [...rows]
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map((row) => ({
          code: row.code,
          received: row.receivedOn,
          sender: senderWords(row, 'vi'),
          kind: t(`kind.${row.kind}`),
          title: row.title,
          before: row.doneBefore,
          body: row.organizationName,
          state: t(`state.${row.state}`),
          work: row.clock?.state === 'running' ? t(`clock.${row.clock.key}`) : null,
          due: row.clock?.state === 'running' ? row.clock.dueOn : null,
          source: t(`source.${row.source}`)
        })),
      notes: [
        { label: 'Người lập', value: actor.name },
        { label: 'Lúc', value: formatInstant(at.now) },
        { label: 'Người tố cáo', value: 'Ghi bằng mã; danh tính giữ riêng theo Luật Tố cáo, không có trong tệp này.' }
      ]
    }
  };
}
