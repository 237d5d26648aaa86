import { measures } from '../definition.ts';

export const questioning = measures('questioning', [
  {
    id: 'sessions.with-questioning',
    title: { vi: 'Phiên chất vấn tổ chức tại kỳ họp', en: 'Regular sessions with questioning' },
    formula: {
      vi: 'Số kỳ họp thường lệ có phiên chất vấn, chia cho số kỳ họp thường lệ trong kỳ, nhân 100.',
      en: 'Regular sessions at which questioning was held, divided by regular sessions, times 100.'
    },
    noun: { vi: 'kỳ họp', en: 'sessions' },
    done: { vi: 'có chất vấn', en: 'with questioning' },
    basis: 'law:QUE-03'
  },
  {
    id: 'questions.answered-in-full',
    title: { vi: 'Nội dung chất vấn được trả lời đầy đủ', en: 'Questions answered in full' },
    formula: {
      vi: 'Số chất vấn đã trả lời và được người chất vấn hoặc chủ tọa đánh giá đầy đủ, chia cho số chất vấn đến hạn trả lời, nhân 100.',
      en: 'Questions answered and judged full by the asker or the chair, divided by questions put and due, times 100.'
    },
    noun: { vi: 'chất vấn', en: 'questions' },
    done: { vi: 'được trả lời đầy đủ', en: 'answered in full' },
    basis: 'law:QUE-05'
  },
  {
    id: 'hearings.held',
    unit: 'count',
    title: { vi: 'Phiên giải trình chuyên đề', en: 'Explanation sessions' },
    formula: { vi: 'Số phiên giải trình có kết luận trong kỳ.', en: 'Explanation sessions with a conclusion in the period.' },
    noun: { vi: 'phiên', en: 'hearings' },
    done: { vi: 'có kết luận', en: 'concluded' },
    basis: 'law:EXP-01',
    quality: 'promises.kept'
  },
  {
    id: 'hearings-or-questioning.between-sessions',
    unit: 'count',
    title: { vi: 'Phiên chất vấn hoặc giải trình giữa hai kỳ họp', en: 'Questioning or explanation between sessions' },
    formula: {
      vi: 'Số phiên chất vấn hoặc giải trình của Thường trực HĐND tổ chức giữa hai kỳ họp trong kỳ.',
      en: 'Questioning or explanation sessions of the Standing Committee held between two sessions.'
    },
    noun: { vi: 'phiên', en: 'sessions' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:EXP-01',
    quality: 'promises.kept'
  },
  {
    id: 'promises.kept',
    title: { vi: 'Lời hứa khi trả lời chất vấn được thực hiện', en: 'Promises kept' },
    formula: {
      vi: 'Số lời hứa được Thường trực HĐND xác nhận đã giữ, chia cho số lời hứa đến hạn, nhân 100.',
      en: 'Promises judged kept, divided by promises due, times 100.'
    },
    noun: { vi: 'lời hứa', en: 'promises' },
    done: { vi: 'được giữ', en: 'kept' },
    basis: 'law:QUE-10'
  }
]);
