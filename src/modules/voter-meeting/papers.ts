import type { Day } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { formatDay, formatDayLong, formatInstantLong, formatTimeLong, formatWeekdayDay } from '#core/format.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import type { Block, OfficialPaper, Table } from '#modules/paper/layout/model.ts';
import type { Step, Timing } from './schema.ts';

/** What papers tell of a meeting. */
export interface PaperMeeting {
  startsAt: Date;
  place: string;
  address: string;
  villages: readonly { name: string }[];
  delegates: readonly { name: string }[];
  provinceDelegates: readonly string[];
  bodies: readonly { name: string }[];
  chairName: string;
  minuteTaker: string;
  topic: string;
  mode: 'in-person' | 'online' | 'both';
}
export interface PaperRound {
  title: string;
  timing: Timing;
  sessionTitle: string;
  sessionOpensOn: Day | null;
  content: string;
  organiserName: string | null;
  number: string;
  issuedOn: Day | null;
}

export interface PaperHead {
  /** "xã Mẫu". */
  council: string;
  /** Known once issued. */
  number: number | null;
  date: string | null;
}

/** "xã Xuân Quế" → "Xuân Quế". */
const placeOf = (council: string) => council.replace(/^(xã|phường|đặc khu|thị trấn)\s+/iu, '');
const unsigned = { lines: [{ prefix: 'TM' as const, text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null };
const paragraph = (text: string): Block => ({ type: 'paragraph', text });
const names = (list: readonly { name: string }[]) => list.map((each) => each.name).join(', ');
const around = (round: PaperRound) =>
  round.timing === 'before-session' ? `trước ${lower(round.sessionTitle)}` : round.timing === 'after-session' ? `sau ${lower(round.sessionTitle)}` : lower(round.title);
const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

function head(kind: OfficialPaper['kind'], subject: string, { council, number, date }: PaperHead) {
  return { kind, issuer: ['Hội đồng nhân dân', council], number, symbol: symbolTail(kind, 'HĐND'), place: placeOf(council), date, subject };
}

/** The schedule as a table: when, where, whose voters, which delegates, who answers. Rows of one day share its cell. */
export function scheduleTable(meetings: readonly PaperMeeting[], size: 11 | 12 = 11): Table {
  const byDay = new Map<Day, PaperMeeting[]>();
  for (const meeting of meetings) byDay.set(dayOfInstant(meeting.startsAt), [...(byDay.get(dayOfInstant(meeting.startsAt)) ?? []), meeting]);
  let count = 0;
  const rows = [...byDay].flatMap(([day, own]) =>
    own.map((meeting, index) => {
      count += 1;
      const where = [meeting.place, meeting.address, meeting.mode === 'online' ? '(trực tuyến)' : meeting.mode === 'both' ? '(trực tiếp và trực tuyến)' : '', meeting.topic && `Chuyên đề: ${meeting.topic}`].filter(Boolean).join('\n');
      const who = [names(meeting.delegates), meeting.provinceDelegates.length > 0 ? `Đại biểu HĐND tỉnh: ${meeting.provinceDelegates.join(', ')}` : ''].filter(Boolean).join('\n');
      return [
        String(count),
        ...(index === 0 ? [{ text: formatWeekdayDay(day), down: own.length }] : []),
        formatTimeLong(meeting.startsAt),
        where,
        names(meeting.villages),
        who,
        names(meeting.bodies)
      ];
    })
  );
  return {
    type: 'table',
    columns: [{ width: 5, align: 'center' }, { width: 13, align: 'center' }, { width: 10, align: 'center' }, { width: 24 }, { width: 15 }, { width: 24 }, { width: 16 }],
    head: [['Stt', 'Ngày', 'Giờ', 'Địa điểm', 'Cử tri', 'Đại biểu tiếp xúc', 'Cơ quan dự, trả lời']],
    rows,
    size
  };
}

/** Kế hoạch tiếp xúc cử tri (law:TXC-01), the schedule as its annex. */
export function planPaper(round: PaperRound, meetings: readonly PaperMeeting[], given: PaperHead): OfficialPaper {
  const first = meetings[0] && dayOfInstant(meetings[0].startsAt);
  const last = meetings.at(-1) && dayOfInstant(meetings.at(-1)!.startsAt);
  const count = String(meetings.length).padStart(2, '0');
  const front = round.organiserName ?? 'Ủy ban Mặt trận Tổ quốc Việt Nam xã';
  const opens = round.sessionOpensOn === null ? '' : ` (dự kiến khai mạc ${formatDayLong(round.sessionOpensOn)})`;
  return {
    ...head('plan', `Tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã ${around(round)}`, given),
    bases: ['Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15', 'Căn cứ Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN về việc tiếp xúc cử tri của đại biểu Quốc hội, đại biểu Hội đồng nhân dân'],
    body: [
      paragraph(`Thường trực Hội đồng nhân dân ${given.council} xây dựng Kế hoạch tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã ${around(round)}${opens} như sau:`),
      { type: 'heading', level: 1, text: 'Mục đích, yêu cầu' },
      { type: 'list', mark: 'dash', items: ['Để cử tri biết nội dung, kết quả hoạt động của Hội đồng nhân dân; đại biểu nắm tâm tư, nguyện vọng, tiếp nhận đầy đủ ý kiến, kiến nghị của cử tri.', 'Việc tổ chức bảo đảm dân chủ, công khai, thiết thực, an toàn; mọi thôn, tổ dân phố đều có nơi tiếp xúc và mỗi đại biểu đều tham gia.', 'Ý kiến có nội dung khiếu nại, tố cáo được tiếp nhận, hướng dẫn theo trình tự tiếp công dân, xử lý đơn.'] },
      { type: 'heading', level: 1, text: 'Nội dung' },
      ...(round.content.trim() === '' ? [{ type: 'list' as const, mark: 'dash' as const, items: ['Đại biểu báo cáo nội dung, chương trình kỳ họp; kết quả giải quyết kiến nghị của cử tri gửi đến kỳ họp trước.', 'Cử tri phát biểu ý kiến, kiến nghị; đại diện Ủy ban nhân dân xã và các cơ quan trả lời thuộc thẩm quyền; đại biểu tiếp thu, giải trình.'] }] : round.content.split('\n').filter(Boolean).map((line) => paragraph(line))),
      { type: 'heading', level: 1, text: 'Thời gian, địa điểm, thành phần' },
      paragraph(`Tổ chức ${count} hội nghị${first && last ? (first === last ? `, ${formatDayLong(first)}` : `, từ ${formatDayLong(first)} đến ${formatDayLong(last)}`) : ''}; lịch cụ thể tại Phụ lục kèm theo.`),
      paragraph('Thành phần: đại biểu Hội đồng nhân dân được phân công; đại diện Thường trực Hội đồng nhân dân, Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam xã, các cơ quan được mời; đại diện chi ủy, thôn, tổ dân phố và cử tri.'),
      { type: 'heading', level: 1, text: 'Tổ chức thực hiện' },
      { type: 'list', mark: 'number', items: [
        'Thường trực Hội đồng nhân dân chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp, phân loại ý kiến, kiến nghị và chuyển cơ quan có thẩm quyền.',
        'Đại biểu, Tổ đại biểu Hội đồng nhân dân dự tiếp xúc theo lịch; báo cáo kết quả tiếp xúc với Thường trực Hội đồng nhân dân trước ngày khai mạc kỳ họp.',
        `Đề nghị ${front} tổ chức, chủ trì hội nghị, cử người ghi biên bản; gửi lịch tiếp xúc đến cơ quan báo chí, đài truyền thanh; phối hợp tổng hợp ý kiến cử tri.`,
        'Đề nghị Ủy ban nhân dân xã cử lãnh đạo và các cơ quan liên quan dự, trả lời ý kiến cử tri thuộc thẩm quyền; bảo đảm địa điểm, an ninh, trật tự.',
        'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chuẩn bị tài liệu, phục vụ hội nghị và tổng hợp kết quả.'
      ] }
    ],
    signature: unsigned,
    recipients: ['Thường trực Đảng ủy', 'Ủy ban nhân dân, Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Đại biểu HĐND xã', 'Trưởng các thôn, tổ dân phố', 'Lưu: VT'],
    annexes: [{ title: `Lịch tiếp xúc cử tri ${around(round)}`, landscape: true, body: [scheduleTable(meetings)] }]
  };
}

/** Thông báo lịch tiếp xúc cử tri, for posting in the villages and for the loudspeakers. */
export function noticePaper(round: PaperRound, meetings: readonly PaperMeeting[], given: PaperHead): OfficialPaper {
  return {
    ...head('notice', `Lịch tiếp xúc cử tri ${around(round)}`, given),
    body: [
      paragraph(`${round.number ? `Thực hiện Kế hoạch số ${round.number} của Thường trực Hội đồng nhân dân xã, ` : ''}Thường trực Hội đồng nhân dân ${given.council} trân trọng thông báo lịch tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã ${around(round)} như sau:`),
      {
        type: 'table',
        columns: [{ width: 5, align: 'center' }, { width: 24 }, { width: 28 }, { width: 18 }, { width: 25 }],
        head: [['Stt', 'Thời gian', 'Địa điểm', 'Cử tri', 'Đại biểu']],
        rows: meetings.map((meeting, index) => [String(index + 1), `${formatTimeLong(meeting.startsAt)}\n${formatWeekdayDay(dayOfInstant(meeting.startsAt))}`, [meeting.place, meeting.address].filter(Boolean).join('\n'), names(meeting.villages), [names(meeting.delegates), ...meeting.provinceDelegates].filter(Boolean).join('\n')]),
        size: 12
      },
      paragraph('Kính mời cử tri và Nhân dân đến dự, tham gia ý kiến. Cử tri không dự được có thể gửi ý kiến, kiến nghị qua đại biểu, trưởng thôn hoặc trang công khai của Hội đồng nhân dân xã.')
    ],
    signature: unsigned,
    recipients: ['Các thôn, tổ dân phố (niêm yết)', 'Đài truyền thanh xã', 'Đại biểu HĐND xã', 'Ủy ban MTTQ Việt Nam xã', 'Lưu: VT']
  };
}

/** Giấy mời to the People's Committee and its offices to come and answer (law:TXC-08). */
export function invitationPaper(round: PaperRound, meetings: readonly PaperMeeting[], given: PaperHead): OfficialPaper {
  const bodies = [...new Set(meetings.flatMap((meeting) => meeting.bodies.map((body) => body.name)))];
  return {
    ...head('invitation', `Dự hội nghị tiếp xúc cử tri ${around(round)}`, given),
    addressees: bodies.length > 0 ? bodies : ['Ủy ban nhân dân xã'],
    body: [
      paragraph(`Thường trực Hội đồng nhân dân ${given.council} trân trọng kính mời lãnh đạo cơ quan dự hội nghị tiếp xúc cử tri ${around(round)} và trả lời ý kiến của cử tri thuộc thẩm quyền (Điều 13 Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN), theo lịch sau:`),
      {
        type: 'table',
        columns: [{ width: 5, align: 'center' }, { width: 27 }, { width: 34 }, { width: 34 }],
        head: [['Stt', 'Thời gian', 'Địa điểm', 'Cơ quan được mời']],
        rows: meetings.map((meeting, index) => [String(index + 1), `${formatTimeLong(meeting.startsAt)}\n${formatWeekdayDay(dayOfInstant(meeting.startsAt))}`, [meeting.place, meeting.address].filter(Boolean).join('\n'), names(meeting.bodies)]),
        size: 12
      },
      paragraph('Đề nghị cơ quan cử thành phần dự và báo tên người dự về Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã trước ngày tổ chức hội nghị.')
    ],
    signature: unsigned,
    recipients: ['Như trên', 'Ủy ban MTTQ Việt Nam xã', 'Lưu: VT']
  };
}

/** What the minutes tell: written parts, and what the rows say. */
export interface MinutesFacts extends PaperHead {
  round: PaperRound;
  meeting: PaperMeeting & {
    heldOn: Day | null;
    heldPlace: string | null;
    voters: number | null;
    women: number | null;
    seats: readonly { name: string; attended: 'present' | 'excused' | 'absent' | null; attendedReason: string }[];
    offices: readonly { name: string; attended: 'present' | 'absent' | null; by: string }[];
    began: Partial<Record<Step, Date>>;
  };
  lines: readonly { body: string; many: boolean; village: string | null; code: string; joined: boolean }[];
  diverted: number;
  written: { report: string; committee: string; reply: string; conclusion: string };
}

/** Biên bản hội nghị tiếp xúc cử tri, drafted from attendance, order and opinions. What is not known yet is a gap, so that nobody signs it unread. */
export function minutesPaper(facts: MinutesFacts): OfficialPaper {
  const { meeting, round, lines, written, diverted } = facts;
  const present = meeting.seats.filter((seat) => seat.attended === 'present');
  const away = meeting.seats.filter((seat) => seat.attended === 'excused' || seat.attended === 'absent');
  const offices = meeting.offices.filter((office) => office.attended === 'present');
  const text = (value: string, lack: string): Block[] => (value.trim() === '' ? [{ type: 'paragraph', text: { text: `Cần viết: ${lack}.`, gap: true } }] : value.split('\n').filter((line) => line.trim() !== '').map(paragraph));
  const began = meeting.began.opening ?? meeting.startsAt;
  const voters = meeting.voters === null ? { text: 'Cần ghi số cử tri dự', gap: true } : `${meeting.voters} cử tri${meeting.women === null ? '' : `, trong đó ${meeting.women} nữ`}`;
  return {
    ...head('minutes', `Hội nghị tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã ${around(round)}`, facts),
    body: [
      { type: 'heading', level: 1, text: 'Thời gian, địa điểm, thành phần' },
      paragraph(`Thời gian: bắt đầu lúc ${formatInstantLong(began)}${meeting.began.closing ? `, kết thúc lúc ${formatTimeLong(meeting.began.closing)}` : ''}.`),
      paragraph(`Địa điểm: ${[meeting.heldPlace || meeting.place, meeting.address].filter(Boolean).join(', ')}${meeting.villages.length > 0 ? ` (cử tri ${meeting.villages.map((village) => lower(village.name)).join(', ')})` : ''}.`),
      { type: 'paragraph', text: ['Cử tri dự: ', voters, '.'] },
      paragraph(`Đại biểu Hội đồng nhân dân xã: ${present.length > 0 ? names(present) : 'chưa ghi'} (${present.length}/${meeting.seats.length} theo phân công).${meeting.provinceDelegates.length > 0 ? ` Đại biểu Hội đồng nhân dân tỉnh: ${meeting.provinceDelegates.join(', ')}.` : ''}`),
      ...(away.length > 0 ? [paragraph(`Vắng: ${away.map((seat) => `${seat.name} (${seat.attendedReason || (seat.attended === 'excused' ? 'có lý do' : 'không nêu lý do')})`).join('; ')}.`)] : []),
      paragraph(`Đại diện Ủy ban nhân dân xã, cơ quan: ${offices.length > 0 ? offices.map((office) => (office.by ? `${office.by} (${office.name})` : office.name)).join('; ') : 'không có'}.`),
      paragraph(`Chủ trì: ${meeting.chairName || round.organiserName || 'Ủy ban MTTQ Việt Nam xã'}. Ghi biên bản: ${meeting.minuteTaker || 'chưa phân công'}.`),
      { type: 'heading', level: 1, text: 'Nội dung, trình tự' },
      { type: 'heading', level: 2, text: 'Đại biểu báo cáo' },
      ...text(written.report, 'nội dung đại biểu báo cáo trước cử tri'),
      { type: 'heading', level: 2, text: 'Ý kiến, kiến nghị của cử tri' },
      ...(lines.length === 0 ? [paragraph('Cử tri không có ý kiến, kiến nghị.')] : [linesTable(lines)]),
      ...(diverted > 0 ? [paragraph(`Có ${String(diverted).padStart(2, '0')} ý kiến mang nội dung khiếu nại, tố cáo được hướng dẫn, chuyển theo dõi theo trình tự tiếp công dân, xử lý đơn.`)] : []),
      { type: 'heading', level: 2, text: 'Ủy ban nhân dân xã và các cơ quan trả lời' },
      ...text(written.committee, 'nội dung Ủy ban nhân dân và các cơ quan đã trả lời'),
      { type: 'heading', level: 2, text: 'Đại biểu tiếp thu, giải trình' },
      ...text(written.reply, 'nội dung đại biểu tiếp thu, giải trình'),
      { type: 'heading', level: 1, text: 'Kết thúc' },
      ...(written.conclusion.trim() === '' ? [] : written.conclusion.split('\n').filter(Boolean).map(paragraph)),
      paragraph(`Hội nghị kết thúc ${meeting.began.closing ? `lúc ${formatInstantLong(meeting.began.closing)}` : `vào ngày ${formatDay(meeting.heldOn ?? dayOfInstant(meeting.startsAt))}`}. Biên bản đã được đọc lại cho những người có mặt nghe và thống nhất.`),
      { type: 'paragraph', text: [{ text: 'Người ghi biên bản: ', bold: true }, `${meeting.minuteTaker || '…'} (ký, ghi rõ họ tên)`], keepWithNext: true }
    ],
    signature: { lines: [], title: 'Chủ trì hội nghị', name: meeting.chairName || null },
    recipients: ['Thường trực HĐND xã', 'Ủy ban MTTQ Việt Nam xã', 'Đại biểu dự hội nghị', 'Lưu: VT']
  };
}

function linesTable(lines: MinutesFacts['lines']): Table {
  return {
    type: 'table',
    columns: [{ width: 6, align: 'center' }, { width: 62 }, { width: 18 }, { width: 14, align: 'center' }],
    head: [['Stt', 'Nội dung', 'Người nêu', 'Mã']],
    rows: lines.map((line, index) => [String(index + 1), line.body, `${line.many ? 'Nhiều cử tri' : 'Cử tri'}${line.village ? ` ${line.village.charAt(0).toLocaleLowerCase('vi')}${line.village.slice(1)}` : ''}`, line.code ? `${line.code}${line.joined ? '\n(nêu lại)' : ''}` : '']),
    size: 12
  };
}
