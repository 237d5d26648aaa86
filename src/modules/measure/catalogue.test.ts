import { describe, expect, it } from 'vitest';
import { measurePage, measurePageIsFresh } from '../../../cli/measure-page.ts';
import { boundTo, catalogue, isMeasureId, measureOf, sourceIdOf } from './catalogue.ts';

describe('the catalogue', () => {
  it('names each measure once, in Vietnamese and English, with its formula, basis and version', () => {
    expect(new Set(catalogue.map((measure) => measure.id)).size).toBe(catalogue.length);
    for (const measure of catalogue) {
      expect(measure.id).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
      for (const words of [measure.title, measure.formula, measure.noun, measure.done]) for (const text of [words.vi, words.en]) expect(text.trim(), measure.id).not.toBe('');
      expect(measure.formula.vi, measure.id).toMatch(/\.$/);
      expect(measure.basis, measure.id).toMatch(/^law:[A-Z]+-\d+$/);
      expect(measure.version).toBeGreaterThanOrEqual(1);
    }
  });

  it('holds what the five plans ask for', () => {
    expect(catalogue.length).toBe(63);
    for (const id of ['petitions.settled', 'supervisions.thematic', 'delegates.attendance', 'reports.on-time', 'tasks.on-time', 'tasks.clear', 'programme.delivered', 'plan.spread']) expect(isMeasureId(id)).toBe(true);
  });

  it('puts one figure of quality, a share, beside every count', () => {
    for (const measure of catalogue.filter((one) => one.unit === 'count')) expect(measureOf(measure.quality)?.unit, measure.id).toBe('percent');
    for (const measure of catalogue.filter((one) => one.quality)) expect(measure.quality).not.toBe(measure.id);
  });

  it('lets a target run on entries until its measure has a source, and never types over one that has', () => {
    expect(sourceIdOf(null)).toBe('entries');
    expect(sourceIdOf('questions.answered-in-full')).toBe('entries');
    expect(sourceIdOf('letters.handled')).toBe('letters');
    expect(sourceIdOf('petitions.settled')).toBe('petitions');
    expect(sourceIdOf('tasks.on-time')).toBe('obligations');
  });

  it('tells bindings apart whatever the order of their parameters', () => {
    expect(boundTo('tasks.on-time', { planId: 'p', organizationId: 'o' })).toBe(boundTo('tasks.on-time', { organizationId: 'o', planId: 'p', kind: '' }));
    expect(boundTo('tasks.on-time', { planId: 'p' })).not.toBe(boundTo('tasks.on-time', {}));
    expect(boundTo(null, {})).toBe('entries entries');
  });

  it('is the page docs/measures.md', () => {
    expect(measurePageIsFresh()).toBe(true);
    for (const measure of catalogue) expect(measurePage()).toContain(`\`${measure.id}\` | ${measure.title.vi}`);
  });
});
