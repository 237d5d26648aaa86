import Chips from '../Chips.svelte';
import Empty from '../Empty.svelte';
import Filters from '../Filters.svelte';
import Pagination from '../Pagination.svelte';
import Segments from '../Segments.svelte';
import Table from '../Table.svelte';
import type { Column } from '../table.ts';
import { createRawSnippet, type Component, type Snippet } from 'svelte';
import { example, textSnippet, type ExampleSet } from './example.ts';

type Row = { id: string; name: string; lead: string; files: string };
const columns: Column[] = [
  { key: 'name', label: 'Nhiệm vụ', wide: true, sort: { href: '?xep=ten', now: 'ascending' } },
  { key: 'lead', label: 'Chủ trì', stackLabel: true },
  { key: 'files', label: 'Hồ sơ', numeric: true, stackLabel: true }
];
const rows: Row[] = [
  { id: '1', name: 'Giám sát thực hiện quy định pháp luật về tín dụng chính sách', lead: 'Thường trực HĐND', files: '11' },
  { id: '2', name: 'Tổ chức khảo sát chuyên đề', lead: 'Hai Ban', files: '6' },
  { id: '3', name: 'Theo dõi kết quả thực hiện kết luận giám sát', lead: 'Thường trực HĐND', files: '128' }
];
const cell = createRawSnippet<[Row, Column]>((row, column) => ({ render: () => `<span>${row()[column().key as keyof Row]}</span>` }));
type TableProps = {
  columns: Column[];
  rows: Row[];
  rowKey: (row: Row) => string;
  cell: Snippet<[Row, Column]>;
  selected?: (row: Row) => boolean;
  empty?: Snippet;
  caption?: string;
  foot?: Snippet;
};
const RowTable = Table as unknown as Component<TableProps>;

export const set: ExampleSet = {
  title: 'Table, Filters, Chips, Segments, Pagination, Empty',
  note: 'Đầu bảng dính, hàng cao 44 px, số canh phải. Bộ lọc nằm trong địa chỉ trang.',
  examples: [
    example('filters', Filters, {
      conditions: [
        { label: 'Lĩnh vực: Giao thông', href: '?' },
        { label: 'Hạn: trước 30/11', href: '?' }
      ]
    }),
    example('chips', Chips, {
      items: [
        { label: 'Cần đôn đốc', href: '?', count: 11, current: true, icon: 'bookmark' },
        { label: 'Tổ đại biểu số 3', href: '?to=3', count: 7, icon: 'bookmark' }
      ]
    }),
    example('segments', Segments, {
      label: 'Xem theo',
      items: [
        { label: 'Tháng', href: '?', current: true },
        { label: 'Quý', href: '?k=quy' },
        { label: 'Năm', href: '?k=nam' }
      ]
    }),
    example('rows', RowTable, {
      columns,
      rows,
      rowKey: (row) => row.id,
      cell,
      selected: (row) => row.id === '2',
      caption: 'Nhiệm vụ năm 2026'
    }),
    example('no rows', RowTable, { columns, rows: [], rowKey: (row) => row.id, cell, empty: textSnippet('Chưa có nhiệm vụ nào.') }),
    example('paging', Pagination, { from: 1, to: 25, total: 1204, next: '?trang=2' }),
    example('empty', Empty, {
      title: 'Chưa có kiến nghị nào',
      text: 'Kiến nghị từ hội nghị tiếp xúc cử tri, buổi tiếp công dân và trang công khai sẽ hiện ở đây.'
    }),
    example('fault', Empty, {
      fault: true,
      title: 'Không mở được danh sách',
      text: 'Máy chủ của xã không trả lời. Việc đang soạn đã được giữ trên máy này.'
    })
  ]
};
