import { iconNames } from '../icon-names.ts';
import Icon from '../Icon.svelte';
import { example, type ExampleSet } from './example.ts';

export const set: ExampleSet = { title: 'Icon', examples: iconNames.map((name) => example(name, Icon, { name, size: 'lg' })) };
