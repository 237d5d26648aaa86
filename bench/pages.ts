import { Agent, request } from 'node:http';
import { sql } from 'kysely';
import { paths } from '../src/paths.ts';
import { serveBare, serveWeb, type Filled, type House, type Seat } from './house.ts';
import type { Group } from './report-lines.ts';
import { interleave, turnsFor } from './rounds.ts';
import { record } from './wire.ts';

const goal = 50;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export interface Page {
  name: string;
  seat: Seat;
  path: string;
}

/**
 * The main pages of the office as the server makes them, over real http with a signed-in session and ten years of data; beside each a bare `node:http` server
 * that asks the very SQL the page asked (recorded on the wire) and answers it as JSON.
 */
export async function* benchPages(house: House, filled: Filled): AsyncGenerator<Group> {
  yield* besideBareHttp(house, filled, await pagesOf(house, filled));
}

/** Pages over http, each beside a bare server that asks the same SQL. */
export async function* besideBareHttp(house: House, filled: Filled, pages: readonly Page[]): AsyncGenerator<Group> {
  const direct = new URL(house.installation.webUrl);
  const recorder = await record(Number(direct.port));
  const through = new URL(direct);
  through.port = String(recorder.port);
  const recorded = [];
  const watched = await serveWeb(house, through.href);
  try {
    // What the jobs ask on their own connections must not be taken for the page's: the page's lists are those that look up its session.
    for (const page of pages) {
      await get(watched.port, page.path, filled.cookie(page.seat));
      recorder.take();
      await get(watched.port, page.path, filled.cookie(page.seat));
      recorded.push(recorder.take().filter((list) => list.some(({ text }) => text.includes('app.council')) && !list.some(({ text }) => text.includes('pgboss'))));
    }
  } finally {
    await watched.end();
    await recorder.close();
  }
  const web = await serveWeb(house, direct.href);
  const bare = await serveBare({ url: direct.href, pages: recorded });
  try {
    for (const [at, page] of pages.entries()) {
      const cookie = filled.cookie(page.seat);
      await get(web.port, page.path, cookie);
      const began = performance.now();
      const { bytes } = await get(web.port, page.path, cookie);
      const turns = turnsFor(performance.now() - began);
      const results = await interleave(
        [
          { name: `bare http + the same SQL (${recorded[at]?.flat().length ?? 0} statements)`, turns, run: () => get(bare.port, `/${at}`, '') },
          { name: page.path, turns, run: () => get(web.port, page.path, cookie) }
        ],
        9
      );
      yield { name: page.name, unit: 'ms', results, goal: { of: page.path, p95: goal }, note: `${page.seat}, ${Math.round(bytes / 1024)} KB of HTML` };
    }
  } finally {
    agent.destroy();
    await web.end();
    await bare.end();
  }
}

async function pagesOf({ today }: House, filled: Filled): Promise<Page[]> {
  const { slug } = filled;
  const ids = await filled.read(async (tx) => (await sql<{ yearly: string; sample: string; target: string; obligation: string; task: string; report: string }>`select
    (select plan_id from plan where council_id = app.council() and kind = 'yearly' and starts_on <= ${today} order by starts_on desc limit 1) as yearly,
    (select plan_id from plan where council_id = app.council() and kind = 'campaign' limit 1) as sample,
    (select t.target_id from target t join plan p using (council_id, plan_id) where t.council_id = app.council() and p.kind = 'campaign' and t.measure_id is not null order by t.position limit 1) as target,
    (select obligation_id from obligation where council_id = app.council() and done_on is null and withdrawn_at is null order by now_due_on limit 1) as obligation,
    (select task_id from task where council_id = app.council() and due_on <= ${today} order by due_on desc limit 1) as task,
    (select report_id from report where council_id = app.council() order by opened_at desc limit 1) as report`.execute(tx)).rows[0]);
  if (!ids) throw new Error('the sample holds no plan');
  return [
    { name: 'My work', seat: 'clerk', path: paths.myWork(slug) },
    { name: 'All work', seat: 'clerk', path: `${paths.myWork(slug)}?the=all` },
    { name: "My work, People's Committee", seat: 'ubnd-officer', path: paths.myWork(slug) },
    { name: 'Overview of the chair', seat: 'chair', path: paths.overview(slug) },
    { name: 'Plans', seat: 'clerk', path: paths.plans(slug) },
    { name: 'Targets of the campaign', seat: 'clerk', path: paths.plan(slug, ids.sample) },
    { name: 'Targets of a year', seat: 'clerk', path: paths.plan(slug, ids.yearly) },
    { name: 'Tasks of a year', seat: 'clerk', path: paths.planTasks(slug, ids.yearly) },
    { name: 'Time line of a year', seat: 'clerk', path: paths.planTimeline(slug, ids.yearly) },
    { name: 'One target', seat: 'clerk', path: paths.target(slug, ids.target) },
    { name: 'One obligation', seat: 'clerk', path: paths.obligation(slug, ids.obligation) },
    { name: 'One task', seat: 'clerk', path: paths.task(slug, ids.task) },
    { name: 'Calendar', seat: 'clerk', path: paths.calendar(slug) },
    { name: 'Reports', seat: 'clerk', path: paths.reports(slug) },
    { name: 'One report', seat: 'clerk', path: paths.report(slug, ids.report) },
    { name: 'Search, a common word', seat: 'clerk', path: `${paths.search(slug)}?q=giao+thong` },
    { name: 'Search, a rare word', seat: 'clerk', path: `${paths.search(slug)}?q=dinh+ky+so+399` },
    { name: 'Notices', seat: 'clerk', path: paths.notices(slug) }
  ];
}

/** One GET on a kept connection. @throws Error on any answer but 200 */
export function get(port: number, path: string, cookie: string, headers: Record<string, string> = {}): Promise<{ bytes: number; body: string }> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, agent, headers: { ...headers, ...(cookie ? { cookie } : {}) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (bytes: Buffer) => chunks.push(bytes));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        if (response.statusCode !== 200) fail(new Error(`${path} answered ${response.statusCode ?? ''} ${response.headers.location ?? ''} ${body.toString().slice(0, 200)}`));
        else done({ bytes: body.length, body: body.toString() });
      });
      response.on('error', fail);
    });
    asked.on('error', fail);
    asked.end();
  });
}
