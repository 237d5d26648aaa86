import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from '../letter.ts';

/** A door to the post: one connection pool for one run. */
export interface Post {
  send(letter: Letter, to: { name: string; address: string }, id: string): Promise<void>;
  close(): void;
}

/**
 * Opens the post of `SMTP_URL` (smtp:// or smtps://, with user and password in it). The message id is that of the sending, so that a letter sent twice after a crash shows once.
 * @param from "Nghị Sự <khong-tra-loi@…>"
 */
export function openPost(smtpUrl: string, from: string): Post {
  const transport: Transporter = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true });
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send(letter, to, id) {
      await transport.sendMail({
        from,
        to: { name: to.name, address: to.address },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' }
      });
    },
    close: () => transport.close()
  };
}
