import HeatGrid from '../HeatGrid.svelte';
import MiniCalendar from '../MiniCalendar.svelte';
import GanttSample from './GanttSample.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'Gantt, HeatGrid, MiniCalendar',
  note: 'Viền là thời gian được giao, phần đậm đã làm, gạch chéo đỏ là quá hạn; hình thoi là mốc.',
  examples: [
    example('gantt', GanttSample, {}),
    example('month', MiniCalendar, {
      month: '2026-11',
      today: '2026-11-20',
      dayHref: (day) => `?ngay=${day}`,
      marks: { '2026-11-18': { kind: 'late', label: 'quá hạn' }, '2026-11-25': { kind: 'milestone', label: 'báo cáo tháng' } }
    }),
    example('days', HeatGrid, {
      start: '2026-05-01',
      length: 500,
      today: '2026-11-20',
      counts: [0, 0, 1, 3, 0, 5, 2, 1],
      label: 'Lưới 500 ngày',
      milestones: [{ on: '2026-11-25', label: 'Báo cáo tháng 11', done: false }]
    })
  ]
};
