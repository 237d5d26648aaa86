import { json } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { dropLine, recordLines } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { earlierMatters } from '#modules/voter-meeting/server/queries.ts';
import type { RequestHandler } from './$types';

/** Petitions of before, for the device to compare with while somebody types and while there is no network. */
export const GET: RequestHandler = async ({ locals }) => json({ matters: await locals.read((tx) => earlierMatters(tx)) }, { headers: { 'cache-control': 'private, no-store' } });

/** What a device kept: lines first, then what was taken back; `{ lines: [{ entryKey, id, warned }] }`, or `{ message }` where a rule stands against it. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
  const body = (await request.json().catch(() => ({}))) as { lines?: unknown[]; drops?: unknown[] };
  try {
    const lines = Array.isArray(body.lines) && body.lines.length > 0 ? (await locals.run(recordLines, { voterMeetingId: params.meeting, lines: body.lines })).lines : [];
    for (const entryKey of Array.isArray(body.drops) ? body.drops : []) await locals.run(dropLine, { voterMeetingId: params.meeting, entryKey });
    return json({ lines });
  } catch (error) {
    if (!isExpected(error)) throw error;
    const field = 'fields' in error ? Object.values(error.fields as Record<string, string>)[0] : undefined;
    return json({ message: locals.say(field ?? error.message, error.params) }, { status: error.status });
  }
};
