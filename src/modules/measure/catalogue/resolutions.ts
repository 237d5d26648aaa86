import { measures } from '../definition.ts';

const resolution = { vi: 'nghị quyết', en: 'resolutions' };
const target = { vi: 'chỉ tiêu', en: 'targets' };

export const resolutions = measures('resolutions', [
  {
    id: 'resolutions.right-procedure',
    title: { vi: 'Nghị quyết ban hành đúng trình tự, thủ tục', en: 'Resolutions passed by the right procedure' },
    formula: {
      vi: 'Số nghị quyết thông qua trong kỳ không có bước nào sai ở phần kiểm tra trình tự, chia cho số nghị quyết thông qua trong kỳ, nhân 100.',
      en: 'Resolutions passed in the period with no failed step in the procedure check, divided by those passed, times 100.'
    },
    noun: resolution,
    done: { vi: 'đúng trình tự', en: 'by the right procedure' },
    basis: 'law:SES-15'
  },
  {
    id: 'resolutions.competent',
    title: { vi: 'Nghị quyết ban hành đúng thẩm quyền', en: 'Resolutions within competence' },
    formula: {
      vi: 'Số nghị quyết thông qua trong kỳ đã qua kiểm tra thẩm quyền và đúng thẩm quyền, chia cho số nghị quyết thông qua trong kỳ, nhân 100.',
      en: 'Resolutions passed in the period whose competence check held, divided by those passed, times 100.'
    },
    noun: resolution,
    done: { vi: 'đúng thẩm quyền', en: 'within competence' },
    basis: 'law:RES-05'
  },
  {
    id: 'resolutions.with-indicators',
    title: { vi: 'Nghị quyết có mục tiêu, chỉ tiêu, giải pháp cụ thể', en: 'Resolutions with goals, indicators and solutions' },
    formula: {
      vi: 'Số nghị quyết thông qua trong kỳ có mục tiêu, chỉ tiêu và giải pháp đã cắt thành nhiệm vụ, chia cho số nghị quyết thông qua trong kỳ, nhân 100.',
      en: 'Resolutions passed in the period that have goals, indicators and solutions cut into tasks, divided by those passed, times 100.'
    },
    noun: resolution,
    done: { vi: 'có đủ mục tiêu, chỉ tiêu, giải pháp', en: 'with goals, indicators and solutions' },
    basis: 'law:RES-10'
  },
  {
    id: 'resolutions.delegate-input',
    title: { vi: 'Nghị quyết có đại biểu góp ý ngay từ đầu', en: 'Resolutions with delegates’ input from the start' },
    formula: {
      vi: 'Số nghị quyết thông qua trong kỳ có ít nhất một ý kiến của đại biểu được ghi trước khi hồ sơ chuyển thẩm tra, chia cho số nghị quyết thông qua trong kỳ, nhân 100.',
      en: 'Resolutions passed with a delegate’s opinion recorded before the dossier went to verification, divided by those passed, times 100.'
    },
    noun: resolution,
    done: { vi: 'có đại biểu góp ý từ đầu', en: 'with delegates’ input' },
    basis: 'law:STR-27'
  },
  {
    id: 'resolutions.carried-out',
    title: { vi: 'Nghị quyết được triển khai thực hiện', en: 'Resolutions carried out' },
    formula: {
      vi: 'Số nghị quyết đang có hiệu lực đã có văn bản triển khai hoặc nhiệm vụ bắt đầu và không có việc quá hạn chưa giải trình, chia cho số nghị quyết đã đến ngày hiệu lực, nhân 100.',
      en: 'Resolutions in force with an implementing act or task begun and none overdue unexplained, divided by those past their effect date, times 100.'
    },
    noun: resolution,
    done: { vi: 'được triển khai', en: 'carried out' },
    basis: 'law:RES-10'
  },
  {
    id: 'resolutions.supervised',
    title: { vi: 'Nghị quyết được giám sát thực hiện', en: 'Resolutions supervised' },
    formula: {
      vi: 'Số nghị quyết có hiệu lực trong kỳ được xem xét tiến độ ở một cuộc giám sát, xem xét báo cáo, giải trình hoặc chất vấn, chia cho số nghị quyết có hiệu lực trong kỳ, nhân 100.',
      en: 'Resolutions in force whose progress was examined in a supervision, report review, hearing or questioning, divided by those in force, times 100.'
    },
    noun: resolution,
    done: { vi: 'được giám sát', en: 'supervised' },
    basis: 'law:RES-10'
  },
  {
    id: 'resolutions.progress-reports',
    title: { vi: 'Báo cáo quý của UBND về thực hiện nghị quyết nộp đúng hạn', en: 'UBND quarterly progress reports in on time' },
    formula: {
      vi: 'Số báo cáo quý của UBND về thực hiện nghị quyết nộp trước hạn, chia cho số báo cáo đến hạn trong kỳ, nhân 100.',
      en: 'Quarterly UBND reports on resolutions handed in before their time, divided by those due in the period, times 100.'
    },
    noun: { vi: 'báo cáo', en: 'reports' },
    done: { vi: 'nộp đúng hạn', en: 'in on time' },
    basis: 'law:RES-10'
  },
  {
    id: 'congress-targets.in-resolutions',
    title: { vi: 'Chỉ tiêu Đại hội Đảng bộ được cụ thể hóa bằng nghị quyết HĐND', en: 'Party Congress targets carried into resolutions' },
    formula: {
      vi: 'Số chỉ tiêu của nghị quyết Đại hội Đảng bộ xã được ít nhất một nghị quyết HĐND cụ thể hóa, chia cho tổng số chỉ tiêu, nhân 100.',
      en: 'Targets of the Party Congress resolution carried by at least one council resolution, divided by all of them, times 100.'
    },
    noun: target,
    done: { vi: 'được cụ thể hóa', en: 'carried into a resolution' },
    basis: 'law:LOC-05',
    base: 'people'
  },
  {
    id: 'congress-targets.reached',
    title: { vi: 'Chỉ tiêu Đại hội Đảng bộ đạt trong năm', en: 'Party Congress targets reached' },
    formula: {
      vi: 'Số chỉ tiêu đạt mục tiêu của năm, chia cho số chỉ tiêu đã có số liệu của năm, nhân 100.',
      en: 'Targets that reached the goal of the year, divided by those with a value for the year, times 100.'
    },
    noun: target,
    done: { vi: 'đạt mục tiêu', en: 'reached' },
    basis: 'law:LOC-04',
    base: 'people'
  }
]);
