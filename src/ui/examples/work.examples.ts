import WorkGroupSample from './WorkGroupSample.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = {
  title: 'WorkGroup, WorkRow',
  note: 'J, K đi giữa các hàng; Enter mở.',
  examples: [example('list', WorkGroupSample, {})]
};
