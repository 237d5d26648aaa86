import type { DeskFilter } from '#modules/petition/desk.ts';

/** How a filter stands in the address; '' for everything. */
export const deskWord: Record<DeskFilter, string> = { all: '', petitions: 'kien-nghi', unaccepted: 'chua-nhan' };

/** The filter an address names; everything where it names none. */
export function deskFilterOf(word: string | null): DeskFilter {
  return word === deskWord.petitions ? 'petitions' : word === deskWord.unaccepted ? 'unaccepted' : 'all';
}
