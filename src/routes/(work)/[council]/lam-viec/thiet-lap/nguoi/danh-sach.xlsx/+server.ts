import { formatDay, formatInstant } from '#core/format.ts';
import { writeSheet } from '#core/sheets/write.ts';
import { can } from '#core/policy.ts';
import { personPolicy } from '#modules/person/policy.ts';
import { postName } from '#modules/person/messages.ts';
import { peopleList } from '#modules/person/server/queries.ts';
import { sheetResponse } from '#modules/person/server/sheet-response.ts';
import { error } from '@sveltejs/kit';
import { filterOf } from '../filter.ts';
import * as messages from '../messages.ts';
import type { RequestHandler } from './$types';

/** The list as filtered, with the columns the import reads back. */
export const GET: RequestHandler = async ({ locals, url }) => {
  if (!can(personPolicy, 'see', locals.actor)) error(404, locals.say('core.not-found'));
  const filter = filterOf(url);
  const people = await locals.read((tx) => peopleList(tx, filter, { today: locals.today, now: locals.now }));
  const words = messages.vi;
  const bytes = await writeSheet({
    title: `Danh sách người của HĐND ${locals.council?.name ?? ''}`,
    columns: [
      { key: 'stt', title: 'Stt', width: 6, kind: 'number' },
      { key: 'name', title: 'Họ và tên', width: 26, kind: 'text' },
      { key: 'honorific', title: 'Ông/Bà', width: 8, kind: 'text' },
      { key: 'bornIn', title: 'Năm sinh', width: 10, kind: 'number' },
      { key: 'phone', title: 'Số điện thoại', width: 15, kind: 'text' },
      { key: 'email', title: 'Thư điện tử', width: 26, kind: 'text' },
      { key: 'title', title: 'Chức danh', width: 44, kind: 'text' },
      { key: 'group', title: 'Tổ đại biểu', width: 18, kind: 'text' },
      { key: 'post', title: 'Chức vụ ghi dưới chữ ký', width: 26, kind: 'text' },
      { key: 'fullTime', title: 'Chuyên trách', width: 12, kind: 'text' },
      { key: 'account', title: 'Tài khoản', width: 18, kind: 'text' }
    ],
    rows: people.map((person, index) => ({
      stt: index + 1,
      name: person.name,
      honorific: person.honorific,
      bornIn: person.bornIn,
      phone: person.phone,
      email: person.email,
      title: person.posts
        .filter((post) => post.kind !== 'delegate-group' || post.role !== 'member')
        .map((post) => postName(post, 'vi'))
        .join('; '),
      group: person.posts.find((post) => post.kind === 'delegate-group')?.organization ?? null,
      post: person.post,
      fullTime: person.fullTime ? 'x' : null,
      account: words[`account.${person.account}`]
    })),
    notes: [
      { label: 'Lập lúc', value: formatInstant(locals.now) },
      { label: 'Vai trò tính đến', value: formatDay(locals.today) },
      { label: 'Bộ lọc', value: Object.values(filter).filter((value) => typeof value === 'string' && value !== '').length > 0 ? decodeURIComponent(url.search.slice(1)) : 'không lọc' }
    ]
  });
  return sheetResponse('danh-sach-nguoi.xlsx', bytes);
};
