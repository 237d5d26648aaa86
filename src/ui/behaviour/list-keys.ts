import type { Attachment } from 'svelte/attachments';

/** True while a person writes: in a field, in editable text, or while a typing tool composes a letter. */
export function isWriting(event: KeyboardEvent): boolean {
  // Key code 229 is how older Android keyboards and Unikey report a composed letter.
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input,select,textarea'));
}

/**
 * `J`/`K` and the arrows walk through the rows (`[tabindex="-1"]` inside the node), Enter follows the first link or button of the row.
 * Arrows act only when a row already has the focus, so that the page still scrolls.
 */
export function listKeys(): Attachment<HTMLElement> {
  return (node) => {
    const rows = () => [...node.querySelectorAll<HTMLElement>('[tabindex="-1"]')];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
      const all = rows();
      const at = all.findIndex((row) => row === document.activeElement);
      const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && (at >= 0 || event.key === 'j' || event.key === 'k')) {
        // Several lists on a page: only the one with the focus, or the first one, answers.
        const inAnother =
          at < 0 && (document.activeElement?.closest('[data-list-keys]') ?? document.querySelector('[data-list-keys]')) !== node;
        if (inAnother) return;
        const next = at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step));
        event.preventDefault();
        all[next]?.focus();
      } else if (event.key === 'Enter' && at >= 0) {
        event.preventDefault();
        all[at]?.querySelector<HTMLElement>('a[href],button:not([disabled])')?.click();
      }
    };
    node.dataset.listKeys = '';
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      delete node.dataset.listKeys;
    };
  };
}
