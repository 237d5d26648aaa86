import { createRawSnippet, type Component, type Snippet } from 'svelte';

/** A part shown in the gallery with the props it is given. */
export type Example = { name: string; component: Component<Record<string, unknown>>; props: Record<string, unknown> };

/** A page of the gallery: one part and its states. */
export type ExampleSet = { title: string; note?: string; examples: Example[] };

/** One state of a part; the props are checked against the part's own type. */
export function example<Props extends Record<string, any>>(
  name: string,
  component: Component<Props, any, any>,
  props: NoInfer<Props>
): Example {
  return { name, component: component as unknown as Component<Record<string, unknown>>, props };
}

/** Plain words as a snippet. */
export function textSnippet(text: string): Snippet<any[]> {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return createRawSnippet(() => ({ render: () => `<span>${safe}</span>` }));
}
