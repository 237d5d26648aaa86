import * as v from 'valibot';
import { checked, id, text } from '#core/inputs.ts';
import { emailWays, noticeKinds } from './kinds.ts';

export const MarkRead = v.object({ noticeId: id });
export const MarkAllRead = v.object({});

const ways = v.object({ inApp: checked, email: v.picklist(emailWays, 'notice.choose'), push: checked });

/** "20:00", "6h30" → minutes after midnight. */
const clock = v.pipe(
  v.string(),
  v.transform((value) => {
    const found = /^\s*(\d{1,2})\s*(?::|h|g|giờ)?\s*(\d{2})?\s*$/i.exec(value);
    const minutes = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : NaN;
    return minutes >= 0 && minutes <= 1440 ? minutes : undefined;
  }),
  v.number('notice.clock')
);

/** One row a kind, and when to be quiet. */
export const SetPreferences = v.object({
  ways: v.partial(v.object(Object.fromEntries(noticeKinds.map((kind) => [kind, ways])) as Record<(typeof noticeKinds)[number], typeof ways>)),
  quietFrom: clock,
  quietTo: clock,
  restDays: checked
});

const pushHosts = /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|(.+\.)?push\.services\.mozilla\.com|web\.push\.apple\.com|(.+\.)?push\.apple\.com|(.+\.)?notify\.windows\.com)$/;

/** The service a browser gives; only the known ones, so that nobody makes this server call addresses of their choosing. */
export function isPushService(endpoint: string): boolean {
  const parsed = URL.canParse(endpoint) ? new URL(endpoint) : null;
  return parsed !== null && parsed.protocol === 'https:' && parsed.port === '' && pushHosts.test(parsed.hostname);
}

/** So many characters of base64url. */
const key = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}=*$`), 'core.field-unreadable'));

/** A browser's subscription (Push API `PushSubscription.toJSON()`). */
export const SubscribePush = v.object({
  endpoint: v.pipe(text(1000), v.check(isPushService, 'notice.push-service')),
  p256dh: key(87), // 65 bytes: an uncompressed point of P-256
  auth: key(22), // 16 bytes
  device: v.pipe(v.optional(v.string(), ''), v.transform((value) => value.slice(0, 200)))
});
export const EndPush = v.object({ pushSubscriptionId: id });
