import Button from '../Button.svelte';
import LinkButton from '../LinkButton.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'Button, LinkButton',
  note: 'Nhãn là động từ. Mỗi vùng làm việc có một nút chính.',
  examples: [
    example('primary', Button, { label: 'Giao việc', kind: 'primary' }),
    example('usual', Button, { label: 'Xuất Excel', icon: 'download' }),
    example('quiet', Button, { label: 'Để lúc khác', kind: 'quiet' }),
    example('danger', Button, { label: 'Bỏ mục này', kind: 'danger' }),
    example('link', Button, { label: 'Xem cách tính', kind: 'link' }),
    example('icon only', Button, { label: 'In', icon: 'printer', iconOnly: true }),
    example('busy', Button, { label: 'Đang ký số', kind: 'primary', busy: true }),
    example('disabled', Button, { label: 'Trình duyệt', kind: 'primary', reason: 'Còn 2 chỗ cần viết' }),
    example('small', Button, { label: 'Nhỏ, trong bảng', size: 'sm' }),
    example('large', Button, { label: 'Lớn, khi chạm', size: 'lg' }),
    example('LinkButton', LinkButton, { href: '#', label: 'Lập báo cáo', icon: 'file-text', kind: 'primary' })
  ]
};
