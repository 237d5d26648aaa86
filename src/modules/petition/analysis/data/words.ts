/** Small words of petitions: chat spelling, dialect, words that say nothing, words that name places. Data an office need not touch. */

/** Chat spelling, abbreviations and dialect → the word meant. Several words where an abbreviation stands for several. Keys without marks, lower case. */
export const spellings: Record<string, string> = {
  ko: 'không', k: 'không', kg: 'không', hok: 'không', hk: 'không', khum: 'không', kh: 'không', hổng: 'không',
  hông: 'không', nỏ: 'không', khg: 'không', kô: 'không', dc: 'được', đc: 'được', đk: 'được', dk: 'được', dx: 'được', đx: 'được', đươc: 'được',
  đg: 'đường', dg: 'đang', đag: 'đang', ng: 'người', ngừi: 'người', ngta: 'người ta', nta: 'người ta', mn: 'mọi người', mng: 'mọi người',
  ae: 'anh em', bn: 'bao nhiêu', bnh: 'bao nhiêu', trc: 'trước', nc: 'nước', nác: 'nước', vs: 'với', vz: 'vậy', z: 'vậy', j: 'gì', r: 'rồi',
  rùi: 'rồi', e: 'em', a: 'anh', c: 'chị', tui: 'tôi', mik: 'mình', mk: 'mình', bh: 'bây giờ', bjo: 'bây giờ', h: 'giờ', bt: 'biết', bit: 'biết',
  lm: 'làm', mần: 'làm', lèm: 'làm', wa: 'quá', wá: 'quá', qá: 'quá', qa: 'quá', w: 'quá', nh: 'nhiều', nhìu: 'nhiều', nhju: 'nhiều',
  ntn: 'như thế nào', nvay: 'như vậy', cx: 'cũng', cg: 'cũng', cug: 'cũng', ms: 'mới', mún: 'muốn', mun: 'muốn', dt: 'điện thoại', đt: 'điện thoại',
  sđt: 'số điện thoại', tn: 'thanh niên', cty: 'công ty', ct: 'công trình', gđ: 'gia đình', gd: 'gia đình', hs: 'học sinh', gv: 'giáo viên',
  sv: 'sinh viên', ph: 'phụ huynh', cb: 'cán bộ', cbo: 'cán bộ', cbcc: 'cán bộ công chức', bs: 'bác sĩ', bv: 'bệnh viện', bhyt: 'bảo hiểm y tế',
  bhxh: 'bảo hiểm xã hội', bhtn: 'bảo hiểm thất nghiệp', tyt: 'trạm y tế', ttyt: 'trung tâm y tế', gcn: 'giấy chứng nhận',
  gcnqsdđ: 'giấy chứng nhận quyền sử dụng đất', gcnqsd: 'giấy chứng nhận quyền sử dụng', gcnqsdd: 'giấy chứng nhận quyền sử dụng đất',
  qsdđ: 'quyền sử dụng đất', qsdd: 'quyền sử dụng đất', nvs: 'nhà vệ sinh', wc: 'nhà vệ sinh', gpmb: 'giải phóng mặt bằng', tđc: 'tái định cư', tdp: 'tổ dân phố', tdc: 'tái định cư',
  kdc: 'khu dân cư', kp: 'khu phố', ntm: 'nông thôn mới', xdcb: 'xây dựng cơ bản', xd: 'xây dựng', uỷ: 'ủy', htx: 'hợp tác xã',
  bvtv: 'bảo vệ thực vật', sxnn: 'sản xuất nông nghiệp', csgt: 'cảnh sát giao thông', atgt: 'an toàn giao thông', antt: 'an ninh trật tự',
  attp: 'an toàn thực phẩm', vsattp: 'vệ sinh an toàn thực phẩm', vsmt: 'vệ sinh môi trường', ônmt: 'ô nhiễm môi trường', onmt: 'ô nhiễm môi trường',
  kcn: 'khu công nghiệp', ccn: 'cụm công nghiệp', tthc: 'thủ tục hành chính', cchc: 'cải cách hành chính', dvc: 'dịch vụ công',
  dvctt: 'dịch vụ công trực tuyến', nvh: 'nhà văn hóa', nct: 'người cao tuổi', ncc: 'người có công', kt: 'khuyết tật', sgk: 'sách giáo khoa',
  ctmtqg: 'chương trình mục tiêu quốc gia', nhcsxh: 'ngân hàng chính sách xã hội', csxh: 'chính sách xã hội', kcb: 'khám chữa bệnh', ol: 'online',
  fb: 'facebook', đh: 'đường huyện', đnb: 'đường nội bộ', btct: 'bê tông', btxm: 'bê tông', bto: 'bê tông', tx: 'thường xuyên', ql: 'quốc lộ',
  hl: 'hương lộ', vh: 'văn hóa', tdtt: 'thể dục thể thao', cs: 'chính sách', mt: 'môi trường', ônhiễm: 'ô nhiễm', vđ: 'vấn đề', vd: 'ví dụ',
  gt: 'giao thông', gtnt: 'giao thông nông thôn', hki: 'học kỳ', tp: 'thành phố', vp: 'văn phòng', ks: 'khoáng sản', bđs: 'bất động sản',
  nđ: 'nghị định', qđ: 'quyết định', nq: 'nghị quyết', nnn: 'nhà nước', nn: 'nhà nước', trg: 'trường', trừơng: 'trường', đừơng: 'đường',
  đưòng: 'đường', dươg: 'đường', đuog: 'đường', duog: 'đường', thoy: 'thôi', dùm: 'giùm', zùm: 'giùm', zô: 'vô', zậy: 'vậy', zới: 'với', zề: 'về',
  zìa: 'về', dìa: 'về', dzậy: 'vậy', uýnh: 'đánh', oánh: 'đánh', tụi: 'bọn', xửa: 'sửa', xữa: 'sửa', bửa: 'bữa', rát: 'rác', trẹo: 'lệch',
  lủng: 'thủng', ướn: 'ướt', rứa: 'vậy', choa: 'chúng tôi', bầy: 'bọn', hỉ: 'nhỉ', giừ: 'giờ', bây_giừ: 'bây giờ', chừ: 'giờ', dzô: 'vô',
  nhứt: 'nhất', bịnh: 'bệnh', gởi: 'gửi', thiệt: 'thật', nhiu: 'nhiêu', quài: 'hoài', miết: 'mãi'
};

