import { createServer, type AddressInfo, type Server } from 'node:net';

export interface ReceivedLetter {
  from: string;
  to: string[];
  /** The message as it came over the wire (RFC 5322). */
  raw: string;
}

export interface SmtpServer {
  url: string;
  letters: ReceivedLetter[];
  /** How many of the next messages are refused for now ("451"). */
  refuse: number;
  close(): Promise<void>;
}

/** A real SMTP server on this machine (RFC 5321, the part a sender needs) that keeps what it receives. */
export async function smtpServer(): Promise<SmtpServer> {
  const made = { url: '', letters: [] as ReceivedLetter[], refuse: 0 } as SmtpServer;
  const server: Server = createServer((socket) => {
    let buffer = '';
    let reading = false;
    let letter: ReceivedLetter = { from: '', to: [], raw: '' };
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 thu.mau.example ESMTP');
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      buffer += bytes.toString('utf8');
      for (;;) {
        const end = reading ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end < 0) return;
        const piece = buffer.slice(0, end);
        buffer = buffer.slice(end + (reading ? 5 : 2));
        if (reading) {
          reading = false;
          letter.raw = piece.replace(/^\.\./gm, '.');
          made.letters.push(letter);
          letter = { from: '', to: [], raw: '' };
          say('250 2.0.0 kept');
          continue;
        }
        const verb = piece.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') say('250-thu.mau.example\r\n250-8BITMIME\r\n250 SMTPUTF8');
        else if (verb === 'MAIL') {
          if (made.refuse > 0) {
            made.refuse -= 1;
            say('451 4.3.0 later');
          } else {
            letter.from = /<([^>]*)>/.exec(piece)?.[1] ?? '';
            say('250 2.1.0 ok');
          }
        } else if (verb === 'RCPT') {
          letter.to.push(/<([^>]*)>/.exec(piece)?.[1] ?? '');
          say('250 2.1.5 ok');
        } else if (verb === 'DATA') {
          reading = true;
          say('354 go on');
        } else if (verb === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  made.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
  made.close = () => new Promise((done) => server.close(() => done()));
  return made;
}

/** Subject and text part of a letter, decoded (RFC 2047 words, quoted-printable or base64). */
export function readLetter(raw: string): { subject: string; text: string; headers: string } {
  const at = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const subject = (/^Subject: (.*)$/im.exec(headers)?.[1] ?? '').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, body: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(body, 'base64').toString('latin1') : unquote(body.replaceAll('_', ' '))
  );
  const part = /Content-Type: text\/plain[^\r\n]*\r\n(?:Content-Transfer-Encoding: ([^\r\n]+)\r\n)?[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(raw);
  const [, how = '', body = ''] = part ?? [];
  const text = how === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : how === 'quoted-printable' ? Buffer.from(unquote(body.replace(/=\r\n/g, '')), 'latin1').toString('utf8') : body;
  return { subject: Buffer.from(subject, 'latin1').toString('utf8'), text, headers };
}

function unquote(body: string): string {
  return body.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
