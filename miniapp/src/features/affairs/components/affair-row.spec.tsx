import { render, screen } from '@testing-library/react';
import { aComplaint } from '../../../../test/factories';
import { AffairRow } from './affair-row';

const NOW = new Date('2026-11-27T14:30:00+08:00');
const show = (part: Parameters<typeof aComplaint>[0]) => {
  render(<AffairRow affair={aComplaint(part)} now={NOW} onOpen={() => undefined} />);
  return screen.getByRole('button').textContent;
};

it.each([
  ['onTime', '2026-12-04T17:30:00+08:00', '● 正常', '12月4日 周五 17:30 前答复'],
  ['soon', '2026-11-27T17:30:00+08:00', '▲ 还剩 3 小时', '11月27日 周五 17:30 前答复'],
  ['late', '2026-11-27T12:00:00+08:00', '■ 已超 2 小时', '11月27日 周五 12:00 前答复'],
] as const)('the light %s has a shape and words, and the date is a date', (slaStatus, dueAt, light, due) => {
  const words = show({ slaStatus, dueAt, stateText: '办理中', allowedActions: [] });
  expect(words).toContain(light);
  expect(words).toContain(due);
});

it('a state and a light newer than this build still read', () => {
  const words = show({ state: 'appealed' as never, stateText: '申诉中', slaStatus: 'frozen' as never, allowedActions: [] });
  expect(words).toContain('申诉中');
});

it('an answered case says what is to do', () => {
  expect(show({})).toContain('去评价');
});

it('a clock that stands still shows no date that would move', () => {
  const words = show({ slaStatus: 'paused', dueAt: '2026-11-27T17:30:00+08:00', stateText: '待您补充材料', allowedActions: ['supply'] });
  expect(words).toContain('Ⅱ 暂停');
  expect(words).not.toContain('前答复');
  expect(words).toContain('去补充');
});
