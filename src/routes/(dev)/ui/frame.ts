import type { NavGroup } from '#ui/navigation.ts';

/** The side of an office clerk, as the screens of the gallery show it. */
export function sampleNav(current: string): NavGroup[] {
  const mark = (href: string) => ({ href, current: href === current });
  return [
    {
      items: [
        { label: 'Việc của tôi', short: 'Việc', icon: 'list-checks', count: 5, late: true, bar: true, ...mark('/ui/my-work') },
        { label: 'Kế hoạch, chỉ tiêu', short: 'Kế hoạch', icon: 'target', bar: true, ...mark('/ui/targets') },
        { label: 'Kỳ họp, phiên họp', short: 'Kỳ họp', icon: 'landmark', bar: true, ...mark('#ky-hop') },
        { label: 'Nghị quyết', icon: 'scroll-text', ...mark('#nghi-quyet') },
        { label: 'Giám sát', icon: 'binoculars', bar: true, ...mark('#giam-sat') },
        { label: 'Kiến nghị cử tri', short: 'Kiến nghị', icon: 'message-square-text', count: 6, bar: true, ...mark('#kien-nghi') },
        { label: 'Tiếp công dân, đơn thư', icon: 'mails', ...mark('#don-thu') },
        { label: 'Đại biểu', icon: 'users', ...mark('#dai-bieu') },
        { label: 'Báo cáo, văn bản', icon: 'file-text', count: 2, ...mark('#bao-cao') }
      ]
    },
    {
      title: 'Chung',
      items: [
        { label: 'Lịch', icon: 'calendar-days', ...mark('#lich') },
        { label: 'Trang công khai', icon: 'globe', ...mark('#cong-khai') },
        { label: 'Thiết lập', icon: 'settings', ...mark('#thiet-lap') }
      ]
    }
  ];
}
