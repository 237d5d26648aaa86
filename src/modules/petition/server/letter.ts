import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { councilCalendar, councilData, lawOverrides } from '#modules/council/server/queries.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { vi } from '../messages.ts';
import { referralPaper } from '../referral-paper.ts';
import { codeOf, lawDue, replyRuleOf } from '../rules.ts';
import { petitionColumns, petitionSource, visiblePetitions, type PetitionRow } from './petition-row.ts';

/** Where petitions came from, as the letter says it. */
const sourceWords: Record<string, string> = {
  meeting: 'các hội nghị tiếp xúc cử tri',
  delegate: 'phản ánh của đại biểu',
  public: 'trang thông tin của Hội đồng nhân dân',
  reception: 'tiếp công dân',
  letter: 'đơn thư của công dân',
  import: 'các đợt tổng hợp',
  phone: 'phản ánh qua điện thoại'
};

/** The letter that passes these petitions on to a body, to be answered by a day. */
export async function referralLetter(tx: CouncilTx, rows: readonly PetitionRow[], body: string, dueOn: Day): Promise<OfficialPaper> {
  const council = await councilData(tx);
  const { rows: sources } = await sql<{ source: string }>`select r.source from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    where r.council_id = app.council() and p.root_id = any(${rows.map((row) => row.id)}::uuid[]) group by 1 order by count(*) desc`.execute(tx);
  const name = council?.name ?? '';
  return referralPaper({
    council: `Hội đồng nhân dân ${name}`,
    place: name.replace(/^(?:xã|phường|đặc khu)\s+/iu, ''),
    body,
    dueOn,
    sources: [...new Set(sources.map((each) => sourceWords[each.source] ?? 'tổng hợp ý kiến cử tri'))].slice(0, 3).join(', '),
    lines: rows.map((row) => ({
      code: codeOf(row.year, row.number),
      title: row.title,
      body: row.body,
      village: row.villageName,
      field: row.field ? vi[`petition.field.${row.field}`] : '',
      weight: [`${String(row.raisings).padStart(2, '0')} lần`, row.voters > row.raisings ? `${row.voters} cử tri` : ''].filter(Boolean).join(', ')
    }))
  });
}

/** The letter as it would go out today, for looking at before it is signed. */
export async function letterDraft(tx: CouncilTx, actor: Actor, ids: readonly string[], body: string, today: Day): Promise<OfficialPaper> {
  const { rows } = await sql<PetitionRow>`select ${petitionColumns} from ${petitionSource} where p.council_id = app.council() and p.petition_id = any(${[...ids]}::uuid[]) and ${visiblePetitions(actor)} order by p.year, p.number`.execute(tx);
  const [calendar, overrides] = [await councilCalendar(tx), await lawOverrides(tx)];
  const due = [...new Set(rows.map((row) => replyRuleOf(row.level ?? 'xã')))].map((rule) => lawDue(rule, today, calendar, overrides).dueOn).sort().at(-1) ?? today;
  return referralLetter(tx, rows, body, due);
}