/** Before a number, these are roads: "QL 21", "ĐT.254", "TL10", "HL 5", "ĐH 02". */
export const roadMarks: Record<string, string> = { ql: 'quốc lộ', đt: 'đường tỉnh', dt: 'đường tỉnh', tl: 'tỉnh lộ', hl: 'hương lộ', đh: 'đường huyện', dh: 'đường huyện', đx: 'đường xã', lt: 'liên thôn', lx: 'liên xã', ct: 'cao tốc', c: 'cấp' };

/** Words that carry no matter; they weigh nothing in likeness. */
export const idle = `răng, mô, tê, ni, nớ, rứa, chi, o, mệ, tụi, bây, choa, hỉ, hè, và, với, thì, là, mà, của, các, những, cái, con, cho, cùng, này, kia, ấy, đó, nọ, đây, đấy, ở, tại, trong, ngoài, trên, dưới, từ, đến, tới, vào, ra, lên, xuống, qua, về, có, được, bị, do, bởi, để, nên, nhưng, nếu, khi, lúc, đang, đã, sẽ, sắp, vẫn, còn, cũng, rất, quá, lắm, nhiều, ít, một, hai, mấy, nhất, hơn, như, vậy, thế, sao, gì, đâu, nào, ai, tôi, tui, em, anh, chị, ông, bà, bác, chú, cô, cháu, mình, chúng, ta, họ, nó, bọn, xin, ạ, nhé, nha, hả, dạ, thưa, kính, vâng, ơi, à, ừ, rồi, nữa, luôn, mãi, hoài, hay, hoặc, chứ, thôi, đi, lại, không, chưa, chẳng, phải, cần, muốn, mong, đề, nghị, kiến, cử, tri, bà con, nhân, dân, người, hộ, gia, đình, quan, tâm, xem, xét, chỉ, đạo, cơ, chức, năng, cấp, chính, quyền, địa, phương, ngành, ủy, ban, ubnd, hđnd, xã, sớm, ngay, kịp, thời, dứt, điểm, hiện, nay, tình, trạng, việc, vấn, đề, thực, tế, thời, gian, qua, năm, tháng, ngày, giờ, lần, hôm, bữa, lâu, mỗi, mọi, cả, toàn, phần, theo, nhằm, vì, bằng, hết, biết, nói, phản, ánh, ý, đại, biểu, đồng, chí, lãnh, đạo, giải, quyết, giúp, giùm, làm, ơn, cảm, trân, trọng`;

