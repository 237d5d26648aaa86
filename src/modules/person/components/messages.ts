export const vi = {
  'lines.row': 'Dòng {row}',
  'lines.more': 'Cột khác',
  'lines.drop': 'Bỏ dòng này',
  'lines.good': 'Dòng dùng được: {count} người',
  'lines.noContact': 'chưa có số điện thoại'
} as const;
export const en: Record<keyof typeof vi, string> = {
  'lines.row': 'Row {row}',
  'lines.more': 'Other columns',
  'lines.drop': 'Drop this row',
  'lines.good': 'Good rows: {count} people',
  'lines.noContact': 'no phone yet'
};
