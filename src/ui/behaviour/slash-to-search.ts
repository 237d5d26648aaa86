import type { Attachment } from 'svelte/attachments';
import { isWriting } from './list-keys.ts';

/** `/` brings the focus to this box, unless a person is writing. */
export const slashToSearch: Attachment<HTMLInputElement> = (node) => {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
    event.preventDefault();
    node.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
};
