import { measures } from '../definition.ts';

export const officeWork = measures('office', [
  {
    id: 'reports.on-time',
    title: { vi: 'Báo cáo nộp đúng hạn', en: 'Reports on time' },
    formula: {
      vi: 'Số báo cáo nộp trước giờ hạn, chia cho số báo cáo đến hạn trong kỳ (nộp sớm tính ngay), nhân 100. Báo cáo được miễn phải có văn bản.',
      en: 'Reports submitted before their time, divided by reports due in the period (early ones at once), times 100. A report is excused only by a paper.'
    },
    noun: { vi: 'báo cáo', en: 'reports' },
    done: { vi: 'đúng hạn', en: 'on time' },
    basis: 'law:LOC-01',
    source: 'obligations',
    params: ['kind', 'planId', 'organizationId']
  },
  {
    id: 'tasks.on-time',
    title: { vi: 'Nhiệm vụ hoàn thành đúng hạn', en: 'Tasks done in time' },
    formula: {
      vi: 'Số nhiệm vụ xong trong hạn, chia cho số nhiệm vụ đến hạn trong kỳ (xong sớm tính ngay), nhân 100. Việc do cơ quan ngoài HĐND báo xong chỉ tính khi được xác nhận; nhiệm vụ có ở hai kế hoạch tính một lần.',
      en: 'Tasks done in time, divided by tasks due in the period (early ones at once), times 100. What a body outside the council reports counts once it is accepted; a task in two plans counts once.'
    },
    noun: { vi: 'nhiệm vụ', en: 'tasks' },
    done: { vi: 'đúng hạn', en: 'in time' },
    basis: 'law:FUP-04',
    source: 'obligations',
    params: ['organizationId', 'planId']
  },
  {
    id: 'tasks.clear',
    title: { vi: 'Nhiệm vụ đủ “5 rõ”', en: 'Tasks clear in five ways' },
    formula: {
      vi: 'Số nhiệm vụ có đủ cơ quan chủ trì, nội dung, thời hạn, kết quả và người chịu trách nhiệm, chia cho số nhiệm vụ đã giao (không kể định hướng), nhân 100.',
      en: 'Tasks with lead, content, deadline, result and a person answering for it, divided by tasks given (orientations apart), times 100.'
    },
    noun: { vi: 'nhiệm vụ', en: 'tasks' },
    done: { vi: 'đủ “5 rõ”', en: 'clear in five ways' },
    basis: 'law:LOC-03',
    source: 'tasks',
    params: ['organizationId', 'planId']
  },
  {
    id: 'digests.published',
    unit: 'count',
    title: { vi: 'Tài liệu phổ biến chính sách', en: 'Policy digests' },
    formula: { vi: 'Số tài liệu phổ biến chính sách được duyệt và công bố trong kỳ.', en: 'Policy digests approved and published in the period.' },
    noun: { vi: 'tài liệu', en: 'digests' },
    done: { vi: 'đã công bố', en: 'published' },
    basis: 'law:LOC-03',
    quality: 'activities.public-and-archived'
  },
  {
    id: 'plan.spread',
    title: { vi: 'Chi bộ, đảng viên được quán triệt kế hoạch', en: 'Party cells and members reached by the plan' },
    formula: {
      vi: 'Số chi bộ, đảng viên đã được quán triệt theo số liệu nhập có căn cứ, chia cho số phải quán triệt, nhân 100.',
      en: 'Party cells and members reached, by entries with evidence, divided by those to be reached, times 100.'
    },
    noun: { vi: 'chi bộ, đảng viên', en: 'cells and members' },
    done: { vi: 'được quán triệt', en: 'reached' },
    basis: 'law:LOC-05',
    source: 'entries',
    base: 'people'
  },
  {
    id: 'programme.delivered',
    title: { vi: 'Chương trình, kế hoạch ban hành đến đại biểu', en: 'Programme delivered to delegates' },
    formula: {
      vi: 'Số đại biểu đã nhận chương trình theo số liệu nhập có căn cứ, chia cho số đại biểu phải nhận, nhân 100.',
      en: 'Delegates who received the programme, by entries with evidence, divided by delegates to receive it, times 100.'
    },
    noun: { vi: 'đại biểu', en: 'delegates' },
    done: { vi: 'đã nhận', en: 'who received it' },
    basis: 'law:LOC-02',
    source: 'entries',
    base: 'people'
  },
  {
    id: 'assistant.used',
    unit: 'count',
    title: { vi: 'Sản phẩm có trợ giúp của máy được duyệt', en: 'Assisted outputs approved' },
    formula: {
      vi: 'Số sản phẩm có trợ giúp của trí tuệ nhân tạo được người có trách nhiệm duyệt trong kỳ, theo việc.',
      en: 'Outputs made with assistance and approved by a person in the period, by task.'
    },
    noun: { vi: 'sản phẩm', en: 'outputs' },
    done: { vi: 'được duyệt', en: 'approved' },
    basis: 'law:LOC-03',
    params: ['kind'],
    quality: 'reports.on-time'
  }
]);
