import type { Attachment } from 'svelte/attachments';

/** Calls `leave` after `seconds`; the count stands still while the node is pointed at or holds the focus. */
export function passing(seconds: number, leave: () => void): Attachment<HTMLElement> {
  return (node) => {
    let left = seconds;
    const timer = setInterval(() => {
      if (node.matches(':hover') || node.contains(document.activeElement)) return;
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      leave();
    }, 1000);
    return () => clearInterval(timer);
  };
}
