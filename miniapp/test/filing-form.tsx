/** The filing form's hook, with everything around it made up. */
import { act, renderHook } from '@testing-library/react';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import { useFileComplaint, type FileComplaintParts } from '../src/features/complaints/use-file-complaint';
import { aComplaint, aPhoto, aQuestion, aSimilarCase } from './factories';
import { memoryStore } from './memory-store';

export const WHOLE = { text: '路灯坏了三盏', address: '潇湘大道', category: { code: '0101', path: ['市政设施', '路灯'] } };

export function formWith(part: { loginKey?: string | null; upload?: FileComplaintParts['upload'] } = {}) {
  let keys = 0;
  const api = () => ({
    file: jest.fn(async (_request: FileComplaintRequest) => aComplaint()),
    forecast: jest.fn(async () => ({ organisation: '岳麓区城管局', district: '岳麓区', dueAt: '2026-11-27T17:30:00+08:00' })),
    suggestCategories: jest.fn(async (text: string) => [{ code: '0101', name: text, path: [text] }]),
    similar: jest.fn(async () => [aSimilarCase('s1')]),
    follow: jest.fn(async () => ({ ...aSimilarCase('s1', { isFollowed: true, followers: 4 }), dueAt: null, answeredAt: null })),
    unfollow: jest.fn(async () => null),
  });
  const parts = {
    store: memoryStore(),
    newKey: () => `key-${++keys}`,
    preset: {},
    questionsOf: (code: string) => (code === '0901' ? [aQuestion('since', { label: '停水开始的日期', type: 'date', required: true })] : []),
    loginKey: part.loginKey === undefined ? 'p1 L2' : part.loginKey,
    api: api(),
    anonymous: { api: api(), upload: jest.fn(async () => aPhoto('anonymous-1')) },
    upload: jest.fn(part.upload ?? (async () => aPhoto('ph1'))),
    dropPreview: jest.fn(),
    onFiled: jest.fn(),
    onLoginNeeded: jest.fn(),
    onFieldError: jest.fn(),
  };
  const open = () =>
    renderHook((changed: Partial<FileComplaintParts>) => useFileComplaint({ ...parts, ...changed }), {
      initialProps: {},
    });
  return { parts, open, ...open() };
}
export type Form = ReturnType<typeof formWith>;
export const change = (form: Pick<Form, 'result'>, part: Parameters<Form['result']['current']['change']>[0]) =>
  act(() => form.result.current.change(part));
export const press = (form: Pick<Form, 'result'>) => act(async () => form.result.current.submit());
