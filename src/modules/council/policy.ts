import { office, policyOf, standing } from '#core/policy.ts';

export const councilPolicy = policyOf('council', {
  'see-settings': { roles: ['administrator', ...office, ...standing] },
  edit: { roles: ['administrator', 'office-head'] },
  calendar: { roles: ['administrator', ...office] },
  law: { roles: ['administrator', 'office-head', 'chair', 'vice-chair'] },
  security: { roles: ['administrator'] },
  'read-log': { roles: ['administrator', 'office-head', ...standing] },
  // Only a sample council can be wiped; the database refuses any other.
  wipe: { roles: ['administrator', ...office] }
});
