import type { Policy } from '#core/policy.ts';
import { councilPolicy } from '#modules/council/policy.ts';
import { noticePolicy } from '#modules/notice/policy.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { organizationPolicy } from '#modules/organization/policy.ts';
import { overviewPolicy } from '#modules/overview/policy.ts';
import { paperPolicy } from '#modules/paper/policy.ts';
import { identityPolicy, letterPolicy } from '#modules/letter/policy.ts';
import { receptionPolicy } from '#modules/reception/policy.ts';
import { personPolicy } from '#modules/person/policy.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { planPolicy } from '#modules/plan/policy.ts';
import { reportPolicy } from '#modules/report/policy.ts';
import { targetPolicy } from '#modules/target/policy.ts';
import { taskPolicy } from '#modules/task/policy.ts';
import { voterMeetingPolicy } from '#modules/voter-meeting/policy.ts';

/** Every noun's policy, for the printed matrix (`docs/policy.txt`) and the tests that try each door. */
export const policies: readonly Policy[] = [
  councilPolicy,
  organizationPolicy,
  personPolicy,
  planPolicy,
  targetPolicy,
  taskPolicy,
  obligationPolicy,
  reportPolicy,
  paperPolicy,
  petitionPolicy,
  receptionPolicy,
  letterPolicy,
  identityPolicy,
  noticePolicy,
  overviewPolicy,
  voterMeetingPolicy
];
