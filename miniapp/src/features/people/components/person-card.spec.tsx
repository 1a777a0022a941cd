import { fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { MeView } from '@zsb/shared/logins';
import { aSession } from '../../../../test/factories';
import { PersonCard } from './person-card';

const me = (part: Partial<MeView>): MeView => ({ ...aSession().me, ...part });
const NAMED = { name: '张*三', document: '4301**********1234' };
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);

it.each<[string, MeView, string, string[]]>([
  ['WeChat only', me({ assuranceLevel: 'L1', phone: null }), '✓ 已用微信登录，还没有核验手机号', ['核验手机号', '去实名']],
  ['with a phone', me({ assuranceLevel: 'L2' }), '✓ 已核验手机号', ['去实名']],
  ['with the real name', me({ assuranceLevel: 'L3', ...NAMED }), '✓ 已实名 张*三 · 4301**********1234', []],
  ['seen at a counter', me({ assuranceLevel: 'L4', ...NAMED }), '✓ 已实名并当面核验 张*三 · 4301**********1234', []],
])('a login %s says how well the person is known, and offers the next step', (_, shown, words, actions) => {
  render(<PersonCard me={shown} />);
  expect(screen.getByText(words)).toBeTruthy();
  expect(buttons()).toEqual(actions);
});

it('a copy kept by an older version, without names, is drawn all the same', () => {
  const { name: _name, document: _document, ...older } = me({ assuranceLevel: 'L3' });
  render(<PersonCard me={older as MeView} />);
  expect(screen.getByText('✓ 已实名')).toBeTruthy();
});

it('去实名 says that it was the own wish', () => {
  render(<PersonCard me={me({})} />);
  fireEvent.click(screen.getByRole('button', { name: '去实名' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/logins/pages/real-name/index?from=me' });
});
