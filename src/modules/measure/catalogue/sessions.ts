import { measures } from '../definition.ts';

export const sessions = measures('sessions', [
  {
    id: 'sessions.regular',
    unit: 'count',
    title: { vi: 'Kỳ họp thường lệ', en: 'Regular sessions' },
    formula: { vi: 'Số kỳ họp thường lệ đã tổ chức trong kỳ.', en: 'Regular sessions held in the period.' },
    noun: { vi: 'kỳ họp', en: 'sessions' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:SES-01',
    quality: 'sessions.in-order'
  },
  {
    id: 'sessions.in-order',
    title: { vi: 'Kỳ họp đúng thời gian, đủ nội dung, công khai', en: 'Sessions in order' },
    formula: {
      vi: 'Số kỳ họp đúng ngày đã định, xong mọi nội dung, biên bản đã ký và đã công khai, chia cho số kỳ họp đến ngày, nhân 100.',
      en: 'Sessions on the planned day with all items dealt with, minutes signed and published, divided by sessions due, times 100.'
    },
    noun: { vi: 'kỳ họp', en: 'sessions' },
    done: { vi: 'đủ điều kiện', en: 'in order' },
    basis: 'law:SES-23'
  },
  {
    id: 'sessions.published-in-7-days',
    title: { vi: 'Nội dung kỳ họp, phiên họp công khai trong 07 ngày', en: 'Sessions published within 7 days' },
    formula: {
      vi: 'Số kỳ họp, phiên họp có toàn bộ nội dung không mật công khai trong 07 ngày, chia cho số kỳ họp, phiên họp đã bế mạc quá 07 ngày, nhân 100.',
      en: 'Sessions and meetings whose non-secret content was published within 7 days, divided by those closed more than 7 days ago, times 100.'
    },
    noun: { vi: 'kỳ họp, phiên họp', en: 'sessions and meetings' },
    done: { vi: 'công khai đúng hạn', en: 'published in time' },
    basis: 'law:RES-09'
  },
  {
    id: 'sessions.paperless',
    title: { vi: 'Kỳ họp, phiên họp không giấy', en: 'Paperless sessions' },
    formula: {
      vi: 'Số kỳ họp, phiên họp có toàn bộ tài liệu điện tử, chia cho số kỳ họp, phiên họp trong kỳ, nhân 100; bản giấy phát theo yêu cầu được đếm riêng.',
      en: 'Sessions and meetings with all papers electronic, divided by all, times 100; paper handed out on request is counted apart.'
    },
    noun: { vi: 'kỳ họp, phiên họp', en: 'sessions and meetings' },
    done: { vi: 'không giấy', en: 'paperless' },
    basis: 'law:LOC-06'
  },
  {
    id: 'standing-committee.meetings',
    unit: 'count',
    title: { vi: 'Phiên họp thường kỳ của Thường trực HĐND', en: 'Monthly meetings of the Standing Committee' },
    formula: {
      vi: 'Số phiên họp tháng của Thường trực HĐND có biên bản và thông báo kết luận trong kỳ.',
      en: 'Monthly meetings with minutes and a notice of conclusions in the period.'
    },
    noun: { vi: 'phiên', en: 'meetings' },
    done: { vi: 'có thông báo kết luận', en: 'with conclusions' },
    basis: 'law:SES-28',
    quality: 'sessions.published-in-7-days'
  },
  {
    id: 'briefings.held',
    unit: 'count',
    title: { vi: 'Cuộc giao ban với các Ban HĐND', en: 'Briefings with the Boards' },
    formula: { vi: 'Số cuộc giao ban nửa năm với các Ban HĐND đã tổ chức trong kỳ.', en: 'Half-yearly briefings with the Boards held in the period.' },
    noun: { vi: 'cuộc', en: 'briefings' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:LOC-05',
    quality: 'tasks.on-time'
  },
  {
    id: 'session-papers.electronic',
    title: { vi: 'Tài liệu kỳ họp điện tử', en: 'Session papers in electronic form' },
    formula: {
      vi: 'Số tài liệu kỳ họp ở dạng điện tử, chia cho số tài liệu của các kỳ họp trong kỳ, nhân 100.',
      en: 'Session papers in electronic form, divided by papers of sessions, times 100.'
    },
    noun: { vi: 'tài liệu', en: 'papers' },
    done: { vi: 'điện tử', en: 'electronic' },
    basis: 'law:LOC-06'
  },
  {
    id: 'papers.electronic',
    title: { vi: 'Văn bản ban hành điện tử, ký số', en: 'Papers issued electronically and signed' },
    formula: {
      vi: 'Số văn bản không mật ban hành ở dạng điện tử và đã ký số, chia cho số văn bản không mật ban hành trong kỳ, nhân 100.',
      en: 'Non-secret papers issued electronic and signed, divided by those issued, times 100.'
    },
    noun: { vi: 'văn bản', en: 'papers' },
    done: { vi: 'điện tử, ký số', en: 'electronic and signed' },
    basis: 'law:LOC-06'
  },
  {
    id: 'papers.exchanged-digitally',
    title: { vi: 'Văn bản trao đổi trên môi trường số', en: 'Papers exchanged digitally' },
    formula: {
      vi: 'Số văn bản đi và đến qua kênh số, chia cho số văn bản đi và đến trong kỳ, nhân 100.',
      en: 'Papers sent and received by digital channel, divided by papers sent and received, times 100.'
    },
    noun: { vi: 'văn bản', en: 'papers' },
    done: { vi: 'qua kênh số', en: 'by digital channel' },
    basis: 'law:LOC-02'
  },
  {
    id: 'activities.public-and-archived',
    title: { vi: 'Hoạt động được công khai, số hóa, lưu trữ', en: 'Activities public, digitised and archived' },
    formula: {
      vi: 'Số hoạt động đã kết thúc được công khai, số hóa và có trong cơ sở dữ liệu, chia cho số đã kết thúc, nhân 100. Hiện đếm kiến nghị cử tri đã kết thúc: câu trả lời đã công khai, văn bản trả lời có tệp.',
      en: 'Activities finished that are published, digitised and in the database, divided by those finished, times 100. Counts voters’ petitions ended so far: the answer published, its paper on file.'
    },
    noun: { vi: 'hoạt động', en: 'activities' },
    done: { vi: 'công khai, số hóa', en: 'public and archived' },
    basis: 'law:LOC-03',
    source: 'petitions'
  }
]);
