import type { Attachment } from 'svelte/attachments';

const focusable =
  'a[href],button:not([disabled]),input:not([disabled]):not([type="hidden"]),select:not([disabled]),textarea:not([disabled]),summary,[tabindex]:not([tabindex="-1"])';

/**
 * Keeps the focus inside an open drawer, closes it with Esc, and gives the focus back to what opened it.
 * `open` is true when the address of the page opened it; otherwise the drawer is open while it is the `:target`.
 */
export function drawerFocus(open: boolean): Attachment<HTMLElement> {
  return (node) => {
    let opener: HTMLElement | null = null;
    let shown = false;
    const isOpen = () => open || node.matches(':target');
    const sync = () => {
      const now = isOpen();
      if (now && !shown) {
        const active = document.activeElement;
        opener = active instanceof HTMLElement && !node.contains(active) && active !== document.body ? active : opener;
        // Hidden until the slide begins: focus on the next frame.
        requestAnimationFrame(() => node.focus({ preventScroll: true }));
      } else if (!now && shown) {
        opener?.focus({ preventScroll: true });
        opener = null;
      }
      shown = now;
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>(`a[href$="#${CSS.escape(node.id)}"]`) : null;
      if (link) opener = link;
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isOpen() || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        node.querySelector<HTMLElement>('[data-close]')?.click();
      } else if (event.key === 'Tab') {
        const inside = [...node.querySelectorAll<HTMLElement>(focusable)].filter((el) => el.offsetParent !== null);
        const first = inside[0];
        const last = inside[inside.length - 1];
        if (!first || !last) return;
        const active = document.activeElement;
        if (event.shiftKey && (active === first || active === node)) {
          event.preventDefault();
          last.focus();
        } else if (!event.shiftKey && (active === last || !node.contains(active))) {
          event.preventDefault();
          first.focus();
        }
      }
    };
    document.addEventListener('click', onClick, true);
    document.addEventListener('keydown', onKey);
    addEventListener('hashchange', sync);
    sync();
    return () => {
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('keydown', onKey);
      removeEventListener('hashchange', sync);
      if (shown) opener?.focus({ preventScroll: true });
    };
  };
}
