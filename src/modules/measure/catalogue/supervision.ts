import { measures } from '../definition.ts';

const recommendation = { vi: 'kiến nghị giám sát', en: 'recommendations' };

export const supervision = measures('supervision', [
  {
    id: 'supervisions.thematic',
    unit: 'count',
    title: { vi: 'Cuộc giám sát chuyên đề', en: 'Thematic supervisions' },
    formula: {
      vi: 'Số cuộc giám sát chuyên đề có báo cáo hoặc kết luận ban hành trong kỳ; cuộc kéo từ năm trước được tính ở năm ban hành kết luận.',
      en: 'Thematic supervisions whose report or conclusion was issued in the period; one begun the year before counts where its conclusion was issued.'
    },
    noun: { vi: 'cuộc', en: 'supervisions' },
    done: { vi: 'có kết luận', en: 'concluded' },
    basis: 'law:SUP-01',
    params: ['organizationId'],
    quality: 'recommendations.carried-out'
  },
  {
    id: 'supervisions.surveys',
    unit: 'count',
    title: { vi: 'Cuộc khảo sát', en: 'Surveys' },
    formula: { vi: 'Số cuộc khảo sát có báo cáo kết quả trong kỳ.', en: 'Surveys concluded in the period.' },
    noun: { vi: 'cuộc', en: 'surveys' },
    done: { vi: 'có báo cáo', en: 'concluded' },
    basis: 'law:SUP-02',
    params: ['organizationId'],
    quality: 'supervisions.concluded'
  },
  {
    id: 'supervisions.between-sessions',
    unit: 'count',
    title: { vi: 'Cuộc giám sát, khảo sát, chất vấn, giải trình giữa hai kỳ họp', en: 'Supervisions between sessions' },
    formula: {
      vi: 'Số cuộc giám sát, khảo sát, phiên chất vấn và giải trình tổ chức giữa hai kỳ họp trong kỳ, theo cơ quan tổ chức.',
      en: 'Supervisions, surveys, questioning and explanation sessions held between sessions, by body.'
    },
    noun: { vi: 'cuộc', en: 'activities' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:LOC-05',
    params: ['organizationId'],
    quality: 'recommendations.carried-out'
  },
  {
    id: 'supervisions.concluded',
    title: { vi: 'Kết luận giám sát được ban hành', en: 'Supervisions with a conclusion issued' },
    formula: {
      vi: 'Số cuộc giám sát kết thúc đã ban hành báo cáo hoặc kết luận, chia cho số cuộc giám sát kết thúc trong kỳ, nhân 100.',
      en: 'Finished supervisions with a report or conclusion issued, divided by those finished, times 100.'
    },
    noun: { vi: 'cuộc giám sát', en: 'supervisions' },
    done: { vi: 'có kết luận', en: 'concluded' },
    basis: 'law:SUP-13',
    params: ['organizationId']
  },
  {
    id: 'recommendations.followed',
    title: { vi: 'Kết luận, kiến nghị giám sát được theo dõi, đôn đốc', en: 'Recommendations followed up' },
    formula: {
      vi: 'Số kiến nghị sau giám sát có ít nhất một bước đôn đốc hoặc báo cáo thực hiện được ghi, chia cho số kiến nghị đã ban hành, nhân 100.',
      en: 'Recommendations with at least one follow-up act or report on record, divided by those issued, times 100.'
    },
    noun: recommendation,
    done: { vi: 'được theo dõi', en: 'followed up' },
    basis: 'law:FUP-04'
  },
  {
    id: 'recommendations.carried-out',
    title: { vi: 'Kiến nghị sau giám sát được thực hiện', en: 'Recommendations carried out' },
    formula: {
      vi: 'Số kiến nghị đến hạn được Thường trực HĐND xác nhận đã thực hiện, chia cho số kiến nghị đến hạn, nhân 100.',
      en: 'Recommendations judged carried out, divided by those due, times 100.'
    },
    noun: recommendation,
    done: { vi: 'được xác nhận đã thực hiện', en: 'judged carried out' },
    basis: 'law:FUP-01',
    params: ['organizationId']
  },
  {
    id: 'recommendations.re-supervised',
    title: { vi: 'Nội dung tái giám sát', en: 'Matters supervised again' },
    formula: {
      vi: 'Số nội dung chưa đạt phải tái giám sát đã được tái giám sát hoặc có ngày trong chương trình, chia cho số nội dung phải tái giám sát, nhân 100.',
      en: 'Matters due for re-supervision that were supervised again or have a date in the programme, divided by those due, times 100.'
    },
    noun: { vi: 'nội dung', en: 'matters' },
    done: { vi: 'được tái giám sát', en: 'supervised again' },
    basis: 'law:FUP-02'
  },
  {
    id: 'supervision-files.electronic',
    title: { vi: 'Hồ sơ giám sát lưu trữ điện tử', en: 'Supervision files archived electronically' },
    formula: {
      vi: 'Số cuộc giám sát đã kết luận có hồ sơ đủ thành phần và lưu trữ điện tử, chia cho số cuộc đã kết luận, nhân 100.',
      en: 'Concluded supervisions whose dossier is complete and archived electronically, divided by those concluded, times 100.'
    },
    noun: { vi: 'hồ sơ', en: 'files' },
    done: { vi: 'lưu trữ điện tử', en: 'archived electronically' },
    basis: 'law:SUP-21'
  }
]);
