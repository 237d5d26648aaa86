import { describe, expect, it } from 'vitest';
import { readCode } from '../../public/tracking-code.ts';
import { codeOfTicket, fileLeave, leaveHolds, newTicket, readTicket } from './form-ticket.ts';
import { placeOf } from './visits.ts';

const at = new Date('2026-11-20T08:00:00+07:00');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe('the ticket of a form', () => {
  it('says how long the form was open, and is worth nothing changed, elsewhere, or after four days', () => {
    const ticket = newTicket('a', at);
    expect(readTicket('a', ticket, later(30))?.age).toBeCloseTo(30, 0);
    expect(readTicket('b', ticket, later(30))).toBeNull();
    expect(readTicket('a', ticket.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')), later(30))).toBeNull();
    expect(readTicket('a', ticket, later(5 * 86_400))).toBeNull();
    for (const forged of ['', '....', 'x.y.z.w', `${ticket}.x`, ticket.slice(0, -1)]) expect(readTicket('a', forged, later(30)), forged).toBeNull();
  });

  it('gives one code however often it is sent, another for every form, and none without the secret', () => {
    const [one, two] = [readTicket('a', newTicket('a', at), at)!, readTicket('a', newTicket('a', at), at)!];
    expect(readCode(codeOfTicket('a', one))).toBe(codeOfTicket('a', one));
    expect(codeOfTicket('a', one)).toBe(codeOfTicket('a', { ...one }));
    expect(codeOfTicket('a', one)).not.toBe(codeOfTicket('a', two));
    expect(codeOfTicket('a', one)).not.toBe(codeOfTicket('b', one));
    expect(codeOfTicket('a', one)).not.toBe(codeOfTicket('a', { ...one, nonce: two.nonce }));
  });

  it('leave to see a file is for that file and an hour', () => {
    const leave = fileLeave('a', 'file-1', at);
    expect(leaveHolds('a', 'file-1', leave, later(3000))).toBe(true);
    expect(leaveHolds('a', 'file-2', leave, later(3000))).toBe(false);
    expect(leaveHolds('a', 'file-1', leave, later(4000))).toBe(false);
    expect(leaveHolds('b', 'file-1', leave, at)).toBe(false);
    expect(leaveHolds('a', 'file-1', '', at)).toBe(false);
  });
});

describe('where a visit comes from', () => {
  it('is an address of IPv4 and the household of one of IPv6', () => {
    expect(placeOf('::ffff:14.161.2.3')).toBe('14.161.2.3');
    expect(placeOf('2001:ee0:4f00:12:1:2:3:4')).toBe(placeOf('2001:0ee0:4f00:0012:aaaa::9'));
    expect(placeOf('2001:ee0::1')).toBe('2001:ee0:0:0');
    expect(placeOf('2001:ee0:4f00:13::1')).not.toBe(placeOf('2001:ee0:4f00:12::1'));
  });
});
