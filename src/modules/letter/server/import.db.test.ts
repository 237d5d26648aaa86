import { sql } from 'kysely';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { council, world } from '../../../../tests/support/world.ts';
import { Forbidden } from '#core/errors.ts';
import { importLetters } from './commands/import-letters.ts';
import { readLetterFile } from './read-letters.ts';

const here = world();
const head = ['TT', 'Ngày nhận', 'Người gửi', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Nguồn đơn'];
const book = async (rows: (string | number)[][]) => ({ name: 'so-don.xlsx', bytes: new Uint8Array(await writeXlsx({ sheets: [{ name: 'Sổ đơn', rows: [head, ...rows] }] })) });

describe('a book of letters from Excel', () => {
  const rows = [
    [1, '05/3/2026', 'Nguyễn Văn Ví', 'Thôn Mẫu 1', 'Khiếu nại', 'Mức hỗ trợ khi thu hồi đất làm đường', 'Bưu điện'],
    [2, '06/3/2026', 'Trần Thị Dụ Kín', 'Thôn Mẫu 2', 'Đơn tố cáo', 'Việc cho thuê đất công ích', ''],
    [3, '07/3/2026', 'Nặc danh', '', 'Tố cáo', 'Việc đấu thầu ao cá', ''],
    [4, '07/3/2026', 'Lê Văn Thử', '', 'Thư cảm ơn', 'Cảm ơn cán bộ xã', ''],
    [5, '31/2/2026', 'Lê Văn Thử', '', 'Phản ánh', 'Đèn đường hỏng', ''],
    [6, '05/3/2026', 'Nguyễn Văn Ví', 'Thôn Mẫu 1', 'Khiếu nại', 'Mức hỗ trợ khi thu hồi đất làm đường', 'Bưu điện'],
    [7, '08/3/2026', 'Đỗ Thị Thử', '', 'Tố cáo', 'Tôi là Đỗ Thị Thử, xin tố cáo', '']
  ];

  it('says what is wrong with each refused row and never who sent it; the good rows become letters with numbers and walls', async () => {
    const c = await council(here);
    const lines = await c.read(async (tx) => readLetterFile(tx, await book(rows), '2026-11-20'));
    expect(lines.map((line) => line.letter?.kind ?? null)).toEqual(['complaint', 'denunciation', 'denunciation', null, null, null, null]);
    const problems = lines.flatMap((line) => line.problems);
    expect(problems).toHaveLength(4);
    expect(problems.join(' ')).toMatch(/Thư cảm ơn.*Trùng với dòng 2.*Nội dung có họ tên/s);
    expect(problems.join(' ')).not.toMatch(/Nguyễn Văn Ví|Trần Thị|Đỗ Thị/);
    const good = lines.flatMap((line) => (line.letter ? [line.letter] : []));
    await importLetters.execute(c.as('clerk'), { fileName: 'so-don.xlsx', letters: good });
    const made = await c.read(async (tx) => (await sql<{ number: number; name: string | null; mask: number | null; source: string }>`select number, sender_name as name, mask_number as mask, source from letter order by number`.execute(tx)).rows);
    expect(made).toEqual([{ number: 1, name: 'Nguyễn Văn Ví', mask: null, source: 'post' }, { number: 2, name: null, mask: 1, source: 'sheet' }, { number: 3, name: null, mask: null, source: 'sheet' }]);
    const again = await c.read(async (tx) => readLetterFile(tx, await book(rows.slice(0, 1)), '2026-11-20'));
    expect(again[0]?.problems).toEqual(['Đã có trong sổ đơn.']);
    await expect(importLetters.execute(c.as('delegate'), { fileName: 'x.xlsx', letters: good })).rejects.toBeInstanceOf(Forbidden);
  });
});
