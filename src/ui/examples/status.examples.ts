import Clock from '../Clock.svelte';
import Clocks from '../Clocks.svelte';
import DeadlineBadge from '../DeadlineBadge.svelte';
import Pill from '../Pill.svelte';
import Status from '../Status.svelte';
import Tag from '../Tag.svelte';
import { example, type ExampleSet } from './example.ts';

const today = '2026-11-20';
const kinds = ['done', 'ok', 'risk', 'late', 'none'] as const;

export const set: ExampleSet = {
  title: 'Pill, Status, DeadlineBadge, Clock, Clocks, Tag',
  note: 'Mỗi trạng thái khác nhau ở hình, kiểu viền, nền và chữ; in đen trắng vẫn phân biệt được.',
  examples: [
    ...kinds.map((kind) => example(`pill ${kind}`, Pill, { kind })),
    ...kinds.map((kind) => example(`status ${kind}`, Status, { kind })),
    example('later', DeadlineBadge, { due: '2026-12-02', today }),
    example('soon', DeadlineBadge, { due: '2026-11-23', today }),
    example('today', DeadlineBadge, { due: today, today }),
    example('late', DeadlineBadge, { due: '2026-11-18', today }),
    example('done', DeadlineBadge, { due: '2026-11-10', today, doneOn: '2026-11-06' }),
    example('done late', DeadlineBadge, { due: '2026-11-10', today, doneOn: '2026-11-12' }),
    example('working days', DeadlineBadge, { due: '2026-12-02', today, workingDaysLeft: 8 }),
    example('clock, working days', Clock, {
      due: '2026-11-24',
      today,
      used: 3,
      of: 5,
      workingDaysLeft: 2,
      basis: 'chuyển đơn · Luật Tố cáo Đ.24'
    }),
    example('clock, calendar days', Clock, {
      due: '2026-12-20',
      today,
      used: 15,
      of: 45,
      calendarDays: true,
      basis: 'giải quyết · Luật Khiếu nại Đ.28'
    }),
    example('clock, late', Clock, { due: '2026-11-16', today, used: 6, of: 5, basis: 'xử lý đơn' }),
    example('clocks', Clocks, {
      today,
      items: [
        { due: '2026-11-18', label: 'Gửi tài liệu thẩm tra', basis: 'Quy chế Đ.12', basisHref: '#' },
        { due: '2026-12-07', label: 'Gửi đại biểu', note: 'trước khai mạc 10 ngày', basis: 'mặc định, chưa đối chiếu' }
      ]
    }),
    example('tag', Tag, { label: 'Giao thông' }),
    example('tag line', Tag, { label: 'cấp xã', tone: 'line' }),
    example('tag gold', Tag, { label: 'GS-2026-002', tone: 'gold' }),
    example('tag red', Tag, { label: 'chuyển luồng đơn', tone: 'red' })
  ]
};
