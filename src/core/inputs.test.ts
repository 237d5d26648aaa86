import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from './command.ts';
import { Invalid } from './errors.ts';
import { day, list, optionalDay } from './inputs.ts';

const today = '2026-11-20';
const Form = v.object({ on: day, until: optionalDay, stops: list(v.object({ on: day })) });

describe('a day typed into a form', () => {
  it('is read by the same rules with and without script, near days and short ones too', () => {
    for (const [typed, meant] of [['25/11', '2026-11-25'], ['25-11-2026', '2026-11-25'], ['hôm nay', today], ['Ngày mai', '2026-11-21'], ['25.4.26', '2026-04-25'], ['25112026', '2026-11-25'], ['2026-04-25', '2026-04-25'], ['ngày 05 tháng 6 năm 2026', '2026-06-05']])
      expect(parse(Form, { on: typed, until: typed, stops: [{ on: typed }] }, today)).toEqual({ on: meant, until: meant, stops: [{ on: meant }] });
    expect(parse(Form, { on: today }, today)).toEqual({ on: today, until: null, stops: [] });
  });
  it('that is none is refused in its own words, in the field it stands in', () => {
    const refused = (raw: unknown, on?: string) => {
      try {
        return parse(Form, raw, on);
      } catch (error) {
        return (error as Invalid).fields;
      }
    };
    expect(refused({ on: '31/2', until: 'mai sau', stops: [{ on: '' }] }, today)).toEqual({ on: 'core.day', until: 'core.day', 'stops.0.on': 'core.day' });
    // Where the day of reading is not known, nobody guesses a year.
    expect(refused({ on: '25/11', until: 'hôm nay' })).toEqual({ on: 'core.day', until: 'core.day' });
    expect(refused({}, today)).toEqual({ on: 'core.field-empty' });
  });
});
