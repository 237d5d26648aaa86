import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { type DeadlineResult, computeDeadline } from '../src/core/calendar/deadline.ts';
import { buildCalendar } from '../src/core/calendar/holidays.ts';
import type { Calendar } from '../src/core/calendar/days.ts';
import { formatDay } from '../src/core/format.ts';

const usage = 'Cách dùng: nghisu deadline compute TỆP.json --json';

const input = v.object({
  cases: v.array(v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty()), input: v.unknown() })),
  calendar: v.optional(
    v.object({
      culture_day_years: v.optional(v.array(v.pipe(v.number(), v.integer())), []),
      rows: v.optional(
        v.array(
          v.object({
            day: v.string(),
            kind: v.picklist(['holiday', 'moved-rest', 'swap-off', 'worked-saturday', 'ordinary']),
            name: v.string(),
            source: v.string()
          })
        ),
        []
      )
    })
  )
});

/**
 * `nghisu deadline compute FILE.json --json`: due dates of the cases in a file, as `{ "<id>": { due, … } }` on standard output; a case that cannot be
 * computed has `{ "error": "…" }` and the others are still computed. `calendar` in the file adds rest days (`rows`) and years in which
 * 24/11 is a holiday (`culture_day_years`). Without `--json`, one line a case for people. Needs no database.
 *
 * @returns exit status: 0, 1 when the file cannot be read or is not of the shape, 2 for wrong usage
 */
export async function deadlineCompute(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json');
  const file = files[0];
  if (files.length !== 1 || file === undefined || file.startsWith('-')) return fail(usage, 2);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return fail(`Không đọc được tệp ${file}.`, 1);
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail(`Tệp ${file} không phải JSON đúng cú pháp.`, 1);
  }
  const parsed = v.safeParse(input, data);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fail(`Tệp ${file} cần có dạng { "cases": [ { "id", "input" } ] }; sai ở ${v.getDotPath(issue) ?? 'gốc tệp'}.`, 1);
  }
  let calendar: Calendar;
  try {
    calendar = buildCalendar({
      extra: parsed.output.calendar?.rows ?? [],
      cultureDayYears: parsed.output.calendar?.culture_day_years ?? []
    });
  } catch (error) {
    return fail(`Lịch nghỉ trong tệp ${file} có dòng sai: ${(error as Error).message}.`, 1);
  }
  const results = computeAll(parsed.output.cases, calendar);
  process.stdout.write(json ? `${JSON.stringify(Object.fromEntries(results), null, 2)}\n` : [...results].map(line).join(''));
  return 0;
}

function computeAll(cases: { id: string; input: unknown }[], calendar: Calendar): Map<string, DeadlineResult | { error: string }> {
  const results = new Map<string, DeadlineResult | { error: string }>();
  for (const each of cases) {
    const twice = results.has(each.id);
    results.set(each.id, twice ? { error: `Mã ${each.id} xuất hiện hơn một lần trong tệp.` } : computeDeadline(each.input, calendar));
  }
  return results;
}

function line([id, result]: [string, DeadlineResult | { error: string }]): string {
  if ('error' in result) return `${id}: ${result.error}\n`;
  const due = result.due.length > 10 ? `${result.due.slice(11, 16)} ${formatDay(result.due.slice(0, 10))}` : formatDay(result.due);
  const late = result.on_time === undefined ? '' : result.on_time ? '; đã nộp đúng hạn' : '; đã nộp quá hạn';
  return `${id}: ${result.exclusive ? 'trước' : 'chậm nhất'} ${due} (${result.due_weekday}), làm xong ${formatDay(result.adjusted_day)}${late}${result.note ? `. ${result.note}` : ''}\n`;
}

function fail(message: string, status: 1 | 2): number {
  process.stderr.write(`${message}\n`);
  return status;
}
