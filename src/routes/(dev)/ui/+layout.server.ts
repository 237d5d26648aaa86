import { error } from '@sveltejs/kit';

/** The gallery of parts is for whoever builds the product: it answers only in development or with NGHISU_GALLERY=1. */
export function load() {
  if (!import.meta.env.DEV && process.env['NGHISU_GALLERY'] !== '1') error(404, 'Not found');
}
