import { fireEvent, render, screen } from '@testing-library/react';
import { Photo } from './photo';
import { PhotoViewer } from './photo-viewer';

const photo = (src: string, onEnlarge?: () => void) => (
  <Photo src={src} alt="照片第 1 张" className="p" missing="照片已保存" {...(onEnlarge && { onEnlarge })} />
);

it('a picture whose address has run out is a quiet place, and comes back with a new address', () => {
  const { rerender } = render(photo('/old'));
  fireEvent.error(screen.getByRole('img', { name: '照片第 1 张' }));
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByText('照片已保存')).toBeTruthy();
  rerender(photo('/new'));
  expect(screen.getByRole('img').getAttribute('src')).toBe('/new');
});

it('a picture is enlarged with one press, a missing one cannot be', () => {
  const onEnlarge = jest.fn();
  render(photo('/one', onEnlarge));
  fireEvent.click(screen.getByRole('button', { name: '放大照片第 1 张' }));
  expect(onEnlarge).toHaveBeenCalledTimes(1);
  fireEvent.error(screen.getByRole('img'));
  expect(screen.queryByRole('button')).toBeNull();
});

it('the viewer begins at the pressed one, turns to both ends and no further', () => {
  const onClose = jest.fn();
  render(<PhotoViewer urls={['/1', '/2', '/3']} first={1} onClose={onClose} />);
  const shown = () => screen.getByRole('img').getAttribute('src');
  expect(shown()).toBe('/2');
  fireEvent.click(screen.getByRole('button', { name: '下一张' }));
  expect([shown(), screen.getByText('3 / 3') !== null]).toEqual(['/3', true]);
  expect(screen.getByRole('button', { name: '下一张' }).hasAttribute('disabled')).toBe(true);
  for (const _ of [1, 2, 3]) fireEvent.keyDown(screen.getByRole('dialog'), { key: 'ArrowLeft' });
  expect(shown()).toBe('/1');
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
