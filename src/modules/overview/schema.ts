import * as v from 'valibot';

const key = v.pipe(v.string(), v.regex(/^[a-z]+(:[a-z0-9-]+){1,3}$/, 'core.field-unreadable'), v.maxLength(200));
export const PutAside = v.object({ key });
export const TakeUp = v.object({ key });
