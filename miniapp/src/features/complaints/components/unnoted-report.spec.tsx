import { fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { AnonymousAccess } from '../../../api/anonymous-access';
import { aComplaint } from '../../../../test/factories';
import { holdReport, letGoOfReport, noteQueryCode } from '../held-report';
import { UnnotedReport } from './unnoted-report';

const file = () => holdReport({ access: {} as AnonymousAccess, view: aComplaint({ kind: 'report' }) });

afterEach(letGoOfReport);

it('whoever left before writing the code down is led back to it', () => {
  file();
  render(<UnnotedReport />);
  fireEvent.click(screen.getByRole('button', { name: '去记下' }));
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: expect.stringContaining('query-code') });
});

it.each([
  ['nothing was filed', () => undefined],
  [
    'it is written down',
    () => {
      file();
      noteQueryCode();
    },
  ],
])('says nothing where %s', (_, before) => {
  before();
  expect(render(<UnnotedReport />).container.textContent).toBe('');
});
