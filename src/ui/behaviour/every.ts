import type { Attachment } from 'svelte/attachments';

/** Calls `act` every so many milliseconds while the element is on the page and the page is seen. */
export function every(ms: number, act: () => void): Attachment {
  return () => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') act();
    }, ms);
    return () => clearInterval(timer);
  };
}
