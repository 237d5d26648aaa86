import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import type { ReportContent } from '../document.ts';
import type { ReportFigure } from '../figure.ts';
import { reportPaper } from '../paper.ts';
import { signatureOf } from '#modules/paper/signature.ts';
import type { Signer } from '#modules/paper/server/numbers.ts';
import type { SeriesRow } from './series-row.ts';

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
