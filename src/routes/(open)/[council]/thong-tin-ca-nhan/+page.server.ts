import { keptForAMinute } from '../public-answer.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = (event) => keptForAMinute(event);
