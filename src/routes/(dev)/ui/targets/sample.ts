import type { StatusKind } from '#ui/status.ts';

/** Sample targets of the reference screen; the day is 20/11/2026. */
export type Target = {
  id: string;
  name: string;
  goal: string;
  value: string;
  of: string;
  share: number;
  mark: number;
  forecast: number | null;
  kind: StatusKind;
  state: string;
  end: string;
  goalLevel: number;
  trend: number[];
  trendAhead: number | null;
};

/** Finished work per day from 01/5/2026. */
export const counts = [
  1, 0, 0, 4, 2, 1, 4, 4, 0, 1, 0, 0, 4, 0, 1, 0, 0, 2, 4, 2, 2, 0, 0, 0, 0, 4, 0, 2, 0, 0, 0, 2, 4, 2, 2, 2, 0, 0, 0, 2, 1, 1, 2, 0, 0, 1,
  0, 1, 1, 1, 0, 0, 2, 1, 2, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 2, 0, 0, 2, 2, 0, 1, 0, 1, 1, 2, 2, 0, 0, 2, 0, 1, 2, 2, 0, 0, 1, 0, 1, 2, 1,
  0, 0, 4, 2, 1, 0, 2, 0, 0, 1, 2, 1, 0, 1, 0, 1, 0, 1, 1, 4, 2, 1, 0, 0, 1, 1, 2, 1, 1, 0, 1, 4, 1, 1, 4, 0, 0, 2, 4, 4, 0, 0, 0, 0, 0, 2,
  2, 0, 1, 0, 0, 2, 2, 4, 4, 0, 0, 0, 2, 1, 1, 2, 0, 0, 0, 0, 2, 1, 1, 4, 0, 1, 0, 1, 2, 0, 2, 0, 0, 0, 4, 1, 1, 2, 0, 0, 4, 1, 0, 0, 0, 0,
  0, 1, 0, 1, 2, 1, 0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 4, 0, 0, 0
];

