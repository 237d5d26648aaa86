import { formatDay } from '#core/format.ts';
import type { ReportBlock, ReportContent, ReportSection } from '../document.ts';
import { tokenOf } from '../document.ts';
import { periodNoun } from '../rules.ts';
import type { DraftFacts, DraftTarget, WorkItem } from './facts.ts';
import { partFigures, workFigures } from './figure-plan.ts';
import { bareTitle, doneLines, groupHeading, lateLine, listText, nextLines, shortfallSentence, targetSentence } from './sentences.ts';
import { targetTable } from './target-table.ts';

/** The text of a report from the figures and the work of its period. The outline of a periodic report, or the short one of a week. Every number is a figure that opens. */
export function composeReport(facts: DraftFacts): ReportContent {
  const writer = new BlockWriter();
  const sections = facts.template.length === 'short' ? shortSections(facts, writer) : fullSections(facts, writer);
  return { sections };
}

/** Gives blocks their ids in reading order. */
class BlockWriter {
  #count = 0;
  #next(): { id: string; v: number } {
    return { id: `b${++this.#count}`, v: 1 };
  }
  paragraph(text: string): ReportBlock {
    return { ...this.#next(), type: 'paragraph', text };
  }
  heading(text: string): ReportBlock {
    return { ...this.#next(), type: 'heading', level: 2, text };
  }
  list(lines: readonly string[]): ReportBlock[] {
    return lines.length === 0 ? [] : [this.paragraph(listText(lines))];
  }
  gap(text: string, organizationId: string | null): ReportBlock {
    return { ...this.#next(), type: 'gap', text, organizationId };
  }
  table(table: ReturnType<typeof targetTable>): ReportBlock {
    return { ...this.#next(), type: 'table', table };
  }
}

const work = (list: keyof typeof workFigures) => `${tokenOf(workFigures[list].id)} nhiệm vụ`;
const part = (name: keyof typeof partFigures) => `${tokenOf(partFigures[name].id)} chỉ tiêu`;

function fullSections(facts: DraftFacts, writer: BlockWriter): ReportSection[] {
  const body = (id: string, title: string, blocks: ReportBlock[]): ReportSection => ({ id, title, place: 'body', blocks });
  return [
    opening(facts, writer),
    body('chi-dao', 'Công tác chỉ đạo, triển khai', steering(facts, writer)),
    body('ket-qua', 'Kết quả thực hiện', results(facts, writer)),
    body('ton-tai', 'Tồn tại, hạn chế và nguyên nhân', shortfalls(facts, writer)),
    body('ky-toi', `Nhiệm vụ trọng tâm ${facts.nextPhrase}`, ahead(facts, writer)),
    body('kien-nghi', 'Kiến nghị, đề xuất', [writer.gap('kiến nghị, đề xuất với cấp trên; không có thì bỏ phần này', facts.leadOrganizationId)]),
    closing(facts, writer),
    ...annexes(facts, writer)
  ];
}

function shortSections(facts: DraftFacts, writer: BlockWriter): ReportSection[] {
  const noun = periodNoun(facts.kind);
  const moved = facts.targets.filter((target) => (facts.figures.get(`${target.figureId}-kn`)?.value ?? null) !== null);
  return [
    opening(facts, writer),
    {
      id: 'ket-qua',
      title: `Kết quả trong ${noun}`,
      place: 'body',
      blocks: [
        writer.paragraph(`${workWords(facts)}`),
        ...writer.list(doneLines(facts.work.done)),
        ...(moved.length > 0 ? [writer.paragraph(`Kết quả các chỉ tiêu có phát sinh trong ${noun}:`), ...writer.list(moved.map((target) => targetSentence(target, facts.figures, noun)))] : [])
      ]
    },
    { id: 'ton-tai', title: 'Việc chậm và nguyên nhân', place: 'body', blocks: lateBlocks(facts, writer) },
    { id: 'ky-toi', title: `Nhiệm vụ ${facts.nextPhrase}`, place: 'body', blocks: ahead(facts, writer) },
    closing(facts, writer)
  ];
}

function opening(facts: DraftFacts, writer: BlockWriter): ReportSection {
  const named = facts.plans.map((plan) => `${plan.title}${plan.number && !plan.number.startsWith('/') ? ` (số ${plan.number}${plan.issuedOn ? ` ngày ${formatDay(plan.issuedOn)}` : ''})` : ''}`);
  const basis = facts.plans.length === 1 ? `Thực hiện ${named[0]}, ` : facts.plans.length > 1 ? 'Thực hiện các chương trình, kế hoạch của Hội đồng nhân dân xã, ' : '';
  return {
    id: 'mo-dau',
    title: '',
    place: 'bare',
    blocks: [writer.paragraph(capital(`${basis}${facts.issuerName} báo cáo kết quả ${facts.phrase} như sau (số liệu tính đến ngày ${formatDay(facts.asOf)}):`))]
  };
}

function closing(facts: DraftFacts, writer: BlockWriter): ReportSection {
  return { id: 'ket', title: '', place: 'bare', blocks: [writer.paragraph(`Trên đây là báo cáo kết quả ${facts.phrase} của ${facts.issuerName}./.`)] };
}

function steering(facts: DraftFacts, writer: BlockWriter): ReportBlock[] {
  const noun = periodNoun(facts.kind);
  const followed = facts.targets.length > 0 ? `${part('all')} và ${work('followed')}` : work('followed');
  const quiet = facts.work.chased.length + facts.work.deferred.length === 0;
  const acts = quiet ? `Trong ${noun} không có nhiệm vụ phải đôn đốc hoặc gia hạn.` : `Trong ${noun} đã đôn đốc ${work('chased')}, gia hạn ${work('deferred')}.`;
  return [
    writer.paragraph(`${capital(facts.issuerName)} theo dõi ${followed}; mỗi nhiệm vụ có cơ quan chủ trì, thời hạn và kết quả phải đạt. ${acts}`),
    ...writer.list(facts.work.deferred.map((item) => `${bareTitle(item.title)}${item.lead ? ` (${item.lead})` : ''}: gia hạn đến ${formatDay(item.deferrals.at(-1)?.to ?? item.dueOn ?? facts.asOf)}, lý do: ${bareTitle(item.deferrals.at(-1)?.reason ?? '')}`))
  ];
}

function results(facts: DraftFacts, writer: BlockWriter): ReportBlock[] {
  const noun = periodNoun(facts.kind);
  const groups = groupsOf(facts.targets);
  const blocks = groups.flatMap(([title, targets]) => [writer.heading(title || 'Các chỉ tiêu'), ...writer.list(targets.map((target) => targetSentence(target, facts.figures, noun)))]);
  const told = facts.targets.filter((target) => (facts.figures.get(target.figureId)?.value ?? null) !== null);
  if (facts.targets.length > 0) {
    blocks.push(writer.heading('Đánh giá chung về chỉ tiêu'));
    blocks.push(writer.paragraph(`Trong ${part('all')}: ${part('done')} đã đạt, ${part('ok')} đúng tiến độ, ${part('risk')} có nguy cơ không đạt, ${part('late')} khó đạt hoặc không đạt, ${part('none')} chưa phát sinh hoặc chưa có nguồn số liệu.`));
  }
  if (told.length > 0) blocks.push(writer.table(targetTable(told, facts.figures, { caption: 'Bảng 1. Các chỉ tiêu có phát sinh', note: `Số liệu tính đến ngày ${formatDay(facts.asOf)}` })));
  blocks.push(writer.heading('Thực hiện nhiệm vụ'), writer.paragraph(workWords(facts)), ...writer.list(doneLines(facts.work.done)));
  return blocks;
}

function groupsOf(targets: readonly DraftTarget[]): [string, DraftTarget[]][] {
  const groups = new Map<string, DraftTarget[]>();
  for (const target of targets) {
    const title = groupHeading(target.groupTitle);
    groups.set(title, [...(groups.get(title) ?? []), target]);
  }
  return [...groups];
}

function workWords(facts: DraftFacts): string {
  const noun = periodNoun(facts.kind);
  const { due, done, late, waiting } = facts.work;
  if (due.length + done.length + late.length + waiting.length === 0) return `Trong ${noun} chưa có nhiệm vụ đến hạn hoặc hoàn thành.`;
  const pending = waiting.length > 0 ? `; ${work('waiting')} đã báo xong, đang chờ xác nhận` : '';
  const parted = done.length > 0 ? `, trong đó ${work('done-in-time')} đúng hạn, ${work('done-late')} quá hạn` : '';
  return `Trong ${noun} có ${work('due')} đến hạn; hoàn thành ${work('done')}${parted}${pending}; còn ${work('late')} quá hạn chưa hoàn thành.`;
}

function shortfalls(facts: DraftFacts, writer: BlockWriter): ReportBlock[] {
  const short = facts.targets.filter((target) => ['at-risk', 'hard', 'missed'].includes(target.status));
  const blocks: ReportBlock[] = [];
  if (short.length > 0) {
    blocks.push(writer.paragraph(`Có ${part('late')} khó đạt hoặc không đạt, ${part('risk')} có nguy cơ không đạt:`), ...writer.list(short.map((target) => shortfallSentence(target, facts.figures))));
    const worst = short.filter((target) => target.status !== 'at-risk');
    for (const [organizationId, targets] of byLead(worst, facts)) blocks.push(writer.gap(`nguyên nhân, biện pháp đối với chỉ tiêu ${quoted(targets)}`, organizationId));
  }
  return [...blocks, ...lateBlocks(facts, writer)];
}

function lateBlocks(facts: DraftFacts, writer: BlockWriter): ReportBlock[] {
  const { late } = facts.work;
  const noun = periodNoun(facts.kind);
  if (late.length === 0) return [writer.paragraph(`Trong ${noun} không có nhiệm vụ quá hạn chưa hoàn thành.`)];
  const unexplained = late.filter((item) => item.note === '');
  return [
    writer.paragraph(`Còn ${work('late')} quá hạn chưa hoàn thành:`),
    ...writer.list(late.map(lateLine)),
    ...byLead(unexplained, facts).map(([organizationId, items]) => writer.gap(`nguyên nhân chậm ${quoted(items)}, biện pháp`, organizationId))
  ];
}

/** Gaps go to the body that leads what they are about; what nobody leads goes to whoever prepares the report. */
function byLead<T extends { leadOrganizationId: string | null }>(items: readonly T[], facts: DraftFacts): [string | null, T[]][] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const lead = item.leadOrganizationId ?? facts.leadOrganizationId;
    groups.set(lead, [...(groups.get(lead) ?? []), item]);
  }
  return [...groups];
}

function quoted(items: readonly { title: string }[]): string {
  return items.map((item) => `“${bareTitle(item.title)}”`).join(', ');
}

function ahead(facts: DraftFacts, writer: BlockWriter): ReportBlock[] {
  const { next } = facts.work;
  if (next.length === 0) return [writer.paragraph('Chưa có nhiệm vụ đến hạn theo kế hoạch.')];
  const order = (item: WorkItem) => item.dueOn ?? '9999';
  const sorted = [...next].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return [writer.paragraph(`Có ${work('next')} đến hạn:`), ...writer.list(nextLines(sorted))];
}

function annexes(facts: DraftFacts, writer: BlockWriter): ReportSection[] {
  if (facts.targets.length === 0) return [];
  const several = facts.plans.length > 1;
  return facts.plans.flatMap((plan, index): ReportSection[] => {
    const own = facts.targets.filter((target) => target.planId === plan.id);
    if (own.length === 0) return [];
    const table = targetTable(own, facts.figures, { caption: '', note: `Số liệu tính đến ngày ${formatDay(facts.asOf)}` });
    const title = `Kết quả thực hiện các chỉ tiêu${several ? ` của ${plan.shortTitle || plan.title}` : ''} ${facts.phrase}`;
    return [{ id: `phu-luc-${index + 1}`, title, place: 'annex', blocks: [writer.table(table)] }];
  });
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
