import type { Both } from '#modules/measure/definition.ts';

/** Things counted, as plans are read (docs: command line contract) and as they are said. */
const words: Record<string, Both> = {
  count: { vi: '', en: '' },
  sessions: { vi: 'phiên', en: 'sessions' },
  meetings: { vi: 'cuộc', en: 'meetings' },
  topics: { vi: 'chuyên đề', en: 'topics' },
  trips: { vi: 'chuyến', en: 'trips' },
  times: { vi: 'lần', en: 'times' },
  activities: { vi: 'hoạt động', en: 'activities' },
  resolutions: { vi: 'nghị quyết', en: 'resolutions' },
  reports: { vi: 'báo cáo', en: 'reports' },
  papers: { vi: 'văn bản', en: 'papers' },
  targets: { vi: 'chỉ tiêu', en: 'targets' },
  delegates: { vi: 'đại biểu', en: 'delegates' },
  people: { vi: 'người', en: 'people' },
  supervisions: { vi: 'cuộc giám sát', en: 'supervisions' },
  surveys: { vi: 'cuộc khảo sát', en: 'surveys' },
  training: { vi: 'lớp', en: 'courses' }
};

/** "Cuộc/năm" → "cuộc", "sessions" → "phiên", "triệu đồng/người/năm" stays: the word after a value. '' for shares and bare counts. */
export function unitWord(unit: string): Both {
  if (unit === 'percent' || unit === '%') return { vi: '', en: '' };
  const known = words[unit.toLowerCase()];
  if (known) return known;
  const plain = unit.replace(/\s*\/\s*(năm|quý|tháng|nhiệm kỳ|kỳ họp)$/iu, '').trim();
  const word = /^\p{Lu}\p{Ll}/u.test(plain) ? plain.charAt(0).toLocaleLowerCase('vi') + plain.slice(1) : plain;
  return { vi: word, en: word };
}

/** "≥ 5 cuộc/năm": what follows a goal that is no share. */
export function perPeriod(period: string): Both {
  const [word, given] = period.split(' ');
  if (given) return { vi: '', en: '' };
  const table: Record<string, Both> = {
    year: { vi: '/năm', en: ' a year' },
    'half-year': { vi: '/6 tháng', en: ' in six months' },
    quarter: { vi: '/quý', en: ' a quarter' },
    month: { vi: '/tháng', en: ' a month' },
    session: { vi: '/kỳ họp', en: ' a session' },
    term: { vi: '/nhiệm kỳ', en: ' a term' }
  };
  return table[word ?? ''] ?? { vi: '', en: '' };
}
