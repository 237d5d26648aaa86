/// <reference types="$app/types" />
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';

/**
 * Keeps the program's own files so that pages open fast and say something useful without a network, and shows reminders.
 * Pages of the office are never kept: they are private and must be today's.
 */
const cacheName = `nghisu-${version}`;
const offline = '/khong-mang.html';
const kept = [...immutable.map((file) => `/${file.path.replace(/^\//, '')}`), ...assets.map((file) => `/${file.path.replace(/^\//, '')}`)];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(kept.filter((path) => !path.endsWith('.map')))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== cacheName && name.startsWith('nghisu-')).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (kept.includes(url.pathname)) {
    event.respondWith(caches.match(request).then((hit) => hit ?? fetch(request)));
    return;
  }
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(async () => (await caches.match(offline)) ?? Response.error()));
});

self.addEventListener('push', (event) => {
  const notice = (event.data?.json() ?? {}) as { title?: string; body?: string; href?: string };
  event.waitUntil(self.registration.showNotification(notice.title ?? 'Nghị Sự', { body: notice.body ?? '', icon: '/icon-192.png', lang: 'vi', data: { href: notice.href ?? '/' } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const href = (event.notification.data as { href?: string } | undefined)?.href ?? '/';
  event.waitUntil(self.clients.openWindow(href));
});
