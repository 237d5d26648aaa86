import { formatDay } from '#core/format.ts';
import type { Lang } from '#core/words.ts';
import { paths } from '#paths';
import { say } from '#words';
import type { NoticeKind } from './kinds.ts';

/** One notice as it is said. */
export interface Said {
  kind: NoticeKind;
  textKey: string;
  params: Record<string, string | number>;
  subjectKind: string;
  subjectId: string;
}

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** The sentence of a notice in the reader's language. */
export function sentenceOf(notice: Pick<Said, 'textKey' | 'params'>, lang: Lang): string {
  return say(lang, notice.textKey, notice.params).replace(/\.\.$/, '.').trim();
}

/** The page a notice leads to, from the root of the site. */
export function hrefOf(notice: Pick<Said, 'subjectKind' | 'subjectId'>, council: string): string {
  if (notice.subjectKind === 'obligation') return paths.obligation(council, notice.subjectId);
  if (notice.subjectKind === 'report') return paths.report(council, notice.subjectId);
  if (notice.subjectKind === 'petition') return paths.petition(council, notice.subjectId);
  return paths.notices(council);
}

const parts: { key: string; kinds: readonly NoticeKind[] }[] = [
  { key: 'notice.mail-late', kinds: ['late', 'escalation'] },
  { key: 'notice.mail-due', kinds: ['due'] },
  { key: 'notice.mail-waiting', kinds: ['waiting'] },
  { key: 'notice.mail-ahead', kinds: ['ahead'] },
  { key: 'notice.mail-other', kinds: ['chased', 'assigned', 'answered', 'comment'] }
];

/**
 * The letter that carries some notices to one person, most pressing first. One notice gives its sentence as the subject, several their count.
 * @param origin "https://…" when the installation knows its address; without it the letter says where to look instead of linking
 */
export function letterOf(notices: readonly Said[], reader: { name: string; council: { slug: string; name: string }; today: string; origin: string | null }, lang: Lang = 'vi'): Letter {
  const { council, origin } = reader;
  const late = notices.filter((one) => one.kind === 'late' || one.kind === 'escalation').length;
  const [only] = notices;
  const counted = say(lang, late > 0 ? 'notice.mail-digest-late' : 'notice.mail-digest', { day: formatDay(reader.today), late, count: notices.length });
  const subject = notices.length === 1 && only ? clip(sentenceOf(only, lang), 120) : counted;
  const sections = parts
    .map((part) => ({ title: say(lang, part.key), lines: notices.filter((one) => part.kinds.includes(one.kind)).map((one) => ({ text: sentenceOf(one, lang), href: origin && origin + hrefOf(one, council.slug) })) }))
    .filter((section) => section.lines.length > 0);
  const hello = say(lang, 'notice.mail-hello', { name: reader.name });
  const open = origin ? say(lang, 'notice.mail-open', { href: origin + paths.notices(council.slug) }) : say(lang, 'notice.mail-open-here');
  const foot = say(lang, 'notice.mail-foot', { council: `HĐND ${council.name}` });
  const text = [hello, ...sections.map((section) => `${section.title}\n${section.lines.map((line) => `- ${line.text}${line.href ? `\n  ${line.href}` : ''}`).join('\n')}`), open, `-- \n${foot}`].join('\n\n');
  const html = `<!doctype html><html lang="${lang}"><body style="font:15px/1.5 sans-serif;color:#2a211b">
<p>${escape(hello)}</p>
${sections.map((section) => `<h2 style="font-size:16px;margin:16px 0 4px">${escape(section.title)}</h2><ul>${section.lines.map((line) => `<li>${line.href ? `<a href="${escape(line.href)}">${escape(line.text)}</a>` : escape(line.text)}</li>`).join('')}</ul>`).join('\n')}
<p>${escape(open)}</p><p style="color:#6b5d52;font-size:13px">${escape(foot)}</p></body></html>`;
  return { subject, text, html };
}

/** What a browser shows: the sentence of one notice, or how many stand in each part. */
export function pushOf(notices: readonly Said[], council: { slug: string; name: string }, lang: Lang = 'vi'): { title: string; body: string; href: string } {
  const [only] = notices;
  const title = say(lang, 'notice.push-title', { council: council.name });
  if (notices.length === 1 && only) return { title, body: clip(sentenceOf(only, lang), 180), href: hrefOf(only, council.slug) };
  const counts = parts.map((part) => ({ title: say(lang, part.key), count: notices.filter((one) => part.kinds.includes(one.kind)).length })).filter((part) => part.count > 0);
  return { title, body: counts.map((part) => `${part.title}: ${part.count}`).join(' · '), href: paths.notices(council.slug) };
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}