/** Words that introduce a place: what follows is where, not what. */
export const whereWords = `khu, ở, tại, gần, cạnh, trước, sau, vào, vô, đến, tới, ra, qua, lên, xuống, về, từ, ven, dọc, bên, đối diện, giáp, sát, quanh, trong, trên, ngoài, dưới, đầu, cuối, giữa, cổng, khu vực, hướng, nối, phía, chỗ`;

/** Things that serve as landmarks after a word of `whereWords`. */
export const landmarks = `trường, trường học, trường mầm non, trường tiểu học, trường thcs, trường thpt, trường cấp 1, trường cấp 2, trường cấp 3, tiểu học, mầm non, thcs, thpt, chợ, chợ xã, nhà văn hóa, cầu, cây cầu, trạm y tế, trạm xá, đình, đình làng, chùa, đền, miếu, ubnd, ủy ban, ủy ban xã, trụ sở, trụ sở ubnd, bệnh viện, kênh, mương, kinh, con mương, con kênh, con kinh, đê, đê bao, sông, nghĩa trang, nghĩa địa, công ty, ngân hàng, bưu điện, sân bóng, sân vận động, cống, trạm bơm, khu dân cư, khu công nghiệp, cụm công nghiệp, bãi rác, quốc lộ, tỉnh lộ, đường tỉnh, đường, lề đường, vỉa hè, lòng đường, con đường, tuyến đường, đường làng, đường thôn, đường liên thôn, đường liên xã, ngõ, hẻm, nhà thờ, hồ, suối, ruộng, đồng ruộng, cánh đồng, rừng, nhà máy, trại heo, trại lợn, ngã ba, ngã tư, cổng trường, sân trường, nhà trẻ, điểm trường, cây xăng, khu tái định cư, nghĩa trang liệt sĩ, rạch, cột điện, trụ điện, bờ kè, bến đò, bến phà, trạm biến áp, công viên, khu đô thị, đồng, cao tốc, đường sắt, giao thông, nhà trường, kênh mương, đường đi`;

/** Kinds of places and the family each belongs to; places of one family with different names are different places. */
export const placeKinds: { family: string; words: string }[] = [
  { family: 'thôn', words: 'thôn, khu dân cư, kdc, xóm, bản, ấp, làng, buôn, bon, plei, phum, sóc, khóm, khu phố, tổ dân phố, tổ, khu, cụm, đội, tổ nhân dân, tiểu khu, khối, khối phố, ấp văn hóa, thôn bản' },
  { family: 'đường', words: 'đường, phố, quốc lộ, tỉnh lộ, đường tỉnh, đường tỉnh lộ, hương lộ, đường huyện, huyện lộ, đường số, cao tốc, lộ, tuyến' },
  { family: 'ngõ', words: 'ngõ, hẻm, kiệt, ngách' },
  { family: 'cầu', words: 'cầu, cống, ngầm, cầu treo' },
  { family: 'chợ', words: 'chợ' },
  { family: 'trường', words: 'trường, trường mầm non, trường tiểu học, trường thcs, trường thpt, mầm non, tiểu học, thcs, thpt, trường mẫu giáo, trường cấp 1, trường cấp 2, trường cấp 3, mẫu giáo, điểm trường' },
  { family: 'kênh', words: 'khe, ngòi, thác, đập tràn, kênh, mương, kinh, rạch, sông, suối, hồ, đập, trạm bơm, đê, hồ chứa, kè, con kênh, con kinh, con mương' },
  { family: 'đồng', words: 'cánh đồng, đồng, xứ đồng, rừng, núi, đồi' },
  { family: 'đình', words: 'đình, chùa, đền, miếu, nhà thờ' },
  { family: 'km', words: 'km, cây số' },
  { family: 'nhà', words: 'nhà ông, nhà bà, nhà anh, nhà chị, ngã ba, ngã tư, dốc, đèo' }
];

