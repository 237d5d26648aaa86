import Ladder from '../Ladder.svelte';
import Stage from '../Stage.svelte';
import Trail from '../Trail.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'Stage, Trail, Ladder',
  note: 'Chặng suy ra từ việc đã có, không ai đặt tay.',
  examples: [
    example('stage', Stage, {
      label: 'Chặng của nghị quyết',
      items: [
        { label: 'Soạn thảo', note: '15/4', state: 'done' },
        { label: 'Thẩm tra', note: '01/7', state: 'done' },
        { label: 'Biểu quyết', note: 'hôm nay', state: 'now' },
        { label: 'Công khai', note: 'trước 17/7', state: 'next' }
      ]
    }),
    example('trail', Trail, {
      items: [
        {
          label: 'Gửi thẩm tra',
          when: '22/6',
          note: 'Ban Kinh tế – Ngân sách',
          check: { text: '18 ngày trước khai mạc, cần 15' },
          state: 'done'
        },
        {
          label: 'Gửi đại biểu',
          when: '06/7',
          note: '27 đại biểu qua hệ thống',
          check: { text: '4 ngày trước, cần 5; đã ghi lý do', kind: 'risk' },
          state: 'risk'
        },
        { label: 'Biểu quyết', when: 'hôm nay', note: 'Kỳ họp giữa năm', state: 'now' },
        { label: 'Công khai', when: 'trước 17/7', state: 'next' }
      ]
    }),
    example('ladder', Ladder, {
      label: 'Bậc đôn đốc',
      items: [
        { label: 'Đôn đốc', paper: { number: '45/TTHĐND', href: '#' }, note: '07/9', state: 'done' },
        { label: 'Đôn đốc tiếp', paper: { number: '58/TTHĐND', href: '#' }, note: '28/9', state: 'done' },
        { label: 'Giải trình', note: 'đề xuất 04/12', state: 'now' },
        { label: 'Chất vấn', note: 'kỳ họp cuối năm', state: 'next' },
        { label: 'Giám sát lại', note: 'năm 2027', state: 'next' }
      ]
    })
  ]
};
