export const vi = {
  ask: 'Báo lên máy này',
  again: 'Báo cả lên máy này',
  asking: 'Để được báo lên máy, trình duyệt cần bật JavaScript. Chuông và thư điện tử vẫn dùng được.',
  insecure: 'Trang đang mở bằng địa chỉ http nên trình duyệt không cho báo lên máy. Mở bằng địa chỉ https của hội đồng nếu có; chuông và thư điện tử vẫn dùng được.',
  unable: 'Trình duyệt này không báo lên máy được. Trên iPhone, hãy thêm trang vào màn hình chính rồi mở từ đó. Chuông và thư điện tử vẫn dùng được.',
  refused: 'Trình duyệt đang chặn thông báo của trang này. Muốn bật lại, vào phần cài đặt của trình duyệt, mục Thông báo.',
  failed: 'Chưa đăng ký được với dịch vụ thông báo của trình duyệt. Kiểm tra mạng rồi tải lại trang; chuông và thư điện tử vẫn dùng được.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  ask: 'Tell this device',
  again: 'Tell this device too',
  asking: 'To be told on this device the browser needs JavaScript. The bell and e-mail still work.',
  insecure: 'The page was opened over http, so the browser does not allow it. Use the https address of the council if there is one; the bell and e-mail still work.',
  unable: 'This browser cannot be told. On an iPhone add the page to the home screen and open it from there. The bell and e-mail still work.',
  refused: 'The browser blocks notices of this page. Turn them on in its settings, under Notifications.',
  failed: 'The push service of the browser could not be reached. Check the network and reload; the bell and e-mail still work.'
};
