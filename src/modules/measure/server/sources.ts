import type { SourceId } from '../definition.ts';
import type { Source } from './source.ts';
import { entrySource } from './sources/entries.ts';
import { obligationSource } from './sources/obligations.ts';
import { taskSource } from './sources/tasks.ts';

/** Every source of figures. A measure whose source is not here is shown as "chưa có nguồn số liệu". */
export const sources: Readonly<Record<SourceId, Source>> = { obligations: obligationSource, tasks: taskSource, entries: entrySource };
