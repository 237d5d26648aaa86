import Note from '../Note.svelte';
import Progress from '../Progress.svelte';
import PrintHead from '../PrintHead.svelte';
import QrCode from '../QrCode.svelte';
import Skeleton from '../Skeleton.svelte';
import Toast from '../Toast.svelte';
import DialogSample from './DialogSample.svelte';
import DrawerSample from './DrawerSample.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'Note, Toast, Dialog, Drawer, Progress, Skeleton, QrCode, PrintHead',
  note: 'Chỉ hỏi lại khi không hoàn tác được. Việc hoàn tác được thì làm ngay và báo nhanh trong 8 giây.',
  examples: [
    example('info', Note, { kind: 'info', text: 'Số liệu tính đến 07:30, 20/11/2026.' }),
    example('risk', Note, {
      kind: 'risk',
      icon: 'wifi-off',
      title: 'Mất mạng từ 09:40.',
      text: 'Tài liệu, ghi chú và bản soạn vẫn dùng được; thay đổi được gửi khi có mạng.'
    }),
    example('late', Note, { kind: 'late', title: 'Hai người cùng sửa mục 3.', text: 'So hai bản rồi chọn.' }),
    example('toast', Toast, { text: 'Đã chuyển kiến nghị KN-2026-0061 tới UBND xã.', undo: { action: '#' }, inline: true }),
    example('dialog', DialogSample, {}),
    example('drawer', DrawerSample, {}),
    example('job', Progress, { title: 'Đang đọc văn bản quét', value: 43, note: 'Trang 3/7, còn khoảng 40 giây.', stop: { action: '#' } }),
    example('skeleton', Skeleton, {}),
    example('qr', QrCode, { value: 'https://xuanque.example/kien-nghi', label: 'Mã QR tới trang gửi kiến nghị' }),
    example('print head (seen on paper)', PrintHead, {
      agency: 'HĐND xã Xuân Quế',
      title: 'Danh sách kiến nghị',
      filters: ['Năm 2026', 'Chưa trả lời'],
      printedAt: '14:05 ngày 25/6/2026'
    })
  ]
};
