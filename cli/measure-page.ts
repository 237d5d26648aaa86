import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../src/modules/measure/catalogue.ts';
import type { MeasureGroup } from '../src/modules/measure/definition.ts';
import * as messages from '../src/modules/measure/messages.ts';

const page = join(import.meta.dirname, '../docs/measures.md');

const rules = `Một con số là danh sách hồ sơ làm nên nó. Mỗi hồ sơ đứng ở một trong bốn chỗ, kèm lý do: **được tính**, **không được tính** (vẫn ở mẫu số), **chưa đến hạn**, **loại trừ**.

1. Chưa có gì phát sinh thì ghi “chưa phát sinh”, không phải 0 và không phải 100%.
2. Việc có hạn chỉ vào mẫu số khi đến hạn, hoặc sớm hơn nếu đã xong.
3. Chỉ loại trừ khi có văn bản cho phép; hồ sơ bị loại trừ luôn được liệt kê, kèm văn bản và người ghi.
4. “Đại biểu có …” đếm người, không đếm lượt; mẫu số là người đang giữ nhiệm vụ cuối kỳ.
5. Cơ quan ngoài HĐND báo xong thì chờ xác nhận; chỉ lời xác nhận được tính.
6. “Tính đến ngày” nào thì chỉ dùng những gì đã ghi đến hết ngày đó. Báo cáo đã ban hành giữ nguyên số liệu.
7. Một việc tính cho mọi kế hoạch có nó, và một lần trong mỗi chỉ số.
8. Dự báo là giá trị hiện nay cộng nhịp ba tháng gần nhất, không vượt quá những gì còn có thể.
9. Bên cạnh mỗi con số đếm có một con số về chất lượng.

Chỉ tiêu không gắn được với chỉ số nào, hoặc gắn với chỉ số chưa có nguồn, dùng số liệu nhập kèm văn bản hoặc tệp chứng minh; con số đó luôn được ghi rõ là số liệu nhập.`;

/** `docs/measures.md`, written from the catalogue: `node cli/measure-page.ts`. */
export function measurePage(): string {
  const groups = [...new Set(catalogue.map((measure) => measure.group))];
  const lines = ['# Danh mục chỉ số', '', 'Trang này do máy viết từ `src/modules/measure/catalogue.ts`; sửa ở đó rồi chạy `node cli/measure-page.ts`.', '', rules, ''];
  for (const group of groups) lines.push(`## ${messages.vi[`group.${group}` satisfies `group.${MeasureGroup}`]}`, '', ...tableOf(group), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function tableOf(group: MeasureGroup): string[] {
  const head = ['| mã | chỉ số | đơn vị | cách tính | căn cứ | nguồn | bên cạnh |', '|---|---|---|---|---|---|---|'];
  const rows = catalogue
    .filter((measure) => measure.group === group)
    .map((measure) => {
      const source = measure.source === null ? 'chưa có' : measure.source === 'entries' ? 'số liệu nhập' : 'hồ sơ';
      return `| \`${measure.id}\` | ${measure.title.vi} | ${measure.unit === 'percent' ? '%' : measure.noun.vi} | ${measure.formula.vi} | ${measure.basis} | ${source} | ${measure.quality ? `\`${measure.quality}\`` : ''} |`;
    });
  return [...head, ...rows];
}

export function measurePageIsFresh(): boolean {
  return existsSync(page) && readFileSync(page, 'utf8') === measurePage();
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, measurePage());
