import { render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { loadsWith } from '../../test/taro';
import { usePageParam } from './page-life';

const drawn: string[] = [];
function CasePage() {
  const id = usePageParam('id');
  drawn.push(id);
  return <p>{id === '' ? '–' : id}</p>;
}
/** The pages that are open, the one on top last; Taro keeps the parameters of each with it. */
const open = (...pages: { $taroParams?: Record<string, string> }[]) => (Taro.getCurrentPages as jest.Mock).mockReturnValue(pages);
const shown = () => screen.getByRole('paragraph').textContent;

beforeEach(() => {
  drawn.length = 0;
  open();
  loadsWith(null);
});

it('a page has its parameter the first time it is drawn, whatever the window does meanwhile', () => {
  open({ $taroParams: { from: 'message' } }, { $taroParams: { id: 'c1' } });
  loadsWith({ id: 'c1' });
  render(<CasePage />);
  expect(drawn[0]).toBe('c1');
  expect(shown()).toBe('c1');
});

it('a page that is drawn while another is on top has its own parameter as soon as it is loaded', () => {
  open({ $taroParams: { id: 'c1' } }, { $taroParams: { id: 'c2' } });
  loadsWith({ id: 'c1' });
  render(<CasePage />);
  expect(shown()).toBe('c1');
});

it('a page keeps its parameter when another comes on top of it', () => {
  open({ $taroParams: { id: 'c1' } });
  loadsWith({ id: 'c1' });
  const { rerender } = render(<CasePage />);
  open({ $taroParams: { id: 'c1' } }, { $taroParams: { id: 'c2' } });
  rerender(<CasePage />);
  expect(shown()).toBe('c1');
});

it.each([
  ['一个', '%E4%B8%80%E4%B8%AA'],
  ['a&b=c', 'a%26b%3Dc'],
  ['100%', '100%'],
])('a parameter is decoded: %s', (text, written) => {
  open({ $taroParams: { id: written } });
  render(<CasePage />);
  expect(shown()).toBe(text);
});

it.each([
  ['other parameters', [{ $taroParams: { from: 'me' } }]],
  ['none', [{}]],
  ['no page on the stack yet', []],
])('a page with %s has an empty one', (_, pages) => {
  open(...pages);
  render(<CasePage />);
  expect(shown()).toBe('–');
});
