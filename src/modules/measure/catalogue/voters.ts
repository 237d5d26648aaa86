import { measures } from '../definition.ts';

const delegate = { vi: 'đại biểu', en: 'delegates' };
const petition = { vi: 'kiến nghị', en: 'petitions' };

export const voters = measures('voters', [
  {
    id: 'reception.planned',
    title: { vi: 'Đại biểu có kế hoạch tiếp công dân', en: 'Delegates with a reception plan' },
    formula: {
      vi: 'Số đại biểu có kế hoạch tiếp công dân của năm, chia cho số đại biểu đương nhiệm cuối kỳ, nhân 100.',
      en: 'Delegates with a reception plan for the year, divided by delegates holding a mandate at the end of the period, times 100.'
    },
    noun: delegate,
    done: { vi: 'có kế hoạch', en: 'with a plan' },
    basis: 'law:CIT-03',
    source: 'receptions',
    base: 'people'
  },
  {
    id: 'reception.held',
    title: { vi: 'Đại biểu thực hiện tiếp công dân', en: 'Delegates who received citizens' },
    formula: {
      vi: 'Số đại biểu đã tiếp công dân hoặc được thay theo quy định, chia cho số đại biểu có lịch trực trong kỳ, nhân 100.',
      en: 'Delegates who received or were replaced by rule, divided by delegates with a duty in the period, times 100.'
    },
    noun: delegate,
    done: { vi: 'đã tiếp công dân', en: 'who received citizens' },
    basis: 'law:CIT-02',
    source: 'receptions',
    base: 'people'
  },
  {
    id: 'voter-meetings.as-planned',
    source: 'voter-meetings',
    title: { vi: 'Cuộc tiếp xúc cử tri tổ chức đúng kế hoạch', en: 'Voter meetings held as planned' },
    formula: {
      vi: 'Số cuộc tiếp xúc cử tri tổ chức đúng ngày và nơi đã định, chia cho số cuộc theo kế hoạch đã đến ngày, nhân 100.',
      en: 'Meetings held on the planned day and place, divided by planned meetings due, times 100.'
    },
    noun: { vi: 'cuộc', en: 'meetings' },
    done: { vi: 'đúng kế hoạch', en: 'as planned' },
    basis: 'law:TXC-01'
  },
  {
    id: 'voter-meetings.delegates',
    source: 'voter-meetings',
    title: { vi: 'Đại biểu tham gia tiếp xúc cử tri', en: 'Delegates who met voters' },
    formula: {
      vi: 'Số đại biểu đã dự tiếp xúc cử tri, chia cho số đại biểu được phân công cuộc đã đến ngày, nhân 100; mỗi người tính một lần.',
      en: 'Delegates who took part, divided by delegates with a meeting due, times 100; each person once.'
    },
    noun: delegate,
    done: { vi: 'đã tiếp xúc cử tri', en: 'who met voters' },
    basis: 'law:TXC-02',
    base: 'people'
  },
  {
    id: 'voter-meetings.thematic',
    source: 'voter-meetings',
    unit: 'count',
    title: { vi: 'Cuộc tiếp xúc cử tri theo chuyên đề', en: 'Thematic voter meetings' },
    formula: { vi: 'Số cuộc tiếp xúc cử tri theo chuyên đề đã tổ chức trong kỳ.', en: 'Thematic voter meetings held in the period.' },
    noun: { vi: 'cuộc', en: 'meetings' },
    done: { vi: 'đã tổ chức', en: 'held' },
    basis: 'law:TXC-11',
    quality: 'petitions.settled-or-explained'
  },
  {
    id: 'petitions.compiled-on-time',
    title: { vi: 'Kiến nghị cử tri tổng hợp đúng hạn', en: 'Petitions compiled on time' },
    formula: {
      vi: 'Số kiến nghị được tổng hợp, phân loại trong thời hạn, chia cho số kiến nghị cử tri nêu, nhân 100.',
      en: 'Petitions compiled and classified within the clock, divided by those raised, times 100.'
    },
    noun: petition,
    done: { vi: 'tổng hợp đúng hạn', en: 'compiled on time' },
    basis: 'law:PET-01',
    source: 'petitions'
  },
  {
    id: 'petitions.referred',
    title: { vi: 'Kiến nghị được chuyển cơ quan có thẩm quyền', en: 'Petitions passed to the competent body' },
    formula: {
      vi: 'Số kiến nghị đã chuyển cơ quan có thẩm quyền, chia cho số kiến nghị đã tổng hợp, nhân 100.',
      en: 'Petitions passed to the competent body, divided by those compiled, times 100.'
    },
    noun: petition,
    done: { vi: 'đã chuyển', en: 'passed on' },
    basis: 'law:PET-02',
    source: 'petitions',
    params: ['organizationId']
  },
  {
    id: 'petitions.followed',
    title: { vi: 'Kiến nghị được theo dõi, đôn đốc giải quyết', en: 'Petitions followed up' },
    formula: {
      vi: 'Số kiến nghị đã chuyển có tiếp nhận, trả lời hoặc bước đôn đốc trong từng thời hạn, chia cho số kiến nghị đã chuyển, nhân 100.',
      en: 'Petitions with acceptance, answer or a chasing step within each clock, divided by those referred, times 100.'
    },
    noun: petition,
    done: { vi: 'được theo dõi', en: 'followed up' },
    basis: 'law:PET-12',
    source: 'petitions',
    params: ['organizationId']
  },
  {
    id: 'petitions.answered',
    title: { vi: 'Kiến nghị cử tri được trả lời', en: 'Petitions answered' },
    formula: {
      vi: 'Số kiến nghị đã có văn bản trả lời, chia cho số kiến nghị đến hạn trả lời, nhân 100.',
      en: 'Petitions with a written answer, divided by those whose reply is due, times 100.'
    },
    noun: petition,
    done: { vi: 'được trả lời', en: 'answered' },
    basis: 'law:PET-06',
    source: 'petitions',
    params: ['organizationId']
  },
  {
    id: 'petitions.answered-published',
    title: { vi: 'Kết quả trả lời được báo cử tri và công khai', en: 'Answers told to voters and published' },
    formula: {
      vi: 'Số kiến nghị đã trả lời được báo cho cử tri và công khai, chia cho số kiến nghị đã trả lời, nhân 100.',
      en: 'Answered petitions told to the voter and published, divided by those answered, times 100.'
    },
    noun: petition,
    done: { vi: 'được công khai', en: 'published' },
    basis: 'law:PET-09',
    source: 'petitions',
    params: ['organizationId']
  },
  {
    id: 'petitions.settled',
    title: { vi: 'Kiến nghị được giải quyết dứt điểm', en: 'Petitions settled' },
    formula: {
      vi: 'Số kiến nghị được Thường trực HĐND xác nhận giải quyết dứt điểm, chia cho số kiến nghị đến hạn trả lời, nhân 100.',
      en: 'Petitions judged settled, divided by those whose reply is due, times 100.'
    },
    noun: petition,
    done: { vi: 'dứt điểm', en: 'settled' },
    basis: 'law:PET-08',
    source: 'petitions',
    params: ['organizationId'],
    quality: 'petitions.voter-agrees'
  },
  {
    id: 'petitions.settled-or-explained',
    title: { vi: 'Kiến nghị được giải quyết hoặc trả lời thỏa đáng', en: 'Petitions settled or answered satisfactorily' },
    formula: {
      vi: 'Số kiến nghị đã giải quyết dứt điểm hoặc có câu trả lời được đánh giá thỏa đáng, chia cho số kiến nghị đến hạn trả lời, nhân 100.',
      en: 'Petitions settled, or with an answer judged satisfactory, divided by those whose reply is due, times 100.'
    },
    noun: petition,
    done: { vi: 'giải quyết hoặc trả lời thỏa đáng', en: 'settled or explained' },
    basis: 'law:PET-08',
    source: 'petitions',
    params: ['organizationId'],
    quality: 'petitions.voter-agrees'
  },
  {
    id: 'petitions.voter-agrees',
    title: { vi: 'Cử tri đồng tình với kết quả giải quyết', en: 'Voters who agree with the result' },
    formula: {
      vi: 'Số cử tri phản hồi đồng tình, chia cho số cử tri đã phản hồi về kết quả, nhân 100.',
      en: 'Voters who agree, divided by voters who answered back, times 100.'
    },
    noun: { vi: 'cử tri', en: 'voters' },
    done: { vi: 'đồng tình', en: 'who agree' },
    basis: 'law:PET-12',
    source: 'petitions',
    params: ['organizationId']
  },
  {
    id: 'letters.handled',
    title: { vi: 'Đơn thư được xử lý đúng quy định và theo dõi', en: 'Letters handled and followed' },
    formula: {
      vi: 'Số đơn được phân loại, hướng dẫn hoặc chuyển và theo dõi trong từng thời hạn, chia cho số đơn đến hạn, nhân 100.',
      en: 'Letters sorted, guided or passed on, and followed, within their clocks, divided by those due, times 100.'
    },
    noun: { vi: 'đơn', en: 'letters' },
    done: { vi: 'xử lý đúng hạn', en: 'handled' },
    basis: 'law:CIT-14',
    source: 'letters'
  }
]);
