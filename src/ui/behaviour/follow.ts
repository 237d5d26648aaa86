import type { Attachment } from 'svelte/attachments';

/** Keeps the element `selector` names in view inside this scrolling box whenever `key` changes. */
export function follow(selector: string, key: string | null): Attachment<HTMLElement> {
  return (box) => {
    if (key === null) return;
    const target = box.querySelector<HTMLElement>(selector);
    if (!target) return;
    const place = target.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    if (place < box.scrollTop || place + target.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(0, place - box.clientHeight / 4);
  };
}
