/**
 * What script adds to the form of a petition, as one small file without the framework: the text is kept on this device until the receipt stands there, photos are made smaller before they
 * are sent, matters like the words typed are shown while typing, and a receipt can be printed and copied. Without it everything still works.
 */
const photosAtMost = 4;
/** Longest edge sent, pixels: enough to read a number plate, small enough for a weak network. */
const edge = 1600;

const form = document.querySelector<HTMLFormElement>('form[data-send-form]');
const receipt = document.querySelector<HTMLElement>('[data-receipt]');
if (form) keep(form, `ns-petition:${form.dataset['sendForm'] ?? ''}`);
if (form) shrink(form);
if (form?.dataset['similar']) propose(form, form.dataset['similar']);
if (receipt) finish(receipt);

/** The text lives on this device until a receipt says it arrived. */
function keep(node: HTMLFormElement, name: string): void {
  const kept = ['text', 'villageId', 'place', 'name', 'phone', 'behalf'];
  const field = (each: string) => node.elements.namedItem(each) as HTMLInputElement | null;
  const save = () => {
    try {
      localStorage.setItem(name, JSON.stringify(Object.fromEntries(kept.map((each) => [each, field(each)?.value ?? '']))));
    } catch {
      // Private mode or a full store: the form works without it.
    }
  };
  if (node.dataset['fresh'] !== undefined && !field('cung')) {
    try {
      const before = JSON.parse(localStorage.getItem(name) ?? 'null') as Record<string, string> | null;
      let given = false;
      for (const each of kept) {
        const control = field(each);
        if (!control || control.value !== '' || !before?.[each]) continue;
        control.value = before[each];
        given = each === 'text' || given;
      }
      if (given) tell(node, node.dataset['restored'] ?? '');
    } catch {
      // Unreadable: begin anew.
    }
  }
  let timer = 0;
  node.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, 800);
  });
  addEventListener('pagehide', save);
  let sent = false;
  node.addEventListener('submit', (event) => {
    save();
    if (navigator.onLine === false) {
      event.preventDefault();
      tell(node, node.dataset['offline'] ?? '');
    } else if (sent) event.preventDefault();
    else sent = true;
  });
  addEventListener('pageshow', () => (sent = false));
}

function tell(node: HTMLFormElement, words: string): void {
  let line = node.querySelector<HTMLElement>('[data-told]');
  if (!line) {
    line = document.createElement('p');
    line.dataset['told'] = '';
    line.className = 'note note--info';
    line.setAttribute('role', 'status');
    node.querySelector('.foot')?.before(line);
  }
  line.textContent = words;
}

/** Photos are made smaller here and with that lose place and time; what this browser cannot read goes as it is and is freed of both by the server. */
function shrink(node: HTMLFormElement): void {
  const input = node.querySelector<HTMLInputElement>('input[type="file"]');
  const lines = node.querySelector<HTMLElement>('[data-photos]');
  if (!input || !lines) return;
  input.addEventListener('change', async () => {
    const chosen = [...(input.files ?? [])];
    const said = chosen.length > photosAtMost ? [node.dataset['many'] ?? ''] : [];
    const files: File[] = [];
    for (const file of chosen.slice(0, photosAtMost)) {
      const small = await smaller(file).catch(() => null);
      files.push(small ?? file);
      said.push((small ? node.dataset['shrunk'] : node.dataset['taken'])?.replace('{name}', file.name).replace('{size}', sizeOf((small ?? file).size)) ?? '');
    }
    const bag = new DataTransfer();
    for (const file of files) bag.items.add(file);
    input.files = bag.files;
    lines.replaceChildren(...said.map((words) => Object.assign(document.createElement('span'), { textContent: words })));
  });
}

