import { formatDay, formatDayLong } from '#core/format.ts';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';

/**
 * Two plans as an office would write them, in our own words, with their days counted from the sample's own beginning. They are read by the same
 * recogniser as any commune's plan; nothing of the sample is written past it.
 */
export function campaignPlan(start: Day): string {
  const day = (offset: number) => formatDay(addCalendarDays(start, offset));
  const month = (offset: number) => {
    const [y, m] = addCalendarDays(start, offset).split('-');
    return `Tháng ${Number(m)}/${y}`;
  };
  return `HỘI ĐỒNG NHÂN DÂN
XÃ MẪU
Số: 12/CTr-HĐND
Mẫu, ${formatDayLong(start)}
CHƯƠNG TRÌNH HÀNH ĐỘNG
Thực hiện đợt thi đua “500 ngày đêm” của Hội đồng nhân dân xã Mẫu
I. MỤC ĐÍCH, YÊU CẦU
Tạo chuyển biến rõ trong hoạt động của Hội đồng nhân dân xã; mỗi việc có người làm, có hạn, có kết quả.
II. NHIỆM VỤ, GIẢI PHÁP
1. Văn phòng HĐND và UBND xã:
a) Lập danh mục hồ sơ giám sát dùng chung, trình Thường trực HĐND xã trước ngày ${day(40)}.
b) Số hóa toàn bộ tài liệu các kỳ họp của nhiệm kỳ, hoàn thành trước ngày ${day(120)}.
c) Cập nhật danh sách đại biểu và địa bàn phụ trách trên trang của xã, hoàn thành trước ngày ${day(25)}.
2. Ủy ban nhân dân xã báo cáo Thường trực HĐND xã tiến độ thực hiện nghị quyết trước ngày 20 của tháng cuối quý.
III. TỔ CHỨC THỰC HIỆN
Văn phòng HĐND và UBND xã tham mưu, tổng hợp báo cáo định kỳ: báo cáo nhanh hằng tuần trước 14 giờ ngày thứ năm, báo cáo tháng trước ngày 25 của tháng, báo cáo quý trước ngày 25 của tháng cuối quý, báo cáo năm trước ngày 30/11.
Nơi nhận:
- Thường trực HĐND xã;
- Lưu: VT.
TM. HỘI ĐỒNG NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
PHỤ LỤC 1
NHIỆM VỤ TRỌNG TÂM
Stt\tNhiệm vụ\tThời gian hoàn thành\tĐơn vị chủ trì\tKết quả cần đạt
1\tBan hành chương trình hành động và phổ biến đến đại biểu\tChậm nhất ngày ${day(5)}\tThường trực HĐND\tChương trình được ban hành
2\tGiám sát việc thu, chi ngân sách xã\t${month(75)}\tBan Kinh tế - Ngân sách\tBáo cáo giám sát
3\tGiám sát việc giải quyết thủ tục hành chính tại bộ phận một cửa\t${month(130)}\tBan Văn hóa - Xã hội\tBáo cáo giám sát
4\tGiám sát việc cấp nước sạch cho các thôn\t${month(180)}\tThường trực HĐND\tBáo cáo giám sát
5\tKhảo sát tình hình thu gom rác thải sinh hoạt\tTrước ngày ${day(198)}\tBan Kinh tế - Ngân sách\tBáo cáo khảo sát
6\tTiếp công dân định kỳ của đại biểu\tHằng tháng\tĐại biểu HĐND\tSổ tiếp công dân
7\tTheo dõi việc thực hiện kết luận giám sát\tHằng tháng\tThường trực HĐND, 02 Ban\tBảng theo dõi
8\tTổ chức phiên giải trình\tÍt nhất 01 phiên/năm\tThường trực HĐND\tKết luận giải trình
9\tTập huấn kỹ năng cho đại biểu\tTrước ngày ${day(150)}\tVăn phòng HĐND và UBND xã\tLớp tập huấn
10\tRà soát kiến nghị cử tri còn tồn đọng\tTrước ngày ${day(212)}\tBan Văn hóa - Xã hội\tDanh sách kiến nghị tồn đọng
11\tĐề xuất chương trình giám sát năm sau\tTrước ngày ${day(216)}\tThường trực HĐND\tTờ trình
PHỤ LỤC 2
BỘ CHỈ SỐ ĐÁNH GIÁ
Stt\tNhóm công việc\tNội dung\tChỉ số\tMục tiêu
1\tHoạt động quyết định\tNghị quyết ban hành đúng quy trình\t%\t100
\t\tNghị quyết được triển khai thực hiện\t%\t100
2\tHoạt động giám sát\tCuộc giám sát chuyên đề\tCuộc/năm\t≥ 5
\t\tCuộc khảo sát\tCuộc/năm\t≥ 4
\t\tKết luận giám sát được ban hành\t%\t100
\t\tKiến nghị sau giám sát được thực hiện\t%\t≥ 90
3\tTiếp xúc cử tri\tCuộc tiếp xúc cử tri tổ chức đúng kế hoạch\t%\t100
\t\tKiến nghị cử tri được trả lời\t%\t100
\t\tKiến nghị được giải quyết dứt điểm\t%\t≥ 90
4\tChất vấn và giải trình\tPhiên giải trình\tPhiên/năm\t≥ 1
5\tĐại biểu HĐND\tĐại biểu tham dự kỳ họp\t%\t≥ 95
\t\tĐại biểu tham gia tập huấn\t%\t100
6\tChuyển đổi số\tTài liệu kỳ họp điện tử\t%\t100
\t\tVăn bản trao đổi trên môi trường số\t%\t≥ 95
7\tChế độ báo cáo\tNhiệm vụ hoàn thành đúng hạn\t%\t≥ 90
\t\tBáo cáo định kỳ gửi đúng hạn\t%\t100
`;
}

export function termPlan(start: Day, from: number, to: number): string {
  const day = (offset: number) => formatDay(addCalendarDays(start, offset));
  return `ĐẢNG ỦY XÃ MẪU
Số: 08-KH/ĐU
Mẫu, ${formatDayLong(start)}
KẾ HOẠCH
Nâng cao chất lượng hoạt động của Hội đồng nhân dân xã Mẫu giai đoạn ${from} - ${to}
I. MỤC TIÊU
1. 100% đại biểu Hội đồng nhân dân xã được bồi dưỡng kỹ năng hằng năm.
2. Tỷ lệ kiến nghị của cử tri được giải quyết hoặc trả lời thỏa đáng đạt từ 90% trở lên.
3. Hằng năm tổ chức ít nhất 02 cuộc tiếp xúc cử tri theo chuyên đề.
4. 100% kỳ họp, phiên họp được công khai trong thời hạn 07 ngày.
II. NHIỆM VỤ, GIẢI PHÁP
1. Thường trực Hội đồng nhân dân xã:
a) Xây dựng quy trình giám sát và theo dõi sau giám sát, hoàn thành trước ngày ${day(60)}.
b) Tổ chức phiên giải trình về những vấn đề cử tri quan tâm, ít nhất 01 phiên/năm.
2. Ban Văn hóa - Xã hội chủ trì, phối hợp với Văn phòng HĐND và UBND xã biên tập tài liệu phổ biến chính sách cho cử tri hằng tháng.
3. Văn phòng HĐND và UBND xã tham mưu nâng cấp trang thông tin của xã trước ngày ${day(110)}.
4. Đại biểu Hội đồng nhân dân xã thường xuyên giữ mối liên hệ với cử tri.
Nơi nhận:
- Thường trực HĐND xã;
- Lưu: VT.
`;
}
