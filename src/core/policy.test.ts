import { describe, expect, it } from 'vitest';
import { policies } from '../policies.ts';
import { clockActor, visitorActor } from './context.ts';
import { authorize, can, policyOf } from './policy.ts';

const sample = policyOf('sample', { open: { roles: [], visitors: true }, signed: { roles: 'everyone-signed-in' }, own: { roles: [], also: { words: 'ai cũng nhận', holds: () => true } }, clerk: { roles: ['clerk'] } });

describe('a visitor without an account', () => {
  it('may do what is opened to visitors and nothing else, not even what everyone signed in may', () => {
    expect(Object.keys(sample.verbs).filter((verb) => can(sample, verb as keyof typeof sample.verbs, visitorActor, {}))).toEqual(['open']);
    expect(() => authorize(sample, 'own', visitorActor, {})).toThrow('core.forbidden-verb');
  });

  it('is not taken for the clock, whatever name it bears', () => {
    expect(can(sample, 'clerk', clockActor)).toBe(true);
    expect(can(sample, 'clerk', { ...visitorActor, name: clockActor.name })).toBe(false);
  });

  it('in the whole product may only send a petition and say what it thinks of the answer', () => {
    const open = policies.flatMap((policy) => Object.keys(policy.verbs).filter((verb) => can(policy, verb, visitorActor, {})).map((verb) => `${policy.noun}.${verb}`));
    expect(open).toEqual(['petition.send', 'petition.answer-back']);
  });
});
