import Figure from '../Figure.svelte';
import Sparkline from '../Sparkline.svelte';
import StackedBar from '../StackedBar.svelte';
import TargetBar from '../TargetBar.svelte';
import Tile from '../Tile.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'Figure, TargetBar, Sparkline, StackedBar, Tile',
  note: 'Vạch vàng là mục tiêu, gạch chéo là dự báo. Con số gạch chân chấm mở ra hồ sơ.',
  examples: [
    example('figure', Figure, { value: '73,4%', href: '#', about: 'Kiến nghị được giải quyết dứt điểm' }),
    example('bar', TargetBar, { value: 73.4, target: 90, forecast: 80, label: 'Kiến nghị được giải quyết: 73,4%, mục tiêu 90%' }),
    example('bar, done', TargetBar, { value: 100, target: 100, tone: 'done', label: 'Đã đạt 100%' }),
    example('bar, late', TargetBar, { value: 40, target: 100, tone: 'late', label: '40%, mục tiêu 100%' }),
    example('spark', Sparkline, { values: [40, 45, 55, 65, 72, 78.6], goal: 100, forecast: 87 }),
    example('spark, no forecast, a gap', Sparkline, { values: [40, null, 55, 65, null, 78.6], goal: 90 }),
    example('stacked', StackedBar, {
      parts: [
        { kind: 'done', count: 3, label: 'Đã đạt', href: '#' },
        { kind: 'ok', count: 9, label: 'Đúng tiến độ', href: '#' },
        { kind: 'risk', count: 8, label: 'Có nguy cơ', href: '#' },
        { kind: 'late', count: 3, label: 'Khó đạt', href: '#' },
        { kind: 'none', count: 1, label: 'Chưa phát sinh', href: '#' }
      ]
    }),
    example('tile', Tile, {
      label: 'Kiến nghị sau giám sát được thực hiện',
      value: '81,0%',
      unit: '17/21',
      href: '#',
      status: { kind: 'risk' },
      note: 'mục tiêu ≥ 90%',
      bar: { value: 81, target: 90, forecast: 88, label: '81,0%, mục tiêu 90%' },
      spark: { values: [50, 58, 66, 70, 77, 81], goal: 90, forecast: 88 }
    })
  ]
};
