import { changed, command } from '#core/command.ts';
import { NotFound } from '#core/errors.ts';
import { withCitation } from '../../citation.ts';
import { CiteSource } from '../../schema.ts';
import { citables } from '../citables.ts';
import { reportForAct, writeContent } from '../report-row.ts';

/**
 * Puts a reference to a paper, a proof or an act behind a paragraph; what is written is what the system knows of it. For those who work without script, or write in no field.
 * @throws NotFound: the passage or the source is gone, or is not the actor's to see | Forbidden | RuleBroken: submitted or issued
 */
export const citeSource = command({
  name: 'report.cite',
  input: CiteSource,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const source = (await citables(context.tx, context.actor, { reportId: report.id, from: report.from, to: report.to })).find((each) => each.key === input.source);
    if (!source) throw new NotFound('report.source-missing');
    const version = report.version + 1;
    let found = false;
    const sections = report.content.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => {
        if (block.id !== input.blockId || block.type !== 'paragraph') return block;
        found = true;
        return { ...block, v: version, text: withCitation(block.text, source) };
      })
    }));
    if (!found) throw new NotFound('report.block-missing');
    await writeContent(context, report.id, version, { sections });
    return changed('report.source-cited', { subject: { kind: 'report', id: report.id }, data: { title: report.title, block: input.blockId, source: source.key, text: source.words } }, { id: report.id, blockId: input.blockId });
  }
});
