import { writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { weekdayName, weekdayOf } from '../src/core/calendar/days.ts';
import { baseHolidays } from '../src/core/calendar/holidays.ts';
import { formatDay } from '../src/core/format.ts';
import { amountOf } from '../src/core/law/apply.ts';
import type { LawRule } from '../src/core/law/rule.ts';
import { chapters, lawRules } from '../src/core/law/rules.ts';
import { sources } from '../src/core/law/sources.ts';

/** Where the page stands. */
export const lawPagePath = fileURLToPath(new URL('../docs/law.md', import.meta.url));

const known = { S: 'đọc văn bản', R: 'dẫn lại', M: 'trí nhớ', D: 'suy luận' } as const;
const states = { IN: 'hiệu lực', OLD: '**cũ**', '?': '**chưa rõ**' } as const;
const settable = { L: 'xã đặt', V: 'phải kiểm', LV: 'xã đặt, phải kiểm' } as const;
const kinds = {
  holiday: 'nghỉ lễ',
  'moved-rest': 'nghỉ bù',
  'swap-off': 'nghỉ hoán đổi',
  'worked-saturday': 'làm bù',
  ordinary: 'theo thứ'
} as const;

/** The law table and the table of rest days as a page for the legal officer who checks them, written from the data the product uses. */
export function lawPage(): string {
  const count = (test: (rule: LawRule) => boolean) => lawRules.filter(test).length;
  return [
    '# Bảng quy định và lịch nghỉ',
    '',
    'Written by `node cli/law-page.ts` from `src/core/law` and `src/core/calendar/holidays.ts`; a test compares the two. Change the data, not this page.',
    '',
    `${lawRules.length} giá trị: ${count((rule) => rule.status === 'OLD')} lấy từ văn bản đã thay thế, ${count((rule) => rule.status === '?')} chưa rõ quy định, ` +
      `${count((rule) => rule.confidence !== 'S')} chưa đọc được trong chính văn bản, ${count((rule) => rule.configurable !== null)} HĐND xã có thể đặt hoặc phải kiểm lại. ` +
      'Chưa có luật sư kiểm tra; cán bộ pháp chế của xã kiểm từng dòng **cũ**, **chưa rõ**, dẫn lại và trí nhớ trước khi dùng để chặn người dùng.',
    '',
    ...chapters.flatMap(({ title, rules }) => [
      `## ${title}`,
      '',
      '| Mã | Việc | Giá trị | Nội dung | Nguồn | Biết do | Trạng thái | Cách đặt |',
      '|---|---|---|---|---|---|---|---|',
      ...rules.map(ruleLine),
      ''
    ]),
    '## Lịch nghỉ 2025–2028',
    '',
    'Ngày ghi "dự kiến" do Thủ tướng Chính phủ quyết định hằng năm; Văn phòng sửa khi có thông báo. Ngày 24/11 chưa tính là ngày nghỉ, bật được theo năm.',
    '',
    '| Ngày | Thứ | Loại | Tên | Nguồn | Biết do |',
    '|---|---|---|---|---|---|',
    ...baseHolidays().map(
      (row) =>
        `| ${formatDay(row.day)} | ${weekdayName(weekdayOf(row.day))} | ${kinds[row.kind]}${row.projected ? ', **dự kiến**' : ''} | ${row.name} | ${row.source} | ${known[row.confidence]} |`
    ),
    '',
    '## Đã đọc ở đâu',
    '',
    ...Object.entries(sources).map(([key, words]) => `- ${key}: ${words}`),
    ''
  ].join('\n');
}

function ruleLine(rule: LawRule): string {
  const from = rule.effectiveFrom ? ` từ ${formatDay(rule.effectiveFrom)}` : '';
  const to = rule.effectiveTo ? ` đến ${formatDay(rule.effectiveTo)}` : '';
  const where = rule.where.length > 0 ? ` [${rule.where.join(', ')}]` : '';
  const set = rule.configurable === null ? 'cố định' : settable[rule.configurable];
  return `| ${rule.id} | ${rule.event} | ${amountOf(rule)} | ${rule.text} | ${rule.source}${where} | ${known[rule.confidence]} | ${states[rule.status]}${from}${to} | ${set} |`;
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(lawPagePath, lawPage());
