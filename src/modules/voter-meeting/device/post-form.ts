import type { QueuedForm, QueuedLine } from './queue.ts';
import type { SenderOptions } from './sender.ts';

/** What a form holds, to lie on the device until it is sent. `entryKey` is given by the caller, so that an answer lost on the way makes no second one. */
export async function queuedForm(data: FormData): Promise<QueuedForm> {
  const form: QueuedForm = { fields: [], files: [] };
  for (const [field, value] of data) {
    if (typeof value === 'string') form.fields.push([field, value]);
    else if (value.size > 0) form.files.push({ field, name: value.name, type: value.type, bytes: await value.arrayBuffer() });
  }
  return form;
}

function formData({ fields, files }: QueuedForm): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  for (const file of files) data.append(file.field, new File([file.bytes], file.name, { type: file.type }));
  return data;
}

/** Sends forms one by one to an address that answers JSON; what is no answer of ours is told apart from no answer, as in `postTo`. */
export function postForms(address: string, sent: (answer: { entryKey: string; code: string; joined: boolean }) => void): SenderOptions['post'] {
  return async (_, { lines }: { lines: QueuedLine[]; drops: string[] }) => {
    const done: { entryKey: string; id: string; warned: null }[] = [];
    for (const line of lines) {
      if (!line.form) continue;
      let answer: Response;
      try {
        answer = await fetch(address, { method: 'POST', headers: { accept: 'application/json' }, body: formData(line.form), signal: AbortSignal.timeout(120_000) });
      } catch {
        return { kind: 'offline' };
      }
      const json = answer.headers.get('content-type')?.includes('application/json') === true;
      if (answer.redirected || (!json && answer.status < 500 && answer.status !== 413)) return { kind: 'signed-out' };
      if (answer.status >= 500 || (!json && answer.status !== 413)) return { kind: 'offline' };
      const said = (await answer.json().catch(() => ({ message: '413' }))) as { petitionId?: string; code?: string; joined?: boolean; message?: string };
      if (!answer.ok) return { kind: 'refused', message: said.message ?? '' };
      done.push({ entryKey: line.entryKey, id: said.petitionId ?? '', warned: null });
      sent({ entryKey: line.entryKey, code: said.code ?? '', joined: said.joined === true });
    }
    return { kind: 'done', lines: done };
  };
}
