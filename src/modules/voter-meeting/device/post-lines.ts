import type { QueuedLine } from './queue.ts';
import type { SenderOptions } from './sender.ts';

/** Sends to the page's own address; what is no answer of ours (a sign-in page, a proxy) is told apart from no answer. */
export function postTo(address: (meetingId: string) => string): SenderOptions['post'] {
  return async (meetingId: string, body: { lines: QueuedLine[]; drops: string[] }) => {
    let answer: Response;
    try {
      answer = await fetch(address(meetingId), { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) });
    } catch {
      return { kind: 'offline' };
    }
    const json = answer.headers.get('content-type')?.includes('application/json') === true;
    if (answer.redirected || (!json && answer.status < 500)) return { kind: 'signed-out' };
    if (answer.status >= 500 || !json) return { kind: 'offline' };
    const said = (await answer.json().catch(() => null)) as { lines?: []; message?: string } | null;
    if (said === null) return { kind: 'offline' };
    return answer.ok ? { kind: 'done', lines: said.lines ?? [] } : { kind: 'refused', message: said.message ?? '' };
  };
}
