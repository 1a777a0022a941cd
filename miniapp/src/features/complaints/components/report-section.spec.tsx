import { fireEvent, render, screen, within } from '@testing-library/react';
import type { OfficeChoiceView } from '@zsb/shared/catalogue';
import { emptyDraft, type ComplaintDraft } from '../complaint-draft';
import type { FileComplaint } from '../use-file-complaint';
import { ReportSection } from './report-section';

const OFFICES = ['岳麓区城管局', '天心区城管局', '市供水公司'].map((name, index) => ({ id: `o${index}`, name }) as OfficeChoiceView);

function show(part: Partial<ComplaintDraft> = {}, offices: OfficeChoiceView[] | null = OFFICES) {
  const change = jest.fn();
  const draft = { ...emptyDraft('k'), kind: 'report', ...part };
  render(<ReportSection form={{ draft, errors: {}, change, photosWent: false } as unknown as FileComplaint} offices={offices} />);
  return change;
}

it('says who reads it, and offers both ways with their consequences', () => {
  const change = show();
  expect(screen.getByText('举报内容只有指定办理人能看到，办理单位看不到您的姓名和电话。')).toBeTruthy();
  const ways = within(screen.getByRole('radiogroup', { name: '怎么提交' }));
  expect(ways.getByRole('radio', { name: /实名举报/ }).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(ways.getByRole('radio', { name: /匿名举报/ }));
  expect(change).toHaveBeenCalledWith({ isAnonymous: true });
});

it('an anonymous report says that nothing of it stays on the phone', () => {
  show({ isAnonymous: true });
  expect(screen.getByText(/不存在手机上/)).toBeTruthy();
});

it('an office is found by part of its name, chosen, and can be left out again', () => {
  const change = show();
  fireEvent.click(screen.getByRole('button', { name: '选择单位' }));
  const sheet = within(screen.getByRole('dialog', { name: '选择单位' }));
  fireEvent.change(sheet.getByLabelText('搜单位'), { target: { value: '城管' } });
  expect(sheet.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['岳麓区城管局', '天心区城管局']);
  fireEvent.click(sheet.getByRole('button', { name: '天心区城管局' }));
  expect(change).toHaveBeenLastCalledWith({ about: OFFICES[1] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('the one chosen can be left out again', () => {
  const change = show({ about: OFFICES[0]! });
  expect(screen.getByText('✓ 岳麓区城管局')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不选单位' }));
  expect(change).toHaveBeenCalledWith({ about: null });
});

it.each([
  ['there is no list', null, '', /暂时取不到单位名单/],
  ['nothing is found', OFFICES, '火星', /没有找到“火星”/],
])('when %s the report goes on without one', (_, offices, words, sentence) => {
  show({}, offices);
  fireEvent.click(screen.getByRole('button', { name: '选择单位' }));
  fireEvent.change(screen.getByLabelText('搜单位'), { target: { value: words } });
  expect(screen.getByText(sentence)).toBeTruthy();
});
