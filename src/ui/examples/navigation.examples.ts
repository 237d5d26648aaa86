import Avatar from '../Avatar.svelte';
import Breadcrumb from '../Breadcrumb.svelte';
import DocRow from '../DocRow.svelte';
import Facts from '../Facts.svelte';
import Kbd from '../Kbd.svelte';
import PageHead from '../PageHead.svelte';
import Stepper from '../Stepper.svelte';
import Tabs from '../Tabs.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'PageHead, Breadcrumb, Tabs, Stepper, Avatar, DocRow, Facts, Kbd',
  examples: [
    example('page head', PageHead, {
      title: 'Tín dụng chính sách',
      note: 'Chương trình giám sát năm 2026',
      crumbs: [{ label: 'Giám sát', href: '#' }, { label: 'Tín dụng chính sách' }]
    }),
    example('crumbs', Breadcrumb, {
      items: [{ label: 'Giám sát', href: '#' }, { label: 'Chương trình năm 2026', href: '#' }, { label: 'Tín dụng chính sách' }]
    }),
    example('tabs', Tabs, {
      label: 'Phần của hồ sơ',
      items: [
        { label: 'Hồ sơ', href: '?', count: 11, current: true },
        { label: 'Kết luận', href: '?p=kl' },
        { label: 'Theo dõi thực hiện', href: '?p=td' }
      ]
    }),
    example('steps', Stepper, {
      current: 1,
      items: [{ label: 'Tải lên', href: '#' }, { label: 'Đối chiếu' }, { label: 'Giao người' }, { label: 'Lưu' }]
    }),
    example('person', Avatar, { name: 'Nguyễn Văn Mẫu', note: 'Tổ đại biểu số 3' }),
    example('body', Avatar, { name: 'UBND xã', note: 'Cơ quan giải quyết', body: true }),
    example('paper', DocRow, {
      kind: 'NQ',
      title: 'Nghị quyết về kế hoạch đầu tư công trung hạn giai đoạn 2026–2030',
      href: '#',
      meta: ['12/NQ-HĐND', '17/12/2026'],
      sign: { kind: 'ok', label: 'Ký số hợp lệ, Chủ tịch HĐND' }
    }),
    example('paper, waiting', DocRow, {
      kind: 'BC',
      title: 'Báo cáo kết quả giám sát',
      href: '#',
      meta: ['dự thảo lần 2'],
      sign: { kind: 'wait', label: 'Chờ ký' }
    }),
    example('paper, secret', DocRow, {
      kind: '',
      title: 'Văn bản đến, chỉ đăng ký sổ',
      secrecy: 'MẬT',
      meta: ['số 07, ngày 04/11/2026', 'nơi lưu: tủ văn thư', 'không có tệp trong hệ thống']
    }),
    example('facts', Facts, {
      items: [
        { label: 'Ý kiến', value: '19/19', href: '#', note: 'đã trả lời' },
        { label: 'Tán thành', value: '24/27', href: '#' },
        { label: 'Ngày ban hành', value: '10/7/2026' }
      ]
    }),
    example('key', Kbd, { key: '/' })
  ]
};
