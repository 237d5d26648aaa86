/** Compounds of Vietnamese administrative writing whose marks the recogniser often takes for others. */

/**
 * One compound a comma. Only compounds that are words by themselves and have no twin differing in tone alone
 * (“chỉ tiêu” and “chi tiêu” both stand here, so neither is turned into the other).
 */
export const PHRASES =
  'hội đồng nhân dân, ủy ban nhân dân, uỷ ban nhân dân, mặt trận tổ quốc, đại biểu, tổ đại biểu, thường trực, chủ tịch, phó chủ tịch, trưởng ban, phó trưởng ban, ' +
  'ủy viên, uỷ viên, đảng ủy, đảng uỷ, cấp ủy, cấp uỷ, chi bộ, đảng bộ, đảng viên, đoàn thể, tổ chức, cơ quan, đơn vị, cá nhân, công dân, cử tri, nhân dân, người dân, ' +
  'kỳ họp, phiên họp, cuộc họp, chất vấn, giải trình, giám sát, khảo sát, thẩm tra, thẩm quyền, thẩm định, biểu quyết, nghị quyết, quyết định, kết luận, kiến nghị, ' +
  'khiếu nại, tố cáo, phản ánh, phản biện, tiếp xúc, tiếp công dân, tiếp nhận, tiếp thu, tiếp tục, kế hoạch, chương trình, đề án, nhiệm vụ, nhiệm kỳ, giải pháp, ' +
  'mục tiêu, mục đích, chỉ tiêu, chi tiêu, chỉ số, chỉ đạo, chỉ thị, chi tiết, chi phí, chi trả, yêu cầu, nội dung, thời gian, thời hạn, tiến độ, trách nhiệm, chủ trì, phối hợp, ' +
  'thực hiện, triển khai, phát triển, chuyển đổi, chuyển đổi số, chuyển biến, chuyển giao, đổi mới, thay đổi, trao đổi, sửa đổi, bổ sung, tổng hợp, tổng kết, sơ kết, tổng số, ' +
  'phổ biến, ổn định, cụ thể, cụ thể hóa, cụ thể hoá, có thể, thể hiện, tập thể, toàn thể, thể chế, đồng thể, tinh thần, kiểm tra, kiểm soát, kiểm điểm, kiểm toán, biểu dương, biểu mẫu, ' +
  'tiêu biểu, tiêu chí, tiêu chuẩn, đảm bảo, bảo đảm, bảo vệ, báo cáo, văn bản, tài liệu, hồ sơ, danh mục, phụ lục, quy định, quy chế, quy trình, quy hoạch, quy phạm, ' +
  'pháp luật, luật định, chính sách, chính quyền, chủ trương, chủ động, cải cách, hành chính, thủ tục, dịch vụ, công khai, minh bạch, dân chủ, khách quan, kịp thời, ' +
  'đầy đủ, chất lượng, hiệu quả, hiệu lực, năng lực, kỹ năng, kiến thức, bồi dưỡng, tập huấn, nghiên cứu, đánh giá, xếp loại, khen thưởng, kỷ luật, kỷ cương, thi đua, ' +
  'tham mưu, tham gia, tham dự, đề xuất, đề nghị, đề xuất, đôn đốc, theo dõi, hướng dẫn, xử lý, giải quyết, trả lời, phân công, phân loại, phân bổ, dự toán, quyết toán, ' +
  'ngân sách, kinh phí, tài chính, kinh tế, xã hội, văn hóa, văn hoá, giáo dục, y tế, môi trường, quốc phòng, an ninh, trật tự, an toàn, đầu tư, đất đai, nông thôn, đô thị, ' +
  'công nghệ, thông tin, dữ liệu, trí tuệ, nhân tạo, điện tử, trực tuyến, hệ thống, ứng dụng, cổng thông tin, địa phương, địa bàn, cơ sở, cộng đồng, thường xuyên, định kỳ, ' +
  'đột xuất, hằng tháng, hằng quý, hằng năm, hàng tháng, hàng quý, hàng năm, chuyên đề, chuyên môn, chuyên trách, kiêm nhiệm, lĩnh vực, ngành nghề, đối với, đối tượng, đối thoại, ' +
  'sử dụng, quản lý, lãnh đạo, cán bộ, công chức, viên chức, người lao động, ban hành, soạn thảo, dự thảo, góp ý, lấy ý kiến, ý kiến, thảo luận, tranh luận, phát biểu, ' +
  'phát huy, phát hiện, phát sinh, nâng cao, tăng cường, đẩy mạnh, tập trung, trọng tâm, trọng điểm, đồng bộ, thống nhất, quán triệt, tuyên truyền, vận động, xây dựng, ' +
  'hoàn thành, hoàn thiện, kết quả, tỷ lệ, tỉ lệ, tối thiểu, tối đa, ít nhất, phấn đấu, trước ngày, chậm nhất, giai đoạn, lần thứ, căn cứ, nơi nhận, độc lập, tự do, hạnh phúc, ' +
  'cộng hòa, cộng hoà, chủ nghĩa, việt nam, thành phố, thị trấn, tổ dân phố, tổ trưởng, tổ phó, tổ viên, chi đoàn, cựu chiến binh, phụ nữ, thanh niên, nông dân, công đoàn, ' +
  'đồng chí, bí thư, phó bí thư, văn phòng, trung ương, ban chấp hành, ban thường vụ, hội nghị, đại hội, khóa, tín nhiệm, bầu cử, ứng cử, xem xét, đơn thư, quyền hạn, ' +
  'quyền lợi, lợi ích, hợp pháp, cuối quý, cuối năm, đầu năm, giữa năm, sáu tháng, quan trọng, chặt chẽ, cần thiết, nhằm, phù hợp, thực tế, thực tiễn, thực chất, chân thành, ' +
  'quốc hội, chính phủ, bộ trưởng, sở ngành, phòng ban, trưởng phòng, công tác, hoạt động, tình hình, vấn đề, biện pháp, điều chỉnh, điều hành, điều kiện, điều hòa, điều hoà, ' +
  'bảo hiểm, sức khỏe, sức khoẻ, giảm nghèo, an sinh, việc làm, chăm sóc, phòng chống, tội phạm, tai nạn, giao thông, khí hậu, kể từ, bắt đầu từ, chuyển đến, chuyển cơ quan, rác thải, ô nhiễm, nguồn nước, xử phạt';
