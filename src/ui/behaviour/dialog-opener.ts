import type { Attachment } from 'svelte/attachments';

/** Opens the dialog from any `[data-dialog="id"]`, closes it from `[data-close]` inside and from a click on the dark area; the browser keeps and returns the focus. */
export const dialogOpener: Attachment<HTMLDialogElement> = (node) => {
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest(`[data-dialog="${CSS.escape(node.id)}"]`)) {
      event.preventDefault();
      node.showModal();
    } else if (node.open && (event.target === node || (node.contains(event.target) && event.target.closest('[data-close]')))) {
      event.preventDefault();
      node.close();
    }
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
};
