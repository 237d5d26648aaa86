import type { Job } from '#core/jobs.ts';
import { snapshotJob } from '#modules/target/server/jobs.ts';
import { noticeRemind, noticeSend } from '#modules/notice/server/jobs.ts';
import { obligationsAhead, type CadenceSource } from '#modules/obligation/server/open-ahead.ts';
import { petitionLearn } from '#modules/petition/server/commands/learn-words.ts';
import { intakeJob } from '#modules/petition/server/intake/jobs.ts';
import { petitionCadences } from '#modules/petition/server/session-duties.ts';
import { forgetVisitsJob } from '#modules/petition/server/public/jobs.ts';
import { readPlan } from '#modules/plan/server/jobs.ts';
import { reportCadences } from '#modules/report/server/open-ahead.ts';
import { taskCadences } from '#modules/task/server/open-task-obligations.ts';
import { followCompiling } from '#modules/voter-meeting/server/jobs.ts';

/** Whose obligations come again and again; each is opened ahead every night. */
export const cadenceSources: readonly CadenceSource[] = [taskCadences, reportCadences, petitionCadences];

/** Every job of the product; the worker takes all of them. */
export const jobs: readonly Job[] = [readPlan as Job, obligationsAhead(cadenceSources), noticeRemind, noticeSend, snapshotJob as Job, forgetVisitsJob, petitionLearn, followCompiling, intakeJob as Job];
