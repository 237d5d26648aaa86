import type { IconName } from '#ui/icon-names.ts';

/** Sample tasks of the reference screen; the day is 20/11/2026. */
export const today = '2026-11-20';
export type Job = { id: string; icon: IconName; title: string; note: string; due: string; act: string; done?: number };

export const groups: { id: string; title: string; note: string; late?: boolean; jobs: Job[] }[] = [
  {
    id: 'g1',
    title: 'Quá hạn',
    note: 'làm trước',
    late: true,
    jobs: [
      {
        id: '1',
        icon: 'message-square-text',
        title: 'Đôn đốc trả lời: Điểm tập kết rác gần trạm y tế',
        note: 'KN-2026-0019 · UBND xã · cử tri đã kiến nghị 3 lần',
        due: '2026-11-18',
        act: 'Gửi đôn đốc'
      },
      {
        id: '2',
        icon: 'archive',
        title: 'Bổ sung hồ sơ giám sát tín dụng chính sách',
        note: 'Nhiệm vụ 4 · còn thiếu biên bản và danh mục tài liệu',
        due: '2026-11-15',
        act: 'Bổ sung hồ sơ'
      }
    ]
  },
  {
    id: 'g2',
    title: 'Hôm nay',
    note: 'thứ Sáu, 20/11',
    jobs: [
      {
        id: '3',
        icon: 'binoculars',
        title: 'Ghi kết quả thực hiện kết luận giám sát',
        note: 'Nhiệm vụ 8, hằng tháng · 4 kiến nghị chưa thực hiện',
        due: today,
        act: 'Ghi kết quả'
      },
      {
        id: '4',
        icon: 'reply',
        title: 'Phân loại, chuyển 4 kiến nghị mới nhận',
        note: '2 từ trang công khai, 2 từ buổi tiếp công dân 19/11',
        due: today,
        act: 'Phân loại'
      },
      {
        id: '5',
        icon: 'globe',
        title: 'Công khai tài liệu phiên họp Thường trực HĐND',
        note: 'Phiên họp ngày 13/11 · chậm nhất 07 ngày sau khi kết thúc',
        due: today,
        act: 'Xem và công khai'
      }
    ]
  },
  {
    id: 'g3',
    title: 'Trong 7 ngày tới',
    note: 'đến 27/11',
    jobs: [
      {
        id: '6',
        icon: 'file-text',
        title: 'Báo cáo tháng 11 đợt thi đua “500 ngày đêm”',
        note: 'Trước ngày 25 của tháng · còn 2 chỗ cần viết',
        due: '2026-11-25',
        act: 'Mở bản thảo',
        done: 78
      },
      {
        id: '7',
        icon: 'file-text',
        title: 'Báo cáo nhanh tuần 48',
        note: 'Trước 14:00 thứ Năm hằng tuần',
        due: '2026-11-26',
        act: 'Lập báo cáo'
      },
      {
        id: '8',
        icon: 'calendar-days',
        title: 'Lịch tiếp công dân tháng 12 của đại biểu',
        note: 'Nhiệm vụ 7, hằng tháng · 25/28 đại biểu đã chọn ngày',
        due: '2026-11-27',
        act: 'Nhắc 3 đại biểu'
      }
    ]
  }
];
