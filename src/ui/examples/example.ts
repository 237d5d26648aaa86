import { createRawSnippet, type Component, type Snippet } from 'svelte';

/** A part shown in the gallery with the props it is given. */
export type Example = { name: string; component: Component<Record<string, unknown>>; props: Record<string, unknown> };

/** A page of the gallery: one part and its states. */
export type ExampleSet = { title: string; note?: string; examples: Example[] };

/** One state of a part; the props are checked against the part's own type. */
export function example<Props>(name: string, component: (internals: never, props: Props) => unknown, props: NoInfer<Props>): Example {
  return { name, component: component as unknown as Component<Record<string, unknown>>, props: props as Record<string, unknown> };
}

/** Plain words as a snippet. */
export function textSnippet(text: string): Snippet {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return createRawSnippet(() => ({ render: () => `<span>${safe}</span>` }));
}
