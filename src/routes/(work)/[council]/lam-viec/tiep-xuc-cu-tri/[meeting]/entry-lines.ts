import type { Translate } from '#core/words.ts';
import type * as petitionWords from '#modules/petition/messages.ts';
import type { QueuedAct } from '#modules/voter-meeting/device/queue.ts';

type Words = Translate<keyof typeof petitionWords.vi>;
export const fieldWords = (w: Words, field: string) => w(`petition.field.${field}` as keyof typeof petitionWords.vi);
export const levelWords = (w: Words, level: string) => w(`petition.level.${level}` as keyof typeof petitionWords.vi);

/** A line as the list shows it. `seq` is that of the act that waits, 0 once the server has it. */
export interface ShownLine {
  id: string;
  entryKey: string;
  body: string;
  field: string | null;
  level: string | null;
  villageId: string | null;
  village: string | null;
  many: boolean;
  joinCode: string;
  warned: 'complaint' | 'denunciation' | null;
  divertedAt: Date | null;
  petitionId: string | null;
  petitionCode: string;
  typedAt: string;
  state: 'sent' | 'waiting';
  refused: string;
  seq: number;
}

/** What the server has with what waits on the device: a line sent before its answer came stands once; one that is mended or taken back does not stand. */
export function merge(standing: readonly ShownLine[], acts: readonly QueuedAct[]): ShownLine[] {
  const lines = new Map(standing.map((line) => [line.entryKey, line]));
  for (const act of acts) {
    if (act.drop) lines.delete(act.drop);
    if (!act.line) continue;
    if (act.line.mends) lines.delete(act.line.mends);
    const known = lines.get(act.line.entryKey);
    if (known?.state === 'sent') continue;
    const { entryKey, text, field, level, villageId, many, joinCode, typedAt } = act.line;
    lines.set(entryKey, { id: '', entryKey, body: text, field, level, villageId, village: null, many, joinCode, warned: null, divertedAt: null, petitionId: null, petitionCode: '', typedAt, state: 'waiting', refused: act.refused, seq: act.seq });
  }
  return [...lines.values()].sort((a, b) => (a.typedAt < b.typedAt ? -1 : a.typedAt > b.typedAt ? 1 : a.seq - b.seq));
}