/** Ends a place's name when it is not written with capitals. */
export const nameEnds = `bị, buổi, giờ, hằng, hàng, tuần, đã, đang, còn, rất, quá, không, chưa, có, là, thì, mà, và, với, hay, của, cho, ở, tại, do, vì, để, nên, được, hỏng, hư, xuống, cấp, ngập, lầy, lở, sạt, sụt, nứt, tối, đề, nghị, kiến, xin, mong, xem, sửa, làm, xây, nâng, mở, lắp, đoạn, dài, rộng, khoảng, gần, đến, tới, vào, ra, qua, về, lên, từ, trước, sau, bên, trong, ngoài, trên, dưới, này, kia, đó, ấy, nay, hiện, cứ, mỗi, mưa, nắng, đêm, ngày, năm, tháng, ai, bà, con, người, dân, nhân, cử, tri, nhiều, ít, mấy, các, những, thường, xuyên, hay, chỉ, mới, cũng, vẫn, lại, rồi, nữa, xã, thôn, xóm, bản, ấp, đi, chạy, đường, cầu, mương, kênh, rác, đèn, điện, nước, giao, thông, học, sinh, phải, cần, muốn, luôn, toàn, cả, chúng, tôi, em, bọn, mình, gia, đình, hộ, nhà, trường, chợ, sáng, chiều, sáng, mùa, xe, trẻ, em, gì, mô, sao, ạ, tuyến, liên, cũ, mới, chung, bỏ, nằm, thuộc, phản, ánh, xuống, hoạt, động, sinh, hoạt, cộng, đồng, bê, tông, nhựa, đất, lúc, khi, hết, nghị, thiếu, yếu, mất, bẩn, thối, hôi, đầy, chật, hẹp, kêu, báo, nói, văn, hóa, trục, ruộng, sản, xuất, thu, nộp, dạy, học, bán, mua, chở, đổ, xả, nội, dân, cư, chính, tiêu, tưới`;

