import { letterKinds, type LetterKind } from '#modules/letter/acts.ts';

/** How the state of the register stands in the address: every filter is a link. */
export interface LetterAddress {
  year: number;
  show: 'open' | 'soon' | 'late' | 'all';
  kind?: LetterKind | undefined;
  text?: string | undefined;
  month: string;
}

const showWords = { open: '', soon: 'gap', late: 'qua-han', all: 'tat-ca' } as const;
const kindWords: Record<LetterKind, string> = { complaint: 'khieu-nai', denunciation: 'to-cao', petition: 'kien-nghi' };

export function addressOf(params: URLSearchParams, today: string): LetterAddress {
  const year = Number(params.get('nam'));
  const month = params.get('thang') ?? '';
  return {
    year: year >= 2020 && year <= 2100 ? year : Number(today.slice(0, 4)),
    show: (Object.keys(showWords) as (keyof typeof showWords)[]).find((each) => showWords[each] === (params.get('loc') ?? '')) ?? 'open',
    kind: letterKinds.find((each) => kindWords[each] === params.get('loai')),
    text: params.get('q')?.trim().slice(0, 100) || undefined,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7)
  };
}

export function queryOf(now: LetterAddress, today: string, change: Partial<LetterAddress> = {}): string {
  const next = { ...now, ...change };
  const params = new URLSearchParams();
  if (next.year !== Number(today.slice(0, 4))) params.set('nam', String(next.year));
  if (next.show !== 'open') params.set('loc', showWords[next.show]);
  if (next.kind) params.set('loai', kindWords[next.kind]);
  if (next.text) params.set('q', next.text);
  if (next.month !== today.slice(0, 7)) params.set('thang', next.month);
  return params.toString();
}
