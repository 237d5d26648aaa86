import { describe, expect, it } from 'vitest';
import { deviceWords, eventWords } from './event-words.ts';

describe('the log in words', () => {
  it('says what concerns people and settings in whole sentences, days and roles as people write them', () => {
    expect(eventWords({ name: 'membership.ended', data: { name: 'Lê Văn Mẫu', role: 'chair', toOn: '2026-06-01' } }, 'vi', () => 'Chủ tịch HĐND')).toBe('Ghi thôi giữ vai trò Chủ tịch HĐND của Lê Văn Mẫu từ 01/6/2026');
    expect(eventWords({ name: 'account.totp-dropped', data: {} }, 'vi')).toBe('Bỏ xác nhận hai lớp');
    expect(eventWords({ name: 'sign-in.started', data: { device: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/109.0 Safari/537' } }, 'vi')).toBe('Đăng nhập: Chrome · Windows');
  });

  it('says any other event by its noun and verb, with the name of the thing', () => {
    expect(eventWords({ name: 'task.created', data: { title: 'Lập kế hoạch giám sát' } }, 'vi')).toBe('Lập nhiệm vụ: Lập kế hoạch giám sát');
    expect(eventWords({ name: 'plan.items-merged', data: {} }, 'vi')).toBe('Gộp mục của kế hoạch');
    expect(eventWords({ name: 'plan.something-new', data: {} }, 'vi')).toBe('Thay đổi kế hoạch');
    expect(eventWords({ name: 'task.created', data: {} }, 'en')).toBe('Created task');
  });

  it('never leaves a brace or an empty tail', () => {
    expect(eventWords({ name: 'account.disabled', data: { name: 'A' } }, 'vi')).toBe('Ngừng dùng tài khoản của A');
    expect(deviceWords('')).toBe('–');
  });
});