export const groups: { key: string; label: string; note: string; rows: Target[] }[] = [
  {
    key: 'g1',
    label: '1. Hoạt động quyết định',
    note: '3 chỉ tiêu',
    rows: [
      {
        id: 't1',
        name: 'Nghị quyết ban hành đúng thẩm quyền',
        goal: '100%',
        value: '100%',
        of: '14/14',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [100.0, 100.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't2',
        name: 'Nghị quyết được triển khai thực hiện',
        goal: '100%',
        value: '92,9%',
        of: '13/14',
        share: 92.9,
        mark: 100.0,
        forecast: 95.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '95%',
        goalLevel: 100.0,
        trend: [80.0, 82.0, 88.0, 90.0, 92.0, 93.0],
        trendAhead: 95.0
      },
      {
        id: 't3',
        name: 'Nghị quyết được giám sát thực hiện',
        goal: '100%',
        value: '78,6%',
        of: '11/14',
        share: 78.6,
        mark: 100.0,
        forecast: 87.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '87%',
        goalLevel: 100.0,
        trend: [40.0, 48.0, 60.0, 66.0, 72.0, 78.5],
        trendAhead: 87.0
      }
    ]
  },
  {
    key: 'g2',
    label: '2. Hoạt động giám sát',
    note: '5 chỉ tiêu',
    rows: [
      {
        id: 't4',
        name: 'Cuộc giám sát chuyên đề',
        goal: '≥ 5 cuộc/năm',
        value: '4',
        of: 'cuộc',
        share: 66.7,
        mark: 83.3,
        forecast: 83.3,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '5 cuộc',
        goalLevel: 100.0,
        trend: [0.0, 40.0, 40.0, 60.0, 80.0, 80.0],
        trendAhead: 100.0
      },
      {
        id: 't5',
        name: 'Cuộc khảo sát',
        goal: '≥ 4 cuộc/năm',
        value: '2',
        of: 'cuộc',
        share: 33.3,
        mark: 66.7,
        forecast: 38.3,
        kind: 'late',
        state: 'Khó đạt',
        end: '2 cuộc',
        goalLevel: 100.0,
        trend: [0.0, 25.0, 25.0, 25.0, 50.0, 50.0],
        trendAhead: 57.5
      },
      {
        id: 't6',
        name: 'Kết luận giám sát được ban hành',
        goal: '100%',
        value: '100%',
        of: '4/4',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [100.0, 100.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't7',
        name: 'Kiến nghị sau giám sát được thực hiện',
        goal: '≥ 90%',
        value: '81,0%',
        of: '17/21',
        share: 81.0,
        mark: 90.0,
        forecast: 88.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '88%',
        goalLevel: 100.0,
        trend: [55.5, 64.5, 73.5, 78.0, 85.5, 90.0],
        trendAhead: 98.0
      },
      {
        id: 't8',
        name: 'Nội dung tái giám sát',
        goal: '100%',
        value: '0',
        of: 'nội dung',
        share: 0.0,
        mark: 100.0,
        forecast: null,
        kind: 'none',
        state: 'Chưa phát sinh',
        end: '—',
        goalLevel: 100.0,
        trend: [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        trendAhead: null
      }
    ]
  },
  {
    key: 'g3',
    label: '3. Tiếp xúc cử tri',
    note: '6 chỉ tiêu',
    rows: [
      {
        id: 't9',
        name: 'Đại biểu xây dựng kế hoạch tiếp công dân',
        goal: '100%',
        value: '100%',
        of: '28/28',
        share: 100.0,
        mark: 100.0,
        forecast: null,
        kind: 'done',
        state: 'Đã đạt',
        end: '100%',
        goalLevel: 100.0,
        trend: [60.0, 86.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: null
      },
      {
        id: 't10',
        name: 'Cuộc tiếp xúc cử tri tổ chức đúng kế hoạch',
        goal: '100%',
        value: '91,7%',
        of: '11/12',
        share: 91.7,
        mark: 100.0,
        forecast: 93.0,
        kind: 'late',
        state: 'Không đạt',
        end: '92%',
        goalLevel: 100.0,
        trend: [100.0, 100.0, 100.0, 89.0, 90.0, 91.5],
        trendAhead: 93.0
      },
      {
        id: 't11',
        name: 'Đại biểu tham gia tiếp xúc cử tri',
        goal: '100%',
        value: '92,9%',
        of: '26/28',
        share: 92.9,
        mark: 100.0,
        forecast: 98.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '98%',
        goalLevel: 100.0,
        trend: [71.0, 75.0, 82.0, 86.0, 89.0, 93.0],
        trendAhead: 98.0
      },
      {
        id: 't12',
        name: 'Kiến nghị cử tri tổng hợp đúng hạn',
        goal: '100%',
        value: '100%',
        of: '64/64',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [100.0, 100.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't13',
        name: 'Kiến nghị cử tri được trả lời',
        goal: '100%',
        value: '90,6%',
        of: '58/64',
        share: 90.6,
        mark: 100.0,
        forecast: 95.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '95%',
        goalLevel: 100.0,
        trend: [70.0, 74.0, 80.0, 86.0, 88.0, 90.5],
        trendAhead: 95.0
      },
      {
        id: 't14',
        name: 'Kiến nghị được giải quyết dứt điểm',
        goal: '≥ 90%',
        value: '73,4%',
        of: '47/64',
        share: 73.4,
        mark: 90.0,
        forecast: 80.0,
        kind: 'late',
        state: 'Khó đạt',
        end: '80%',
        goalLevel: 100.0,
        trend: [53.5, 60.0, 66.5, 72.0, 76.5, 81.5],
        trendAhead: 89.0
      }
    ]
  },
  {
    key: 'g4',
    label: '4. Chất vấn và giải trình',
    note: '3 chỉ tiêu',
    rows: [
      {
        id: 't15',
        name: 'Phiên chất vấn tổ chức tại kỳ họp',
        goal: '100%',
        value: '100%',
        of: '1/1',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [0.0, 0.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't16',
        name: 'Nội dung chất vấn được trả lời đầy đủ',
        goal: '100%',
        value: '100%',
        of: '9/9',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [0.0, 0.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't17',
        name: 'Phiên giải trình chuyên đề',
        goal: '≥ 1 phiên/năm',
        value: '1',
        of: 'phiên',
        share: 50.0,
        mark: 50.0,
        forecast: null,
        kind: 'done',
        state: 'Đã đạt',
        end: '1 phiên',
        goalLevel: 100.0,
        trend: [0.0, 0.0, 0.0, 100.0, 100.0, 100.0],
        trendAhead: null
      }
    ]
  },
  {
    key: 'g5',
    label: '5. Đại biểu HĐND',
    note: '4 chỉ tiêu',
    rows: [
      {
        id: 't18',
        name: 'Đại biểu tham dự kỳ họp',
        goal: '≥ 95%',
        value: '96,4%',
        of: '27/28',
        share: 96.4,
        mark: 95.0,
        forecast: 96.4,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '96%',
        goalLevel: 98.5,
        trend: [99.5, 99.5, 99.5, 99.5, 99.5, 100.0],
        trendAhead: 99.5
      },
      {
        id: 't19',
        name: 'Đại biểu tham gia giám sát',
        goal: '≥ 95%',
        value: '85,7%',
        of: '24/28',
        share: 85.7,
        mark: 95.0,
        forecast: 92.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '92%',
        goalLevel: 100.0,
        trend: [60.0, 67.5, 74.5, 82.0, 86.5, 90.0],
        trendAhead: 97.0
      },
      {
        id: 't20',
        name: 'Đại biểu tham gia tập huấn',
        goal: '100%',
        value: '100%',
        of: '28/28',
        share: 100.0,
        mark: 100.0,
        forecast: null,
        kind: 'done',
        state: 'Đã đạt',
        end: '100%',
        goalLevel: 100.0,
        trend: [0.0, 0.0, 64.0, 64.0, 100.0, 100.0],
        trendAhead: null
      },
      {
        id: 't21',
        name: 'Đại biểu thực hiện tiếp công dân',
        goal: '100%',
        value: '89,3%',
        of: '25/28',
        share: 89.3,
        mark: 100.0,
        forecast: 96.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '96%',
        goalLevel: 100.0,
        trend: [50.0, 62.0, 74.0, 80.0, 86.0, 89.5],
        trendAhead: 96.0
      }
    ]
  },
  {
    key: 'g6',
    label: '6. Chuyển đổi số trong hoạt động HĐND',
    note: '3 chỉ tiêu',
    rows: [
      {
        id: 't22',
        name: 'Tài liệu kỳ họp điện tử',
        goal: '100%',
        value: '100%',
        of: '142/142',
        share: 100.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '100%',
        goalLevel: 100.0,
        trend: [92.0, 96.0, 100.0, 100.0, 100.0, 100.0],
        trendAhead: 100.0
      },
      {
        id: 't23',
        name: 'Văn bản trao đổi trên môi trường số',
        goal: '≥ 95%',
        value: '95,6%',
        of: '412/431',
        share: 95.6,
        mark: 95.0,
        forecast: 96.0,
        kind: 'ok',
        state: 'Đúng tiến độ',
        end: '96%',
        goalLevel: 99.0,
        trend: [83.5, 89.5, 93.5, 97.0, 99.0, 99.5],
        trendAhead: 100.0
      },
      {
        id: 't24',
        name: 'Hồ sơ giám sát lưu trữ điện tử',
        goal: '100%',
        value: '75,0%',
        of: '3/4',
        share: 75.0,
        mark: 100.0,
        forecast: 100.0,
        kind: 'risk',
        state: 'Có nguy cơ',
        end: '100%',
        goalLevel: 100.0,
        trend: [100.0, 100.0, 100.0, 100.0, 75.0, 75.0],
        trendAhead: 100.0
      }
    ]
  }
];
