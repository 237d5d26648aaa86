import type { Attachment } from 'svelte/attachments';

/**
 * A posted form is sent once: the pressed button turns busy and a second submit is refused until the page answers, comes back from the history,
 * or ten seconds have passed (an answer may be a file, which leaves the page as it is). For plain forms; an enhanced one has its own `busy`.
 */
export const submitOnce: Attachment<HTMLFormElement> = (node) => {
  let sent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    sent = false;
    clearTimeout(timer);
    for (const button of node.querySelectorAll('[aria-busy="true"]')) button.removeAttribute('aria-busy');
  };
  const onSubmit = (event: SubmitEvent) => {
    if (sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Every other handler has spoken by then; one of them may have refused.
    setTimeout(() => {
      if (event.defaultPrevented || node.method !== 'post') return;
      sent = true;
      event.submitter?.setAttribute('aria-busy', 'true');
      timer = setTimeout(release, 10_000);
    });
  };
  node.addEventListener('submit', onSubmit);
  addEventListener('pageshow', release);
  return () => {
    clearTimeout(timer);
    node.removeEventListener('submit', onSubmit);
    removeEventListener('pageshow', release);
  };
};
