import type { Attachment } from 'svelte/attachments';

/** A `<details>` used as a menu closes on a click elsewhere, on Esc (focus back to its summary), and when one of its links is followed. */
export const closeOutside: Attachment<HTMLDetailsElement> = (node) => {
  const onClick = (event: MouseEvent) => {
    if (!node.open || !(event.target instanceof Element)) return;
    if (!node.contains(event.target) || event.target.closest('a[href]')) node.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !node.open) return;
    event.preventDefault();
    node.open = false;
    node.querySelector('summary')?.focus();
  };
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('click', onClick);
    document.removeEventListener('keydown', onKey);
  };
};
