import type { Field, Level } from '../src/modules/petition/schema.ts';

/**
 * Invented sentences of voters, put together from parts: who, where, which thing, in what state, what is asked, a figure. About fifty million different ones; words are as uneven as in life,
 * fields and places after Zipf. Nobody's petition is in here.
 */
interface Matter {
  field: Field;
  level: Level;
  things: readonly string[];
  states: readonly string[];
  asks: readonly string[];
}

const matters: readonly Matter[] = [
  { field: 'giao_thong', level: 'xã', things: ['đường liên thôn', 'đường bê tông', 'đường nội đồng', 'ngõ xóm', 'cầu tràn', 'cầu dân sinh', 'cống qua đường', 'lề đường', 'biển báo giao thông', 'gờ giảm tốc'], states: ['xuống cấp', 'hư hỏng nặng', 'sụt lún', 'ổ gà nhiều', 'ngập khi mưa', 'hẹp, xe khó tránh nhau', 'trơn trượt'], asks: ['sửa chữa', 'nâng cấp', 'mở rộng', 'đổ bê tông', 'cắm biển cảnh báo', 'làm rãnh thoát nước'] },
  { field: 'moi_truong_rac_thai', level: 'xã', things: ['bãi rác tự phát', 'điểm tập kết rác', 'rãnh nước thải', 'trại chăn nuôi lợn', 'mương thoát nước', 'vỏ bao thuốc bảo vệ thực vật', 'lò đốt rác'], states: ['bốc mùi hôi thối', 'tràn ra đường', 'ô nhiễm kéo dài', 'chưa được thu gom', 'ứ đọng', 'gây nhiều ruồi muỗi'], asks: ['thu gom thường xuyên', 'di dời', 'kiểm tra, xử phạt', 'nạo vét', 'phun thuốc khử khuẩn'] },
  { field: 'dien_nuoc_sach', level: 'ngành điện lực', things: ['đèn đường', 'trạm biến áp', 'đường dây điện', 'cột điện', 'công trình nước sạch', 'đường ống nước', 'giá nước sinh hoạt'], states: ['hỏng từ lâu', 'quá tải', 'chập chờn vào giờ cao điểm', 'nghiêng sắp đổ', 'đục, có cặn', 'bị vỡ nhiều lần'], asks: ['thay mới', 'nâng công suất', 'kéo thêm', 'gia cố', 'kiểm tra chất lượng', 'cấp đủ nước'] },
  { field: 'dat_dai', level: 'xã', things: ['giấy chứng nhận quyền sử dụng đất', 'đất ở xen kẹt', 'đất công ích', 'ranh giới thửa đất', 'hồ sơ tách thửa', 'đất dịch vụ', 'tiền đền bù đất'], states: ['nộp đã lâu chưa có kết quả', 'bị lấn chiếm', 'đo đạc sai diện tích', 'chồng lấn', 'chưa được giao', 'chưa chi trả'], asks: ['giải quyết dứt điểm', 'cấp giấy', 'đo đạc lại', 'thu hồi', 'trả lời rõ thời hạn'] },
  { field: 'thuy_loi_nong_nghiep', level: 'xã', things: ['mương nội đồng', 'kênh tưới', 'trạm bơm', 'cống lấy nước', 'đê bao', 'giống lúa hỗ trợ', 'bờ ao'], states: ['bồi lấp', 'sạt lở', 'không đủ nước', 'hỏng máy', 'kém chất lượng', 'cỏ mọc kín'], asks: ['nạo vét', 'kiên cố hóa', 'sửa máy', 'gia cố', 'hỗ trợ kinh phí'] },
  { field: 'chinh_sach_xa_hoi', level: 'xã', things: ['trợ cấp người cao tuổi', 'chế độ người có công', 'hộ nghèo', 'nhà tình nghĩa', 'trợ cấp khuyết tật', 'bảo hiểm y tế hộ cận nghèo'], states: ['chi trả chậm', 'bình xét chưa công bằng', 'bị cắt không rõ lý do', 'mức thấp', 'hồ sơ vướng mắc'], asks: ['rà soát lại', 'chi trả kịp thời', 'trả lời rõ lý do', 'bổ sung đối tượng'] },
  { field: 'giao_duc', level: 'xã', things: ['trường mầm non', 'trường tiểu học', 'nhà vệ sinh trường học', 'khoản thu đầu năm', 'sân trường', 'lớp học'], states: ['xuống cấp', 'thiếu phòng', 'thu nhiều khoản', 'thiếu giáo viên', 'dột nát'], asks: ['sửa chữa', 'xây thêm', 'công khai', 'bố trí đủ giáo viên'] },
  { field: 'an_ninh_trat_tu', level: 'xã', things: ['thanh niên đua xe', 'trộm cắp vặt', 'hàng quán lấn vỉa hè', 'quán hát', 'chó thả rông', 'vay nặng lãi'], states: ['diễn ra ban đêm', 'gia tăng', 'gây ồn ào', 'làm mất an toàn'], asks: ['tăng cường tuần tra', 'xử lý nghiêm', 'nhắc nhở', 'lắp camera'] },
  { field: 'xay_dung_quy_hoach', level: 'xã', things: ['quy hoạch khu dân cư', 'nhà xây sai phép', 'khu tái định cư', 'quy hoạch treo', 'công trình dở dang'], states: ['kéo dài nhiều năm', 'chưa công bố', 'vi phạm hành lang', 'bỏ hoang'], asks: ['công khai', 'điều chỉnh', 'kiểm tra', 'xóa quy hoạch', 'hoàn thành'] },
  { field: 'cchc_can_bo', level: 'xã', things: ['bộ phận một cửa', 'thủ tục chứng thực', 'thái độ của cán bộ', 'phần mềm dịch vụ công', 'lịch tiếp dân'], states: ['phải đi lại nhiều lần', 'chậm trả kết quả', 'chưa đúng mực', 'khó sử dụng với người già'], asks: ['chấn chỉnh', 'rút ngắn thời gian', 'hướng dẫn rõ', 'bố trí thêm người'] },
  { field: 'y_te', level: 'xã', things: ['trạm y tế', 'thuốc bảo hiểm', 'dịch sốt xuất huyết', 'bác sĩ trực'], states: ['thiếu thuốc', 'xuống cấp', 'lan rộng', 'thiếu người'], asks: ['bổ sung', 'sửa chữa', 'phun thuốc', 'bố trí trực'] },
  { field: 'van_hoa_the_thao', level: 'xã', things: ['nhà văn hóa', 'sân bóng', 'loa truyền thanh', 'di tích đình làng'], states: ['dột nát', 'thiếu bàn ghế', 'hỏng', 'chưa có chỗ sinh hoạt'], asks: ['sửa chữa', 'xây mới', 'trang bị', 'tu bổ'] },
  { field: 'dau_tu_cong_ngan_sach', level: 'tỉnh', things: ['dự án đường tỉnh', 'vốn nông thôn mới', 'tiền đối ứng của dân'], states: ['chậm tiến độ', 'chưa giải ngân', 'chưa công khai'], asks: ['đẩy nhanh', 'công khai quyết toán', 'bố trí vốn'] },
  { field: 'thong_tin_vien_thong', level: 'ngành khác', things: ['sóng điện thoại', 'mạng internet', 'dây cáp viễn thông'], states: ['rất yếu', 'chập chờn', 'chằng chịt, võng xuống đường'], asks: ['lắp thêm trạm', 'nâng cấp', 'bó gọn'] },
  { field: 'khac', level: 'trung ương', things: ['lương hưu', 'giá phân bón', 'tuổi nghỉ hưu'], states: ['còn thấp', 'tăng cao', 'chưa phù hợp'], asks: ['xem xét', 'bình ổn', 'điều chỉnh'] }
];

