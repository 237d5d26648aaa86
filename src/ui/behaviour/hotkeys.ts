import type { Attachment } from 'svelte/attachments';
import { isWriting } from './list-keys.ts';

/**
 * Presses the element a key names: `{ j: '[data-next]', 'ctrl+z': '[data-undo]' }`. Never while somebody types or a typing tool composes
 * (Ctrl combinations excepted inside nothing either: undo in a field belongs to the field).
 */
export function hotkeys(keys: Record<string, string>): Attachment<HTMLElement> {
  return (root) => {
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event) || event.altKey || event.metaKey) return;
      const name = `${event.ctrlKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;
      if (name === 'enter' && (event.target as HTMLElement | null)?.closest('a,button,summary')) return;
      const target = keys[name] ? root.querySelector<HTMLElement>(keys[name]) : null;
      if (!target) return;
      event.preventDefault();
      if (target.matches('input,textarea,select')) target.focus();
      else target.click();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  };
}
