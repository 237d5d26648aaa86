import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { insiders } from '#core/policy.ts';
import type { PaperKind } from '../layout/kinds.ts';
import type { OfficialPaper } from '../layout/model.ts';

export interface PaperRow {
  id: string;
  kind: PaperKind;
  subject: string;
  bodyId: string | null;
  paper: OfficialPaper;
  number: number | null;
  symbol: string | null;
  issuedOn: Day | null;
  signerName: string;
  signerTitle: string;
  docxFileId: string | null;
  pdfFileId: string | null;
  recalledReason: string | null;
}

const columns = sql`paper_id as id, kind, subject, body_id as "bodyId", paper, number, symbol, issued_on as "issuedOn", signer_name as "signerName", signer_title as "signerTitle",
  docx_file_id as "docxFileId", pdf_file_id as "pdfFileId", recalled_reason as "recalledReason"`;

/** Papers of one thing, drafts first, then the latest. */
export async function papersOf(tx: CouncilTx, subjectKind: string, subjectId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`select ${columns} from paper where council_id = app.council() and subject_kind = ${subjectKind} and subject_id = ${subjectId} order by issued_at desc nulls first, paper_id desc`.execute(tx);
  return rows;
}

export async function paperById(tx: CouncilTx, paperId: string): Promise<PaperRow | null> {
  const { rows } = await sql<PaperRow>`select ${columns} from paper where council_id = app.council() and paper_id = ${paperId}`.execute(tx);
  return rows[0] ?? null;
}

/** Whether a file is an issued paper the actor may read: the council's own people all, others what is addressed to their body. */
export async function paperOpens(tx: CouncilTx, actor: Actor, fileId: string): Promise<boolean> {
  const inside = insiders.some((role) => actor.roles.has(role)) || actor.roles.has('overseer');
  const own = actor.belongings.map((each) => each.organizationId);
  const { rows } = await sql`select 1 from paper p where p.council_id = app.council() and (p.docx_file_id = ${fileId} or p.pdf_file_id = ${fileId})
    and (${inside} or p.body_id = any(${own}::uuid[]) or exists (select from organization b where b.council_id = p.council_id and b.organization_id = p.body_id and b.parent_id = any(${own}::uuid[])))`.execute(tx);
  return rows.length > 0;
}
