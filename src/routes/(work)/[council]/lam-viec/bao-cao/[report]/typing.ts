/** Figures in a text being typed: "[73,4% · 3.6]". They are taken out whole and never typed into. */
const token = /\[[^[\]·]*·\s*[\p{L}\p{N}.-]+(?::[a-z]+)?\s*\]/gu;

interface Stretch {
  from: number;
  to: number;
}

function tokensOf(text: string): Stretch[] {
  return [...text.matchAll(token)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** Replaces a stretch of the field and tells the page, so that undo of the browser and saving see it. */
function replace(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // The one way that keeps the browser's own undo; setRangeText where it is gone.
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Puts text at the caret, behind a figure when the caret stands in one. */
export function insertInto(field: HTMLTextAreaElement, text: string): void {
  const at = field.selectionEnd;
  const inside = tokensOf(field.value).find((one) => at > one.from && at < one.to);
  const from = inside ? inside.to : at;
  const glue = text.startsWith('[') && from > 0 && !/\s/.test(field.value[from - 1] ?? ' ') ? ' ' : '';
  replace(field, from, from, glue + text);
}

/** Sets marks around what is selected, or around the caret. */
export function wrapIn(field: HTMLTextAreaElement, mark: string): void {
  const { selectionStart, selectionEnd, value } = field;
  replace(field, selectionStart, selectionEnd, `${mark}${value.slice(selectionStart, selectionEnd)}${mark}`);
  if (selectionStart === selectionEnd) field.setSelectionRange(selectionStart + mark.length, selectionStart + mark.length);
}

/** Attachment: a figure leaves whole with one Backspace or Delete, and letters typed into it go behind it. Nothing is touched while a typing tool composes. */
export function guardFigures(field: HTMLTextAreaElement): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart: start, selectionEnd: end, value } = field;
    const all = tokensOf(value);
    if (start !== end) {
      const cut = all.filter((one) => one.from < end && one.to > start);
      if (cut.length > 0 && (event.key === 'Backspace' || event.key === 'Delete' || event.key.length === 1)) field.setSelectionRange(Math.min(start, cut[0]!.from), Math.max(end, cut.at(-1)!.to));
      return;
    }
    const whole =
      event.key === 'Backspace' ? all.find((one) => start > one.from && start <= one.to) : event.key === 'Delete' ? all.find((one) => start >= one.from && start < one.to) : undefined;
    if (whole) {
      event.preventDefault();
      replace(field, whole.from, whole.to, '');
      return;
    }
    const inside = all.find((one) => start > one.from && start < one.to);
    if (inside && (event.key.length === 1 || event.key === 'Enter')) field.setSelectionRange(inside.to, inside.to);
  };
  field.addEventListener('keydown', onKey);
  return () => field.removeEventListener('keydown', onKey);
}
