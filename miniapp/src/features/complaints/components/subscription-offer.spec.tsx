import { act, fireEvent, render, screen } from '@testing-library/react';
import type { CityView } from '@zsb/shared/catalogue';
import { SubscriptionOffer } from './subscription-offer';

jest.mock('../../../platform/subscription', () => ({ askForSubscription: jest.fn(async () => true) }));

/** What an older copy on the device lacks is left out. */
function city(part: Partial<CityView>): void {
  const view = { name: '长沙市', hotline: '12345', sandbox: false, subscriptionTemplates: { progress: 't1' }, ...part };
  globalThis.fetch = jest.fn(
    async () => ({ status: 200, headers: new Map(), text: async () => JSON.stringify(view) }) as unknown as Response,
  );
}
const show = () => act(async () => void render(<SubscriptionOffer />));
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => localStorage.clear());

it.each([
  ['once', { subscriptionKind: 'once' }],
  ['a city that does not say', {}],
] as const)('one consent is one message, and can be given again: %s', async (_, part) => {
  city(part);
  await show();
  expect(screen.getByText('本次进展会通知您一次，可再次订阅。')).toBeTruthy();
  await press('订阅进度提醒');
  expect(screen.getByText(/✓ 有进展时会在微信里通知您，一次/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '再订阅一次' })).toBeTruthy();
});

it('a lasting consent is asked for once', async () => {
  city({ subscriptionKind: 'long' });
  await show();
  expect(screen.getByText('有进展都会通知您。')).toBeTruthy();
  await press('订阅进度提醒');
  expect(screen.queryByRole('button')).toBeNull();
});

it('nothing is offered where no template is set up', async () => {
  city({ subscriptionTemplates: { progress: null } });
  await show();
  expect(screen.queryByRole('button')).toBeNull();
});
