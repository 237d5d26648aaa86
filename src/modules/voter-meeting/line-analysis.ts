/** The one place where quick entry and comparison meet the analysis of petitions (`src/modules/petition/analysis`): runs on the server and on the device alike. */
import { classify } from '#modules/petition/analysis/classify.ts';
import { fingerprint, type Fingerprint } from '#modules/petition/analysis/fingerprint.ts';
import { createIndex, type PetitionIndex } from '#modules/petition/analysis/nearest.ts';
import { sameMatter } from '#modules/petition/analysis/same-matter.ts';
import { fields, levels, type Field, type Level } from '#modules/petition/schema.ts';
import { complaintSign, type ComplaintSign } from './complaint-signs.ts';

export type { Field, Level };

export interface LineReading {
  field: Field;
  level: Level;
  sign: ComplaintSign | null;
}

/** Field, competent level and whether it sounds like a complaint or denunciation, of one opinion as typed. */
export function readLine(text: string): LineReading {
  const { field, level } = classify(text);
  return { field, level, sign: complaintSign(text) };
}

/** An earlier petition as quick entry compares with it. */
export interface EarlierMatter {
  id: string;
  code: string;
  title: string;
  note: string;
}

/** Earlier petitions kept on the device, to be asked while somebody types. */
export function earlierIndex(matters: readonly EarlierMatter[]): (text: string) => EarlierMatter[] {
  const index: PetitionIndex = createIndex();
  const known = new Map(matters.map((matter) => [matter.id, matter]));
  for (const matter of matters) index.add(matter.id, matter.title);
  return (text) =>
    text.trim().length < 8
      ? []
      : index
          .nearest(text, 4)
          .filter((near) => near.same || near.score >= 0.5)
          .slice(0, 2)
          .flatMap((near) => known.get(near.id) ?? []);
}

/** The field a list offers beside the first: those next likely, so that three stand to choose from. */
export function offeredFields(first: Field | null): Field[] {
  const near: Partial<Record<Field, Field[]>> = {
    giao_thong: ['moi_truong_rac_thai', 'khac'],
    dat_dai: ['xay_dung_quy_hoach', 'khac'],
    thuy_loi_nong_nghiep: ['moi_truong_rac_thai', 'khac'],
    moi_truong_rac_thai: ['giao_thong', 'khac'],
    dien_nuoc_sach: ['thong_tin_vien_thong', 'khac'],
    chinh_sach_xa_hoi: ['y_te', 'khac'],
    y_te: ['chinh_sach_xa_hoi', 'khac'],
    cchc_can_bo: ['dat_dai', 'khac']
  };
  const list = first === null ? ['giao_thong', 'moi_truong_rac_thai', 'khac'] : [first, ...(near[first] ?? (first === 'khac' ? ['giao_thong', 'moi_truong_rac_thai'] : ['giao_thong', 'khac']))];
  return [...new Set(list)].slice(0, 3) as Field[];
}

/** Three levels to choose from, the read one first. */
export function offeredLevels(first: Level | null): Level[] {
  const usual: Level[] = ['xã', 'tỉnh', 'trung ương'];
  return first === null ? usual : [first, ...usual.filter((level) => level !== first)].slice(0, 3);
}

export const isField = (value: string): value is Field => (fields as readonly string[]).includes(value);
export const isLevel = (value: string): value is Level => (levels as readonly string[]).includes(value);

export const printOf = (text: string): Fingerprint => fingerprint(text);
export const matches = (a: Fingerprint, b: Fingerprint): { same: boolean; score: number; reason: string } => sameMatter(a, b);
