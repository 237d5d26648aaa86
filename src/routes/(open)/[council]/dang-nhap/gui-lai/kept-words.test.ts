import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idsIn, keptWords } from './kept-words.ts';
import { vi } from './messages.ts';

const id = '01a1fb6a-fbb2-7002-9ad8-d3b9fca9a39b';
const other = '01a1fb6a-fbb2-7002-9ad8-d3b9fca9a39c';
const names = new Map([[id, 'Rà soát hộ nghèo'], [other, 'Phòng Kinh tế']]);

describe('a form kept while the screen was locked', () => {
  it('is told by what was pressed, about what, and the values under their labels', () => {
    const kept = { to: `/xa-mau/lam-viec/viec/${id}?/chase&loc=1`, files: [], fields: [['requestId', id], ['kind', 'letter'], ['paper', '12/CV-HĐND'], ['answerBy', '2026-11-25'], ['note', 'Đề nghị trả lời.'], ['v', '3']] as [string, string][] };
    expect(idsIn(kept)).toEqual([id]);
    expect(keptWords(kept, names, 'vi')).toEqual({
      act: 'Gửi đôn đốc',
      about: 'Rà soát hộ nghèo',
      lines: [
        { label: 'Bước, loại', value: 'Công văn đôn đốc' },
        { label: 'Số, ngày văn bản', value: '12/CV-HĐND' },
        { label: 'Đề nghị trả lời trước ngày', value: '25/11/2026' },
        { label: 'Ghi chú', value: 'Đề nghị trả lời.' }
      ]
    });
  });
  it('tells bodies and people by their names, percents as numbers, and never a code or a name of a field', () => {
    const kept = { to: '/xa-mau/lam-viec/cho-moi?/lam', files: [], fields: [['leadOrganizationId', other], ['percent', '60'], ['weight', 'orientation'], ['mystery', 'Chữ tôi viết'], ['cadence.kind', 'weekly']] as [string, string][] };
    expect(keptWords(kept, names, 'vi')).toEqual({
      act: 'Lưu một biểu mẫu',
      about: null,
      lines: [{ label: 'Cơ quan chủ trì', value: 'Phòng Kinh tế' }, { label: 'Đã làm được (%)', value: '60' }, { label: 'Nội dung khác', value: 'Chữ tôi viết' }]
    });
  });
  it('has words only for buttons that exist', () => {
    const root = join(import.meta.dirname, '../../../../(work)/[council]/lam-viec');
    const servers = execFileSync('git', ['ls-files', '--', root], { encoding: 'utf8', cwd: root }).split('\n').filter((name) => name.endsWith('+page.server.ts'));
    const acts = servers.flatMap((name) => {
      const page = name.replace(/\/?\+page\.server\.ts$/, '').replace(/\[[a-z]+\]/g, ':id');
      const [, body = ''] = readFileSync(join(root, name), 'utf8').split('export const actions');
      return [...body.matchAll(/^ {2}(?:async )?([a-zA-Z]+)[:(]/gm)].map(([, action]) => `act.${page}${action === 'default' ? '' : `?/${action}`}`);
    });
    expect(Object.keys(vi).filter((key) => key.startsWith('act.') && key !== 'act.other' && !acts.includes(key))).toEqual([]);
  });
});
