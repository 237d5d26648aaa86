import { describe, expect, it } from 'vitest';
import { sparkOf } from './spark.ts';

describe('sparkOf', () => {
  const size = { width: 92, height: 28 };
  it('zero lies at the foot and the goal at the top when nothing is above it', () => {
    const spark = sparkOf([0, 50], { ...size, goal: 100 });
    expect(spark.goalY).toBe(4);
    expect(spark.line).toBe('M3 24 L89 14');
  });
  it('the forecast is one step after the last value', () => {
    const spark = sparkOf([40, 45, 55, 65, 72, 78.6], { ...size, goal: 100, forecast: 87 });
    expect(spark.ahead).toEqual({ x: 89, y: 6.6 });
    expect(spark.last).toEqual({ x: 74.7, y: 8.3 });
  });
  it('a month without a figure does not break the line', () => expect(sparkOf([10, null, 20], size).line).toBe('M3 14 L89 4'));
  it('no figure at all is no line, and no figure is ever NaN', () => {
    const spark = sparkOf([], { ...size, goal: 0 });
    expect(spark.line).toBe('');
    expect(spark.last).toBeNull();
    expect(JSON.stringify(spark)).not.toMatch(/NaN|Infinity/);
  });
  it('values above the goal lower the goal line', () => expect(sparkOf([100, 200], { ...size, goal: 100 }).goalY).toBe(14));
});
