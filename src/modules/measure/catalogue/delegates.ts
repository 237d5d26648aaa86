import { measures } from '../definition.ts';

const noun = { vi: 'đại biểu', en: 'delegates' };

export const delegates = measures('delegates', [
  {
    id: 'delegates.attendance',
    title: { vi: 'Đại biểu tham dự kỳ họp', en: 'Attendance of delegates' },
    formula: {
      vi: 'Số lượt đại biểu có mặt, chia cho số lượt đại biểu phải dự các phiên trong kỳ, nhân 100.',
      en: 'Seats at which delegates were present, divided by seats due at sittings, times 100.'
    },
    noun: { vi: 'lượt dự', en: 'seats' },
    done: { vi: 'có mặt', en: 'present' },
    basis: 'law:SES-12'
  },
  {
    id: 'delegates.in-supervision',
    title: { vi: 'Đại biểu tham gia giám sát', en: 'Delegates in supervisions' },
    formula: {
      vi: 'Số đại biểu đã tham gia ít nhất một cuộc giám sát, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100; mỗi người tính một lần.',
      en: 'Delegates who took part in a supervision, divided by delegates at the end of the period, times 100; each person once.'
    },
    noun,
    done: { vi: 'đã tham gia giám sát', en: 'in a supervision' },
    basis: 'law:EVA-04',
    base: 'people'
  },
  {
    id: 'delegates.speaking',
    title: { vi: 'Đại biểu phát biểu tại các phiên thảo luận', en: 'Delegates who spoke' },
    formula: {
      vi: 'Số đại biểu đã phát biểu, chia cho số đại biểu có mặt tại các phiên thảo luận, nhân 100; mỗi người tính một lần.',
      en: 'Delegates who spoke, divided by delegates present at discussions, times 100; each person once.'
    },
    noun,
    done: { vi: 'đã phát biểu', en: 'who spoke' },
    basis: 'law:EVA-04',
    base: 'people'
  },
  {
    id: 'delegates.questioning',
    title: { vi: 'Đại biểu thực hiện chất vấn', en: 'Delegates who put a question' },
    formula: {
      vi: 'Số đại biểu đã chất vấn ít nhất một lần, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates who put a question, divided by delegates at the end of the period, times 100.'
    },
    noun,
    done: { vi: 'đã chất vấn', en: 'who put a question' },
    basis: 'law:QUE-02',
    base: 'people'
  },
  {
    id: 'delegates.initiative',
    title: { vi: 'Đại biểu có sáng kiến, ý kiến, đề xuất chất lượng', en: 'Delegates with initiatives of quality' },
    formula: {
      vi: 'Số đại biểu có sáng kiến, ý kiến, chất vấn hoặc đề xuất được đánh giá có chất lượng, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates with an initiative, opinion, question or proposal judged of quality, divided by delegates, times 100.'
    },
    noun,
    done: { vi: 'có sáng kiến chất lượng', en: 'with initiatives of quality' },
    basis: 'law:LOC-03',
    base: 'people'
  },
  {
    id: 'delegates.trained',
    title: { vi: 'Đại biểu tham gia tập huấn', en: 'Delegates trained' },
    formula: {
      vi: 'Số đại biểu đã dự tập huấn trong kỳ, theo nhóm kỹ năng, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates trained in the period, by skill, divided by delegates, times 100.'
    },
    noun,
    done: { vi: 'đã tập huấn', en: 'trained' },
    basis: 'law:LOC-06',
    params: ['kind'],
    base: 'people'
  },
  {
    id: 'delegates.degree',
    title: { vi: 'Đại biểu có trình độ đại học trở lên', en: 'Delegates with a university degree' },
    formula: {
      vi: 'Số đại biểu có bằng đại học trở lên, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates with a university degree or higher, divided by delegates, times 100.'
    },
    noun,
    done: { vi: 'có bằng đại học', en: 'with a degree' },
    basis: 'law:LOC-06',
    base: 'people'
  },
  {
    id: 'delegates.tracked',
    title: { vi: 'Đại biểu được theo dõi kết quả và tự đánh giá', en: 'Delegates tracked' },
    formula: {
      vi: 'Số đại biểu có phiếu hoạt động và bản tự đánh giá của kỳ, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates with an activity sheet and self-assessment for the period, divided by delegates, times 100.'
    },
    noun,
    done: { vi: 'có phiếu và tự đánh giá', en: 'tracked' },
    basis: 'law:EVA-04',
    base: 'people'
  },
  {
    id: 'delegates.reports-on-time',
    title: { vi: 'Báo cáo tháng của đại biểu nộp đúng hạn', en: 'Delegates’ monthly reports on time' },
    formula: {
      vi: 'Số báo cáo tháng của đại biểu nộp trước hạn, chia cho số báo cáo đến hạn trong kỳ, nhân 100.',
      en: 'Delegates’ monthly reports in on time, divided by those due, times 100.'
    },
    noun: { vi: 'báo cáo', en: 'reports' },
    done: { vi: 'nộp đúng hạn', en: 'in on time' },
    basis: 'law:LOC-03'
  },
  {
    id: 'trainings.held',
    unit: 'count',
    title: { vi: 'Hoạt động bồi dưỡng, trao đổi kinh nghiệm', en: 'Training and exchange activities' },
    formula: { vi: 'Số hoạt động bồi dưỡng, trao đổi kinh nghiệm đã tổ chức trong kỳ.', en: 'Training and exchange activities held in the period.' },
    noun: { vi: 'hoạt động', en: 'activities' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:LOC-03',
    quality: 'delegates.trained'
  }
]);
