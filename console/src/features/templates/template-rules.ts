import { PLACEHOLDERS, type SaveTemplateRequest, type TemplateKind } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';

export const TEMPLATE_KIND_NAMES: Record<TemplateKind, string> = { answer: '答复', ask: '请市民补充', contact: '联系记录' };

/** As long as the server's column. */
export const NAME_LIMIT = 50;
/** The longest text of the box a template is for. */
export const TEXT_LIMITS: Record<TemplateKind, number> = {
  answer: COMPLAINT_LIMITS.answer,
  ask: COMPLAINT_LIMITS.reason,
  contact: COMPLAINT_LIMITS.note,
};

/** What stands in braces and is no placeholder: it would reach the citizen as it is. */
export const unknownPlaceholders = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).filter((name) => !PLACEHOLDERS.some((known) => known === name)),
  ),
];

/** What is still wrong with a template, by field in the order of the form. */
export function templateGaps({ kind, name, text }: SaveTemplateRequest): Partial<Record<'name' | 'text', string>> {
  const unknown = unknownPlaceholders(text);
  const over = text.length - TEXT_LIMITS[kind];
  return {
    ...(name.trim() === '' && { name: '请给模板起个名字。' }),
    ...(text.trim() === '' && { text: '请写模板的内容。' }),
    ...(over > 0 && { text: `最多写 ${TEXT_LIMITS[kind]} 个字，现在多了 ${over} 个。` }),
    ...(unknown.length > 0 && { text: `不认识 ${unknown.map((name) => `{${name}}`).join('、')}，请用下面列出的写法。` }),
  };
}
