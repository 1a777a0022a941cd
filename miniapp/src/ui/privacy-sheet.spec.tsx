import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { AGREE_BUTTON } from '../platform/privacy-questions';
import { privacyQuestions } from '../platform/privacy.weapp';
import { PrivacySheet } from './privacy-sheet.weapp';

jest.mock('@tarojs/components', () => jest.requireActual<object>('../../test/components'));

function ask(referrer: string) {
  const resolve = jest.fn();
  render(<PrivacySheet />);
  act(() => privacyQuestions.ask({ referrer, resolve }));
  return resolve;
}

it('nothing is asked before something personal is wanted', () => {
  render(<PrivacySheet />);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it.each([
  ['chooseMedia', '添加照片会用到您的信息'],
  ['chooseLocation', '在地图上选地点会用到您的信息'],
  ['button.getPhoneNumber', '核验手机号会用到您的信息'],
  ['somethingNewer', '这一步会用到您的信息'],
])('%s: the sheet says what for, and that refusing is possible', (referrer, words) => {
  ask(referrer);
  expect(screen.getByRole('dialog').textContent).toContain(words);
  fireEvent.click(screen.getByRole('button', { name: '不同意' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('the agreement can be read first, and agreeing is a press that WeChat itself sees', () => {
  const resolve = ask('chooseMedia');
  fireEvent.click(screen.getByRole('button', { name: '查看《隐私保护指引》' }));
  expect(Taro.openPrivacyContract).toHaveBeenCalledTimes(1);
  const agree = screen.getByRole('button', { name: '同意并继续' });
  expect([agree.id, agree.dataset['openType']]).toEqual([AGREE_BUTTON, 'agreePrivacyAuthorization']);
  fireEvent.click(agree);
  expect(resolve).toHaveBeenLastCalledWith({ event: 'agree', buttonId: AGREE_BUTTON });
});
