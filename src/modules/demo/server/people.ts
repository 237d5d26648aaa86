import type { Role } from '#core/context.ts';

export interface SamplePost {
  kind: string;
  /** Which of the bodies of that kind, from 0. */
  index?: number;
  role: Role;
}

export interface SampleMan {
  name: string;
  honorific: 'ông' | 'bà';
  email: string;
  post: string;
  posts: SamplePost[];
  /** Can sign in; whose eyes a visitor may look through. */
  account?: boolean;
}

const delegate: SamplePost = { kind: 'all-delegates', role: 'delegate' };
const group = (index: number, role: Role = 'member'): SamplePost => ({ kind: 'delegate-group', index, role });

/** Invented people: every given name is Mẫu, Thử, Ví or Dụ ("sample", "try", "for", "example"). */
const named: SampleMan[] = [
  { name: 'Nguyễn Văn Mẫu', honorific: 'ông', email: 'chutich@mau.example', post: 'Chủ tịch HĐND xã', posts: [delegate, group(0), { kind: 'standing-committee', role: 'chair' }], account: true },
  { name: 'Trần Thị Thử', honorific: 'bà', email: 'phochutich@mau.example', post: 'Phó Chủ tịch HĐND xã', posts: [delegate, group(1), { kind: 'standing-committee', role: 'vice-chair' }], account: true },
  { name: 'Lê Văn Ví', honorific: 'ông', email: 'ban.ktns@mau.example', post: 'Trưởng Ban Kinh tế - Ngân sách', posts: [delegate, group(2), { kind: 'board', index: 0, role: 'board-head' }, { kind: 'standing-committee', role: 'member' }], account: true },
  { name: 'Phạm Thị Dụ', honorific: 'bà', email: 'ban.vhxh@mau.example', post: 'Trưởng Ban Văn hóa - Xã hội', posts: [delegate, group(0), { kind: 'board', index: 1, role: 'board-head' }, { kind: 'standing-committee', role: 'member' }], account: true },
  { name: 'Hoàng Thị Mẫu', honorific: 'bà', email: 'daibieu@mau.example', post: 'Đại biểu HĐND xã', posts: [delegate, group(1, 'group-head'), { kind: 'board', index: 1, role: 'member' }], account: true },
  { name: 'Vũ Văn Thử', honorific: 'ông', email: 'vanphong@mau.example', post: 'Chuyên viên Văn phòng', posts: [{ kind: 'office', role: 'clerk' }, { kind: 'office', role: 'administrator' }], account: true },
  { name: 'Đặng Thị Ví', honorific: 'bà', email: 'chanhvanphong@mau.example', post: 'Chánh Văn phòng HĐND và UBND xã', posts: [{ kind: 'office', role: 'office-head' }], account: true },
  { name: 'Bùi Văn Dụ', honorific: 'ông', email: 'ubnd@mau.example', post: 'Chuyên viên UBND xã', posts: [{ kind: 'peoples-committee', role: 'ubnd-officer' }], account: true },
  { name: 'Đỗ Thị Mẫu', honorific: 'bà', email: 'mttq@mau.example', post: 'Cán bộ Mặt trận Tổ quốc xã', posts: [{ kind: 'fatherland-front', role: 'mttq-officer' }], account: true },
  { name: 'Ngô Văn Thử', honorific: 'ông', email: 'danguy@mau.example', post: 'Cán bộ Văn phòng Đảng ủy xã', posts: [{ kind: 'party-committee', role: 'party-officer' }], account: true },
  { name: 'Dương Thị Ví', honorific: 'bà', email: 'tinh@mau.example', post: 'Chuyên viên theo dõi, HĐND tỉnh', posts: [{ kind: 'council', role: 'overseer' }], account: true }
];

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý', 'Hồ', 'Phan', 'Võ', 'Đinh'];

/** Sixteen delegates more, so that the council has the twenty-one its population gives (law:STR-10). */
const others: SampleMan[] = families.map((family, index) => {
  const woman = index % 3 === 0;
  return {
    name: `${family} ${woman ? 'Thị' : 'Hữu'} ${['Dụ', 'Mẫu', 'Thử', 'Ví'][index % 4]}`,
    honorific: woman ? 'bà' : 'ông',
    email: `daibieu${index + 2}@mau.example`,
    post: 'Đại biểu HĐND xã',
    posts: [delegate, group(index % 3, index === 0 || index === 2 ? 'group-head' : 'member'), { kind: 'board', index: index % 2, role: index < 4 ? 'board-deputy' : 'member' }]
  };
});

export const sampleMen: readonly SampleMan[] = [...named, ...others];
