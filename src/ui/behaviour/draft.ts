import type { Attachment } from 'svelte/attachments';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** Values by field name, in document order; ticked values only for boxes. */
type Values = Record<string, string[]>;
/** What is kept: when, what was typed, and what the server had sent when the typing began. */
type Draft = { at: number; values: Values; base: Values };

type Options = {
  /** One name per person and record, e.g. `person:petition:id`. */
  key: string;
  /** After each keeping and after a restoring, for the line "Đã giữ trên máy này lúc 14:05". */
  tell?: (event: { kind: 'saved' | 'restored'; at: Date }) => void;
  /** Pause in milliseconds after the last letter. */
  pause?: number;
};

/** Fields never kept on a shared machine. */
const never = 'input[type="password"],input[type="file"],input[type="hidden"],input[autocomplete="one-time-code"],[data-no-draft]';

const isTick = (field: Control): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((el): el is Control => el.matches('input[name],textarea[name],select[name]') && !el.matches(never));
}

function read(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of controls(form)) {
    const list = (values[field.name] ??= []);
    if (!isTick(field) || field.checked) list.push(field.value);
  }
  return values;
}

/**
 * Keeps what is typed on this device at each pause and on leaving, gives it back after lost power, and forgets it when the form is sent.
 * A field the server has changed since is never overwritten. A full or forbidden store is not an error: the form works without it.
 */
export function draft({ key, tell, pause = 2000 }: Options): Attachment<HTMLFormElement> {
  return (form) => {
    const name = `ns-draft:${key}`;
    const base = read(form);
    let timer: ReturnType<typeof setTimeout> | undefined;

    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const at = Date.now();
      try {
        localStorage.setItem(name, JSON.stringify({ at, values: read(form), base } satisfies Draft));
        tell?.({ kind: 'saved', at: new Date(at) });
      } catch {
        // Private mode or a full store.
      }
    };
    const later = (event: Event) => {
      // A typing tool (Unikey, Telex) is still making a letter; `compositionend` follows.
      if (event instanceof InputEvent && event.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    };
    const leave = () => {
      if (timer !== undefined) save();
    };
    const sent = () => {
      if (navigator.onLine === false) return save();
      clearTimeout(timer);
      timer = undefined;
      forgetDraft(key);
    };

    restore(form, name, base, tell);
    form.addEventListener('input', later);
    form.addEventListener('compositionend', later);
    form.addEventListener('submit', sent);
    addEventListener('pagehide', leave);
    return () => {
      leave();
      form.removeEventListener('input', later);
      form.removeEventListener('compositionend', later);
      form.removeEventListener('submit', sent);
      removeEventListener('pagehide', leave);
    };
  };
}

/** Forgets what is kept under a key: the person chose to start again. */
export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(`ns-draft:${key}`);
  } catch {
    // Nothing can be kept here, so nothing is.
  }
}

function restore(form: HTMLFormElement, name: string, base: Values, tell: Options['tell']) {
  let kept: Draft | null = null;
  try {
    kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null;
  } catch {
    return;
  }
  if (!kept || typeof kept.at !== 'number' || !kept.values || !kept.base) return;
  let given = false;
  const seen = new Map<string, number>();
  for (const field of controls(form)) {
    const values = kept.values[field.name];
    if (!values || JSON.stringify(base[field.name]) !== JSON.stringify(kept.base[field.name])) continue;
    if (isTick(field)) {
      const checked = values.includes(field.value);
      if (checked === field.checked) continue;
      field.checked = checked;
    } else {
      const index = seen.get(field.name) ?? 0;
      seen.set(field.name, index + 1);
      const value = values[index];
      if (value === undefined || value === field.value) continue;
      field.value = value;
    }
    given = true;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (isTick(field)) field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (given) tell?.({ kind: 'restored', at: new Date(kept.at) });
}