async function smaller(file: File): Promise<File | null> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(1, edge / Math.max(image.naturalWidth, image.naturalHeight));
    if (scale === 1 && file.size < 600_000 && file.type === 'image/jpeg') return null;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
    return blob && blob.size > 0 && (blob.size < file.size || !/jpeg|png|webp/.test(file.type)) ? new File([blob], 'anh.jpg', { type: 'image/jpeg' }) : null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
}

/** Matters that are public already, asked for at each pause; the words go in the body of the request, never in an address. */
function propose(node: HTMLFormElement, where: string): void {
  const box = node.querySelector<HTMLElement>('[data-same]');
  const items = node.querySelector<HTMLElement>('[data-same-items]');
  const count = node.querySelector<HTMLElement>('[data-same-count]');
  const words = node.elements.namedItem('text') as HTMLTextAreaElement | null;
  if (!box || !items || !count || !words) return;
  interface Like {
    code: string;
    title: string;
    voters: number;
    ended: boolean;
    state: string;
    kind: string;
    href: string;
  }
  let timer = 0;
  let asked = '';
  const look = async () => {
    const text = words.value.trim();
    if (text === asked || navigator.onLine === false) return;
    asked = text;
    const body = new FormData();
    body.set('text', text.slice(0, 3000));
    body.set('villageId', (node.elements.namedItem('villageId') as HTMLSelectElement | null)?.value ?? '');
    const found = text.length < 20 ? [] : await fetch(where, { method: 'POST', body }).then((answer) => (answer.ok ? (answer.json() as Promise<Like[]>) : []), () => []);
    if (words.value.trim() !== text) return;
    box.hidden = found.length === 0;
    count.textContent = (found[0]?.voters ?? 0) > 1 ? (count.dataset['many'] ?? '').replace('{count}', String(found[0]?.voters)) : (count.dataset['one'] ?? '');
    items.replaceChildren(...found.map(line));
    let seen = node.elements.namedItem('seen') as HTMLInputElement | null;
    if (!seen) node.append((seen = Object.assign(document.createElement('input'), { type: 'hidden', name: 'seen' })));
    seen.value = found.length > 0 ? '1' : '';
  };
  const line = ({ code, title, state, kind, href, ended }: Like): HTMLElement => {
    const part = <K extends keyof HTMLElementTagNameMap>(tag: K, more: Partial<HTMLElementTagNameMap[K]>) => Object.assign(document.createElement(tag), more);
    const row = part('div', { className: 'same__i' });
    const link = part('a', { href });
    link.append(part('b', { textContent: title }));
    const icon = document.createElementNS(box.querySelector('svg')?.namespaceURI ?? null, 'svg');
    icon.setAttribute('class', 'icon');
    icon.setAttribute('aria-hidden', 'true');
    icon.appendChild(document.createElementNS(icon.namespaceURI, 'use')).setAttribute('href', `${items.dataset['sprite'] ?? ''}#i-s-${kind}`);
    const status = part('span', { className: `st st--${kind}` });
    status.append(icon, state);
    row.append(link, status);
    if (!ended) row.append(part('button', { className: 'btn', name: 'cung', value: code, textContent: items.dataset['join'] ?? '' }));
    return row;
  };
  node.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), 900);
  });
}

function finish(node: HTMLElement): void {
  try {
    localStorage.removeItem(`ns-petition:${node.dataset['receipt'] ?? ''}`);
  } catch {
    // Nothing was kept.
  }
  const [print, copy] = [node.querySelector<HTMLButtonElement>('[data-print]'), node.querySelector<HTMLButtonElement>('[data-copy]')];
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  if (!copy) return;
  copy.hidden = false;
  copy.addEventListener('click', () => {
    const code = node.querySelector<HTMLElement>('[data-code]');
    const label = copy.querySelector('span');
    if (!code || !label) return;
    // Over plain http there is no clipboard of its own: the selection is copied.
    getSelection()?.selectAllChildren(code);
    if (document.execCommand('copy')) label.textContent = copy.dataset['done'] ?? '';
    getSelection()?.removeAllRanges();
  });
}
