import { form } from '#core/form.ts';
import { amountOf, ruleOn } from '#core/law/apply.ts';
import { chapters } from '#core/law/rules.ts';
import { khongDau } from '#core/text.ts';
import { removeLawOverride, setLawOverride } from '#modules/council/server/commands/set-law-override.ts';
import { lawOverrides } from '#modules/council/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

const shows = ['', 'duoc-dat', 'chua-chac', 'rieng'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const search = (url.searchParams.get('tim') ?? '').slice(0, 100);
  const show = shows.find((each) => each === url.searchParams.get('loc')) ?? '';
  const overrides = await locals.read(lawOverrides);
  const words = khongDau(search).split(' ').filter(Boolean);
  const groups = chapters.map((chapter) => ({
    key: chapter.title,
    label: locals.lang === 'en' ? chapter.english : chapter.title,
    rows: chapter.rules
      .filter((rule) => words.every((word) => khongDau(`${rule.id} ${rule.event} ${rule.text} ${rule.source}`).includes(word)))
      .filter((rule) => show === '' || (show === 'duoc-dat' ? rule.configurable !== null : show === 'chua-chac' ? rule.status !== 'IN' || rule.confidence !== 'S' : overrides.some((each) => each.ruleId === rule.id)))
      .map((rule) => {
        const now = ruleOn(rule, overrides, locals.today);
        return {
          id: rule.id,
          event: rule.event,
          text: rule.text,
          value: amountOf(now),
          source: now.source,
          confidence: now.confidence,
          status: now.status,
          configurable: rule.configurable,
          unit: rule.unit,
          amount: rule.amount,
          overrides: overrides.filter((each) => each.ruleId === rule.id).map((each) => ({ value: amountOf({ ...rule, amount: each.amount }), from: each.from, source: each.source, begun: each.from < locals.today }))
        };
      })
  }));
  return { search, show, groups: groups.filter((group) => group.rows.length > 0), count: groups.reduce((sum, group) => sum + group.rows.length, 0) };
};

export const actions: Actions = {
  set: form(setLawOverride, { done: (_result, event) => ({ text: messages[event.locals.lang].saved }) }),
  remove: form(removeLawOverride, { done: (_result, event) => ({ text: messages[event.locals.lang].removed }) })
};
