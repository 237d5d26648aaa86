export const vi = {
  title: 'Từ khóa phân loại',
  crumb: 'Kiến nghị cử tri',
  note: 'Hệ thống đã biết nhiều từ thường gặp. Thêm tên riêng, cách gọi của địa phương: từ thêm ở đây được ưu tiên.',
  term: 'Từ hoặc cụm từ',
  termHint: 'Có dấu hay không dấu đều nhận ra. Ví dụ: xứ Đồng Cửa',
  field: 'Lĩnh vực',
  level: 'Thẩm quyền',
  body: 'Cơ quan giải quyết',
  none: 'Không đặt',
  add: 'Thêm từ khóa',
  empty: 'Chưa thêm từ nào.',
  remove: 'Bỏ',
  'flash.added': 'Đã thêm từ khóa.',
  'flash.removed': 'Đã bỏ “{term}”.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  title: 'Keywords of classification',
  crumb: 'Voters’ petitions',
  note: 'The system knows many common words. Add names and words of the place: what is added here goes first.',
  term: 'Word or phrase',
  termHint: 'Found with and without marks. Example: xứ Đồng Cửa',
  field: 'Field',
  level: 'Competence',
  body: 'Body',
  none: 'None',
  add: 'Add the keyword',
  empty: 'No word added yet.',
  remove: 'Remove',
  'flash.added': 'Keyword added.',
  'flash.removed': '“{term}” removed.'
};
