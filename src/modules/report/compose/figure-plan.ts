import type { Day } from '#core/calendar/days.ts';
import { khongDau } from '#core/text.ts';
import type { TargetPart, WorkList } from '../figure.ts';
import type { Window } from '../rules.ts';
import type { DraftTarget, FigureDraft } from './facts.ts';

/**
 * Ids of targets as people know them: their number in the plan ("3.6") where that is one word and no other target has it, else "ct1", "ct2" … in the plan's order.
 */
export function figureIds(targets: readonly { code: string }[]): string[] {
  const codes = targets.map((target) => khongDau(target.code).replace(/[^\p{L}\p{N}.-]+/gu, '').replace(/^[.-]+|[.-]+$/g, ''));
  return codes.map((code, index) => (/^\d[\p{L}\p{N}.-]*$/u.test(code) && code.length <= 12 && codes.indexOf(code) === codes.lastIndexOf(code) ? code : `ct${index + 1}`));
}

/** The three figures of a target: over the goal's own period, in this period, in the last. */
function targetFigures(target: DraftTarget, windows: { own: Window; before: Window }): FigureDraft[] {
  const figure = (id: string, label: string, window: Window, until: Day, judged: boolean): FigureDraft => ({
    id,
    label,
    unit: target.unit,
    unitWord: target.unitWord.vi,
    definition: {
      source: 'target',
      targetId: target.id,
      measureId: target.measureId,
      measureVersion: target.measureVersion,
      unit: target.unit,
      unitText: target.unitText,
      params: target.params,
      from: window.from,
      to: window.to,
      until,
      goal: target.goal,
      judged
    }
  });
  return [
    figure(target.figureId, target.title, target.span, windows.own.to, true),
    figure(`${target.figureId}-kn`, `${target.title}, kỳ này`, windows.own, windows.own.to, false),
    figure(`${target.figureId}-kt`, `${target.title}, kỳ trước`, windows.before, windows.before.to, false)
  ];
}

/** Ids and names of the counts of work. */
export const workFigures: Record<WorkList, { id: string; label: string }> = {
  followed: { id: 'nv-dang-lam', label: 'Nhiệm vụ đang thực hiện' },
  due: { id: 'nv-den-han', label: 'Nhiệm vụ đến hạn trong kỳ' },
  done: { id: 'nv-xong', label: 'Nhiệm vụ hoàn thành trong kỳ' },
  'done-in-time': { id: 'nv-xong-dung-han', label: 'Nhiệm vụ hoàn thành đúng hạn' },
  'done-late': { id: 'nv-xong-qua-han', label: 'Nhiệm vụ hoàn thành quá hạn' },
  late: { id: 'nv-qua-han', label: 'Nhiệm vụ quá hạn chưa xong' },
  waiting: { id: 'nv-cho-xac-nhan', label: 'Nhiệm vụ báo xong, chờ xác nhận' },
  chased: { id: 'nv-don-doc', label: 'Nhiệm vụ được đôn đốc trong kỳ' },
  deferred: { id: 'nv-gia-han', label: 'Nhiệm vụ được gia hạn trong kỳ' },
  next: { id: 'nv-ky-toi', label: 'Nhiệm vụ đến hạn kỳ tới' }
};

export const partFigures: Record<TargetPart, { id: string; label: string }> = {
  all: { id: 'ct-theo-doi', label: 'Chỉ tiêu được theo dõi' },
  done: { id: 'ct-dat', label: 'Chỉ tiêu đã đạt' },
  ok: { id: 'ct-dung-tien-do', label: 'Chỉ tiêu đúng tiến độ' },
  risk: { id: 'ct-nguy-co', label: 'Chỉ tiêu có nguy cơ không đạt' },
  late: { id: 'ct-kho-dat', label: 'Chỉ tiêu khó đạt, không đạt' },
  none: { id: 'ct-chua-phat-sinh', label: 'Chỉ tiêu chưa phát sinh hoặc chưa có nguồn số liệu' }
};

/** Every figure a report on these targets and plans can show. */
export function figurePlan(targets: readonly DraftTarget[], planIds: readonly string[] | null, windows: { own: Window; before: Window; after: Window }): FigureDraft[] {
  const { own, after } = windows;
  const plans = planIds === null ? null : [...planIds];
  const work = (Object.keys(workFigures) as WorkList[]).map((list): FigureDraft => {
    const window = list === 'next' ? after : own;
    return { ...workFigures[list], unit: 'count', unitWord: 'nhiệm vụ', definition: { source: 'work', list, planIds: plans, from: window.from, to: window.to, until: own.to } };
  });
  const boardPlans = [...new Set(targets.map((target) => target.planId))];
  const parts = (Object.keys(partFigures) as TargetPart[]).map(
    (part): FigureDraft => ({ ...partFigures[part], unit: 'count', unitWord: 'chỉ tiêu', definition: { source: 'targets', part, planIds: boardPlans, until: own.to } })
  );
  return [...targets.flatMap((target) => targetFigures(target, windows)), ...work, ...parts];
}
