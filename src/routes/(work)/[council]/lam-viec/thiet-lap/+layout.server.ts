import { can } from '#core/policy.ts';
import { councilPolicy } from '#modules/council/policy.ts';
import { personPolicy } from '#modules/person/policy.ts';
import type { LayoutServerLoad } from './$types';

/** What of the settings this person may do; the commands check it again. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => ({
  may: {
    editPeople: can(personPolicy, 'edit', actor),
    assign: can(personPolicy, 'assign', actor),
    account: can(personPolicy, 'account', actor),
    edit: can(councilPolicy, 'edit', actor),
    calendar: can(councilPolicy, 'calendar', actor),
    law: can(councilPolicy, 'law', actor),
    security: can(councilPolicy, 'security', actor),
    log: can(councilPolicy, 'read-log', actor),
    wipe: can(councilPolicy, 'wipe', actor)
  }
});
