import { splitMatters } from '../../analysis/matters.ts';
import { asks, complains, praises } from './speech.ts';

const sentences = (text: string): string[] => text.split(/(?<=[.!?;])\s+(?=[\p{Lu}“"])/u);
const ordinal = /(?<=^|[.;!?:,]\s*)(?:Thứ (?:nhất|hai|ba|tư|năm)|(?:Một|Hai|Ba|Bốn) là|Ý (?:kiến )?thứ (?:nhất|hai|ba)|Vấn đề thứ (?:nhất|hai|ba))\s*[,:]?\s*/giu;
const further = /(?<=[.;!?]\s*)(?:Ngoài ra|Với lại|Bên cạnh đó|Đồng thời|Mặt khác|Tiện đây|Nhân đây|Một việc nữa|Thêm nữa)\s*,?\s*/giu;

/** What one voter said, as the matters in it: counted ones, those begun with "ngoài ra", and what the analysis parts. Words of thanks before and after are left out. */
export function mattersIn(text: string): string[] {
  const list = /^[^:;]{0,160}(?:kiến nghị|ý kiến|phản ánh|nội dung|vấn đề)[^:;]{0,40}:\s*([^;]{10,};.{10,})$/su.exec(text)?.[1];
  // "cử tri đã nêu các kiến nghị: …; …; …"
  if (list) return list.split(/;\s*/u).flatMap((part) => mattersIn(part));
  const counted = cutBefore(text, ordinal);
  const parts = counted.length > 1 ? counted : cutBefore(text, further);
  const whole = parts.length > 1 && parts.every((part) => asks(part) || complains(part)) ? parts : [text];
  return whole.flatMap((part) => splitMatters(part).map((matter) => matter.text)).map(bare).filter((part) => part.length >= 10);
}

function cutBefore(text: string, joint: RegExp): string[] {
  const starts = [...text.matchAll(joint)];
  if (starts.length === 0) return [text];
  const places = [0, ...starts.map((found) => found.index).filter((at) => at > 0), text.length];
  return places.slice(0, -1).map((from, index) => text.slice(from, places[index + 1]).trim()).filter(Boolean);
}

/** Without the counting word, and without sentences that only thank or praise. */
function bare(part: string): string {
  const kept = sentences(part).filter((sentence) => asks(sentence) || complains(sentence) || !praises(sentence));
  const words = (kept.length > 0 ? kept.join(' ') : part).replace(/^(?:Tuy nhiên|Song|Nhưng|Và|Còn)\s*,?\s*/iu, '').trim();
  const first = words.replace(ordinal, '').replace(/^(?:Ngoài ra|Với lại|Bên cạnh đó|Đồng thời|Mặt khác|Tiện đây|Nhân đây|Một việc nữa|Thêm nữa)\s*,?\s*/iu, '').trim();
  return first.charAt(0).toLocaleUpperCase('vi') + first.slice(1);
}

/** Sentences of an answer that each speak of one matter ("Về …, …. Về …, …"). */
export function answerParts(words: string): string[] {
  const starts = [...words.matchAll(/(?<=^|[.;:]\s*)(?:Về|Đối với|Liên quan(?: đến)?)\s+\p{Ll}/gu)];
  if (starts.length < 1) return [words];
  const places = [...starts.map((found) => found.index), words.length];
  return places.slice(0, -1).map((from, index) => words.slice(from, places[index + 1]).trim());
}

/** Whether an answer says something of the matter itself and not only that it was heard. */
export function answersIndeed(words: string): boolean {
  const said = /(?<!\p{L})đã (?!ghi nhận|tiếp thu|nghe)|(?<!\p{L})đang(?!\p{L})|từ ngày|trước (?:ngày )?\d|ngày \d|khởi công|hoàn thành|danh mục|kinh phí|do\b.{0,40}\bnên|theo quy định (?:của|tại)|nguyên nhân|không thuộc/iu.test(words);
  return said && words.length >= 20;
}
