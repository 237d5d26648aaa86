import Checkbox from '../Checkbox.svelte';
import DateField from '../DateField.svelte';
import ErrorSummary from '../ErrorSummary.svelte';
import FileField from '../FileField.svelte';
import PasswordField from '../PasswordField.svelte';
import RadioCards from '../RadioCards.svelte';
import Select from '../Select.svelte';
import TextArea from '../TextArea.svelte';
import TextInput from '../TextInput.svelte';
import { example, type ExampleSet } from './example.ts';

const bodies = [
  { value: 'tt', label: 'Thường trực HĐND' },
  { value: 'kt', label: 'Ban Kinh tế – Ngân sách' },
  { value: 'vh', label: 'Ban Văn hóa – Xã hội' }
];

export const set: ExampleSet = {
  title: 'Field, TextInput, TextArea, Select, RadioCards, Checkbox, DateField, FileField, PasswordField, ErrorSummary',
  note: 'Nhãn ở trên, gợi ý ở dưới, lỗi nói cách sửa. Ngày nhập tay dạng dd/MM/yyyy, lịch chỉ để hỗ trợ.',
  examples: [
    example('text', TextInput, { name: 'f-ten', label: 'Tên nhiệm vụ', value: 'Tổ chức khảo sát chuyên đề' }),
    example('optional with hint', TextInput, { name: 'f-ma', label: 'Mã hồ sơ', optional: true, hint: 'Để trống thì hệ thống tự cấp' }),
    example('error', TextInput, { name: 'f-so', label: 'Số cuộc trong năm', value: 'bốn', numeric: true, error: 'Cần một số. Ví dụ: 4' }),
    example('read only', TextInput, { name: 'f-khoa', label: 'Địa chỉ trang công khai', value: 'xuanque.gov.vn/hdnd', readonly: true }),
    example('required', TextInput, { name: 'f-hoten', label: 'Họ và tên', required: true }),
    example('select', Select, { name: 'f-coquan', label: 'Cơ quan chủ trì', value: 'kt', options: bodies }),
    example('select, groups', Select, {
      name: 'f-noi',
      label: 'Nơi nhận',
      empty: 'Chọn nơi nhận',
      options: [
        { label: 'Trong HĐND', options: bodies },
        { label: 'Bên ngoài', options: [{ value: 'ub', label: 'UBND xã' }] }
      ]
    }),
    example('select, inline', Select, {
      name: 'f-ky',
      label: 'Kỳ',
      inline: true,
      value: 'q4',
      options: [
        { value: 'q4', label: 'Quý IV/2026' },
        { value: 'nam', label: 'Năm 2026' }
      ]
    }),
    example('date', DateField, {
      name: 'f-ngay',
      label: 'Trước ngày',
      value: '2026-11-25',
      today: '2026-11-20',
      hint: 'Gõ 25/11 cũng được'
    }),
    example('date, error', DateField, {
      name: 'f-ngay2',
      label: 'Ngày ban hành',
      value: '31/02/2026',
      today: '2026-11-20',
      error: 'Tháng 2 năm 2026 có 28 ngày. Ví dụ: 28/02/2026'
    }),
    example('password', PasswordField, { name: 'f-mk', label: 'Mật khẩu', autocomplete: 'current-password' }),
    example('several lines', TextArea, {
      name: 'f-noidung',
      label: 'Nội dung',
      value: 'Cử tri đề nghị nâng cấp đường liên ấp.',
      hint: 'Viết như cử tri nói'
    }),
    example('checkbox', Checkbox, {
      name: 'f-ck',
      label: 'Công khai sau khi ban hành',
      checked: true,
      note: 'Chậm nhất 07 ngày sau khi kết thúc kỳ họp'
    }),
    example('cards', RadioCards, {
      name: 'f-viec',
      label: 'Việc đầu tiên',
      value: 'kh',
      columns: 2,
      options: [
        { value: 'kh', label: 'Nhập kế hoạch đã ban hành', note: 'DOCX, PDF, bản quét' },
        { value: 'hop', label: 'Chuẩn bị một kỳ họp', note: 'Chương trình, tài liệu, giấy mời' }
      ]
    }),
    example('file', FileField, {
      name: 'f-tep',
      label: 'Tệp kế hoạch',
      hint: 'DOCX, DOC, PDF, bản quét; tối đa 50 MB. Không tải văn bản mật.'
    }),
    example('error summary', ErrorSummary, {
      errors: { 'f-so': 'Số cuộc trong năm: cần một số', 'f-ngay2': 'Ngày ban hành: không có ngày 31/02' }
    })
  ]
};
