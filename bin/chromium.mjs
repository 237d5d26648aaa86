// A real browser for the journeys: the machine's own, or one from the system's packages.
import { existsSync } from 'node:fs';
import { run } from './prepare.mjs';

const places = [
  process.env.NGHISU_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

export async function ensureChromium() {
  const found = () => places.find((path) => path && existsSync(path));
  const there = found();
  if (there) return there;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.error('Đang cài Chromium từ gói của hệ điều hành…');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const installed = found();
  if (!installed) throw new Error('Cần Chromium hoặc Chrome để chạy các bài thử trong trình duyệt. Hãy cài rồi chạy lại, hoặc đặt NGHISU_CHROMIUM.');
  return installed;
}