/** Words that hold another word without meaning it: "gia đình" is no temple, "yêu cầu" no bridge. They speak for nothing and hide what stands within. */
export const hidden = `lịch cúp điện, lịch tiêm chủng, lịch cắt điện, lịch tiêm, lịch họp, gia đình văn hóa cũng, cái nước, mùa mưa lũ, nước ruộng, cấp trên, cấp tỉnh, các cấp, cấp xã, cấp cứu, cung cấp, khẩn cấp, trung cấp, cao cấp, cấp 1, cấp 2, cấp 3, cấp i, kênh cấp, bậc cấp, phân cấp, chuyên môn, không may, may quá, mấy đời, nhà vệ sinh, tiền tỷ, đi làm, đi lên, qua đời, cấp bách, cấp thiết, ăn tết, gia đình, hộ gia đình, các gia đình, đình chỉ, yêu cầu, nhu cầu, toàn cầu, đường dây nóng, đường lối, con đường phát triển, qua đường bưu điện, đồng chí, đồng thời, đồng ý, đồng tình, đồng bộ, đồng thuận, đồng hành, hợp đồng, hội đồng, hội đồng nhân dân, cộng đồng, triệu đồng, nghìn đồng, ngàn đồng, tỷ đồng, đồng một tháng, tiền đồng, thị trường hợp, trường hợp, cơ sở, chủ trương, tăng trưởng, lề lối, nhà nước, đảng và nhà nước, kinh tế, kinh nghiệm, kinh doanh, kinh phí, kính thưa, kính gửi, bản thân, bảo đảm, đảm bảo, cầu mong, cầu xin, thỉnh cầu, tin cậy, cây số, điện tử, công việc, công trình phụ, đầu tiên, trước tiên, đầu năm, trong khi đó, tổ chức, học hỏi, tình hình, hình thức, thực hiện, phát triển, phát hiện, phát huy, phát biểu, nhà cháu, nhà em, nhà tôi, nhà tui, nhà mình, hàng xóm, bà con lối xóm, hành lang pháp lý, đất nước, chạy vạy, chạy chữa, đi chợ, cổ phần, phần đất, cá nhân, cá biệt, tôm cua, hát ca ngợi, may mắn, mạng sống, tính mạng, cán cân, khoa học, xã hội, văn bản, ý kiến, nghề nghiệp, bạn bè, dân số xã, trăn trở, nguồn lực, môi trường sống văn hóa, cơ hội, hội nghị, cuộc họp, trường kỳ, đình trệ, đến chùa, trẻ trung, khuyến mãi, thuốc lá, rừng núi, đầu tư thời gian, tối thiểu, tối đa, tối ưu, buổi tối, chiều tối, tối qua, tối nào, mỗi tối, tối đến, tối nay, từ tối, tối hôm, chó má`;

/** What is wrong with roads and what is asked for them; without any of these a road in a petition is mostly only the place. */
export const roadTroubles = `hỏng, hư, xuống cấp, ổ gà, ổ voi, lầy, lầy lội, sình, bùn, lún, sụt, nứt, nát, sửa, nâng cấp, mở rộng, bê tông, nhựa, trải, rải, vá, trơn, hẹp, chật, bụi, xóc, đi lại, làm đường, mở đường, sửa đường, đổ, đá, dặm, té, ngã, tai nạn, xe tải, quá tải, gập ghềnh, lởm chởm, sạt, lở, đắp, san, cứng hóa, lòng đường, tải trọng, giảm tốc, biển báo, gương, kẹt, ùn tắc, hành lang, mở, nối, làm lại, cải tạo, duy tu, nhỏ, dốc, khó đi, đường đất, làm cho, mần cho, bánh xe, xây dựng, đầu tư, gạch, phóng, nguy hiểm, giao thông, làm mới, mần, làm dùm, làm giùm, cứng hoá, ngổn ngang`;

/** Words that without marks may well be other words ("ho chua": hồ chứa, hộ chưa): without marks they count little. */
export const doubtful = `hồ chứa, đê, đò, phà, bò, kè, đình, đền, bão, mộ, lộ, bảo, lúa, hộ, tuần tra, bán, ngập, chợ, cầu, cống, cán bộ thôn, hạn, sở, mùi, dốc, ngõ, hẻm, mạng, hát, loa, khoai mì, chùa, đồng, giá, đài, vốn, thu, phạt, quy ước, chậm, chế độ, đất, bến đò, mía, chè, bắp, sắn, ngô, mặn, lũ, muỗi, giải phóng, cua, rừng, cháy, mất, thuế, cát, đá, mỏ, bể nước`;

/** Places that hold many matters: at the head of a petition they are mostly where it happens, not what it is about. */
export const holders = `khu công nghiệp, cụm công nghiệp, trường, trường học, chợ, nhà văn hóa, đường, con đường, tuyến đường, đường làng, đường thôn, đường liên thôn, ngõ, hẻm, khu dân cư, ủy ban, ubnd, trụ sở, bệnh viện, sông, suối, cánh đồng, khu tái định cư, khu đô thị, đường vào, công viên, quốc lộ, ngã ba, ngã tư`;
