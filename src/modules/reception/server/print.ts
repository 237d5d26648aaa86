import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { isId } from '#core/ids.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { receiptPaper, refusalPaper, schedulePaper } from './papers.ts';

/** The papers of reception by the words of their address. @throws NotFound */
export function receptionPaper(tx: CouncilTx, actor: Actor, kind: string, id: string, today: Day): Promise<OfficialPaper> {
  if (kind === 'lich' && /^\d{4}(-\d{2})?$/.test(id)) return schedulePaper(tx, id, today);
  if (kind === 'bien-nhan' && isId(id)) return receiptPaper(tx, actor, id, today);
  if (kind === 'tu-choi' && isId(id)) return refusalPaper(tx, actor, id, today);
  throw new NotFound();
}
