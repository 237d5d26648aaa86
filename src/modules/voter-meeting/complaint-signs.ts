import { khongDau } from '#core/text.ts';

export type ComplaintSign = 'complaint' | 'denunciation';

/** Words by which an opinion is about an official's act against the law, and so belongs to letters (law:TXC-14); without marks, as `khongDau` gives them. */
const denouncing =
  /\bto cao\b|\btham (?:o|nhung)\b|\bnhan (?:tien )?hoi lo\b|\bdua hoi lo\b|\bvoi vinh\b|\bnhung nhieu\b|\bchiem doat\b|\ban (?:chan|bot)\b|\bbao ke\b|\blam dung chuc\b|\bloi dung chuc\b|\bthu tien\b.*\bkhong (?:co )?(?:phieu|bien lai|hoa don|chung tu)\b|\b(?:can bo|truong thon|chu tich|bi thu|cong an|dia chinh)\b.*\b(?:lay tien|doi tien|an tien|vi pham|bien thu|gia mao|khai khong)\b/;
/** Words of somebody who asks that a decision or act which touches him be looked at again. */
const complaining = /\bkhieu nai\b|\bkhieu kien\b|\b(?:khong dong y|phan doi|yeu cau (?:huy|thu hoi|xem xet lai)|de nghi (?:huy|thu hoi|xem xet lai)) (?:voi )?quyet dinh\b|\bquyet dinh (?:xu phat|cuong che|thu hoi|boi thuong)\b.*\b(?:sai|trai|khong dung|oan)\b/;
/** What says of itself that it is none: thanks for how complaints were handled, asking that the law be spread. */
const notOwn = /\b(?:tuyen truyen|pho bien|tap huan|cong tac|cong khai|ket qua|quy trinh|luat) (?:ve )?(?:phong,? chong tham nhung|giai quyet khieu nai|khieu nai|to cao)\b/;

/** Whether an opinion sounds like a complaint or a denunciation; null for an ordinary one. A sign, no judgement: a person decides. */
export function complaintSign(text: string): ComplaintSign | null {
  const plain = khongDau(text).replace(/[^a-z0-9, ]+/g, ' ').replace(/\s+/g, ' ');
  if (notOwn.test(plain)) return null;
  if (denouncing.test(plain)) return 'denunciation';
  return complaining.test(plain) ? 'complaint' : null;
}