const firsts = ['Đồng', 'Yên', 'Phú', 'Tân', 'Bình', 'Cổ', 'Lũng', 'Nà', 'Hòa', 'Thanh', 'Vân', 'Trại', 'Đại', 'Quang', 'Khe', 'Xuân', 'An', 'Thượng', 'Hạ', 'Đông'];
const seconds = ['Tâm', 'Lạc', 'Xuân', 'Hòa', 'Minh', 'Pháp', 'Cao', 'Mòn', 'Gừa', 'Sơn', 'Đình', 'Mới', 'Đồng', 'Trung', 'Lặc', 'Thịnh', 'Phong', 'Giang', 'Lâm', 'Khê'];
const openings = ['Cử tri phản ánh', 'Đề nghị chính quyền quan tâm:', 'Bà con bức xúc vì', 'Nhiều hộ dân cho biết', 'Kính đề nghị xã xem xét việc', 'Từ đầu năm đến nay'];
const results = ['đi lại rất khó khăn', 'ảnh hưởng đến sinh hoạt', 'học sinh đi học nguy hiểm', 'đã nêu nhiều lần nhưng chưa chuyển biến', 'bà con mong sớm được giải quyết', 'ảnh hưởng sản xuất', 'mất mỹ quan'];
const spots = ['gần nhà văn hóa', 'đoạn qua trường tiểu học', 'sau chợ', 'đầu cầu', 'khu vực nghĩa trang', 'cạnh trạm y tế', 'từ đình làng đến cánh đồng', 'ngã ba', 'trước cổng ủy ban'];

/** A generator of numbers that starts from a seed, so that two runs measure the same data: 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chooser of 0 to n−1 after Zipf's law: the first as often as the next two together. */
export function zipf(n: number): (random: () => number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let at = 1; at <= n; at += 1) sums.push((sum += 1 / at));
  return (random) => {
    const wanted = random() * sum;
    const at = sums.findIndex((each) => each >= wanted);
    return at < 0 ? n - 1 : at;
  };
}

/** The 400 village names there are; a council has the first some of its own order. */
export const villageNames: readonly string[] = firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));

const fieldAt = zipf(matters.length);
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

export interface Sentence {
  text: string;
  field: Field;
  level: Level;
}

/** One petition about a place; every third has a second sentence, one in forty a number nobody else has (a plate, a plot of land). */
export function sentence(random: () => number, village: string): Sentence {
  const { field, level, things, states, asks } = matters[fieldAt(random)]!;
  const spot = random() < 0.6 ? ` ${pick(spots, random)}` : '';
  const thing = pick(things, random);
  const figure = random() < 0.3 ? ` dài khoảng ${10 + Math.floor(random() * 990)} m` : random() < 0.2 ? ` của ${2 + Math.floor(random() * 80)} hộ` : '';
  const plot = random() < 0.025 ? ` (thửa ${100_000 + Math.floor(random() * 900_000)})` : '';
  const more = random() < 0.33 ? ` ${pick(results, random).replace(/^./u, (letter) => letter.toLocaleUpperCase('vi'))}, ${pick(results, random)}.` : '';
  return { field, level, text: `${pick(openings, random)} ${thing}${spot} thôn ${village}${figure}${plot} ${pick(states, random)}, ${pick(results, random)}. Đề nghị ${pick(asks, random)} ${thing}.${more}` };
}
