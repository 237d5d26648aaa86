import { metricsText } from '#core/metrics.ts';
import type { RequestHandler } from './$types';

/** For whoever runs the server; only the machine itself may ask, or a proxy that is trusted to let only them through. */
export const GET: RequestHandler = ({ locals, getClientAddress }) => {
  if (!locals.app.settings.trustProxy && !/^(127\.|::1|::ffff:127\.)/.test(getClientAddress())) return new Response('not found\n', { status: 404 });
  const memory = process.memoryUsage();
  const { pool } = locals.app.database;
  const text = metricsText({
    uptime_seconds: Math.round(process.uptime()),
    memory_rss_bytes: memory.rss,
    memory_heap_bytes: memory.heapUsed,
    database_connections: pool.totalCount,
    database_waiting: pool.waitingCount
  });
  return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4' } });
};
