import { petitionSource } from '#modules/petition/server/facts.ts';
import type { SourceId } from '../definition.ts';
import type { Source } from './source.ts';
import { entrySource } from './sources/entries.ts';
import { letterSource } from './sources/letters.ts';
import { obligationSource } from './sources/obligations.ts';
import { receptionSource } from './sources/receptions.ts';
import { taskSource } from './sources/tasks.ts';
import { voterMeetingSource } from './sources/voter-meetings.ts';

/** Every source of figures. A measure whose source is not here is shown as "chưa có nguồn số liệu". */
export const sources: Readonly<Record<SourceId, Source>> = { obligations: obligationSource, tasks: taskSource, entries: entrySource, petitions: petitionSource, 'voter-meetings': voterMeetingSource, receptions: receptionSource, letters: letterSource };
