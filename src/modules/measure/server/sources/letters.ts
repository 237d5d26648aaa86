import { sql } from 'kysely';
import { formatDay } from '#core/format.ts';
import { translator } from '#core/words.ts';
import type { LetterKind } from '#modules/letter/acts.ts';
import * as letterMessages from '#modules/letter/messages.ts';
import { letterNumber } from '#modules/letter/rules.ts';
import { clockSetting } from '#modules/letter/server/letter-row.ts';
import { paths } from '#paths';
import { lettersHandled, type LetterFact } from '../../letter-facts.ts';
import type { Source } from '../source.ts';

/** Letters with all that was found and done, taken back and chased. A record is called by number and kind: figures are seen by more people than letters are (law:CIT-19). */
export const letterSource: Source = {
  id: 'letters',
  async open(tx, { from, to }) {
    const setting = await clockSetting(tx);
    // The first of the council's clocks is due within weeks of receipt: nothing older than half a year can belong to the period.
    const { rows } = await sql<LetterFact>`select l.letter_id as id, l.kind, l.stage, l.received_on as "receivedOn", l.sender_kind as "senderKind", l.delegate_id is not null as "hasDelegate", l.recorded_at as "recordedAt",
        coalesce((select jsonb_agg(jsonb_build_object('sortedOn', s.sorted_on, 'conditions', s.conditions, 'severalPlaces', s.several_places, 'organizationId', s.organization_id, 'repeatsId', s.repeats_id, 'repeatKind', s.repeat_kind, 'at', s.made_at)
          order by s.made_at) from letter_sorting s where s.council_id = l.council_id and s.letter_id = l.letter_id), '[]') as sortings,
        coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'on', a.happened_on, 'bodyReceivedOn', a.body_received_on, 'organizationId', a.organization_id, 'ground', a.ground, 'criteria', a.criteria, 'outcome', a.outcome, 'paper', a.paper,
          'at', a.made_at, 'takenBackAt', a.taken_back_at) order by a.happened_on, a.made_at, a.letter_act_id) from letter_act a where a.council_id = l.council_id and a.letter_id = l.letter_id), '[]') as acts,
        coalesce((select jsonb_agg(jsonb_build_object('key', split_part(o.period, '.', 1), 'at', c.made_at)) from obligation o join chasing_step c on c.council_id = o.council_id and c.obligation_id = o.obligation_id
          where o.council_id = l.council_id and o.subject_kind = 'letter' and o.subject_id = l.letter_id), '[]') as chases
      from letter l where l.council_id = app.council() and l.received_on between ${from}::date - 180 and ${to}::date`.execute(tx);
    const facts = rows.map((row) => ({
      ...row,
      sortings: row.sortings.map((each) => ({ ...each, at: new Date(each.at) })),
      acts: row.acts.map((each) => ({ ...each, at: new Date(each.at), takenBackAt: each.takenBackAt ? new Date(each.takenBackAt) : null })),
      chases: row.chases.map((each) => ({ ...each, at: new Date(each.at) }))
    }));
    return (ask) => lettersHandled(facts, ask.scope, setting);
  },
  async describe(tx, ids, { council, lang }) {
    const t = translator(letterMessages, lang);
    const { rows } = await sql<{ id: string; number: number; part: string; year: number; kind: LetterKind; on: string }>`select letter_id as id, number, part, year, kind, received_on as on from letter where council_id = app.council() and letter_id = any(${ids}::uuid[])`.execute(tx);
    const word = lang === 'vi' ? 'Đơn số' : 'Letter';
    return new Map(rows.map((row) => [row.id, { title: `${word} ${letterNumber(row.number, row.part)}/${row.year}`, subtitle: `${t(`kind.${row.kind}`)} · ${formatDay(row.on)}`, href: paths.letter(council, row.id) }]));
  }
};
