import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import type { ReportContent } from '../document.ts';
import type { ReportFigure } from '../figure.ts';
import { reportPaper } from '../paper.ts';
import { signatureOf } from '../rules.ts';
import type { SeriesRow } from './series-row.ts';

/** Somebody who may sign a report. */
export interface Signer {
  id: string;
  name: string;
  role: string;
  /** "Chủ tịch HĐND", as lists show it. */
  title: string;
}

const signerTitles: Record<string, string> = { chair: 'Chủ tịch HĐND', 'vice-chair': 'Phó Chủ tịch HĐND' };

/** Who may sign on a day: the chair and the vice-chairs, each once. */
export async function signersOn(tx: CouncilTx, day: Day): Promise<Signer[]> {
  const { rows } = await sql<Omit<Signer, 'title'>>`select distinct on (p.person_id) p.person_id as id, p.name, m.role from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id
    where m.council_id = app.council() and m.role in ('chair', 'vice-chair') and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day})
    order by p.person_id, m.role`.execute(tx);
  return rows.map((row) => ({ ...row, title: signerTitles[row.role] ?? row.role })).sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : 0));
}

/** Names of bodies, for gaps. */
export async function bodyNames(tx: CouncilTx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select organization_id as id, coalesce(nullif(short_name, ''), name) as name from organization where council_id = app.council()`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface PaperParts {
  series: Pick<SeriesRow, 'template' | 'addressees' | 'recipients'>;
  subject: string;
  content: ReportContent;
  figures: ReadonlyMap<string, ReportFigure>;
  number: number | null;
  /** The day of issue; of a draft the month it is expected in. */
  date: string | null;
  signer: Signer | null;
  bodies: ReadonlyMap<string, string>;
}

/** The official paper of a report, whether a draft or at its issue. */
export function paperOf({ series, bodies, signer, ...parts }: PaperParts): OfficialPaper {
  return reportPaper({
    ...parts,
    template: series.template,
    addressees: series.addressees,
    recipients: series.recipients,
    signature: signatureOf(series.template.signingFor, signer ?? { role: 'chair', name: null, title: 'Chủ tịch' }),
    organizationName: (id) => (id === null ? null : (bodies.get(id) ?? null))
  });
}
