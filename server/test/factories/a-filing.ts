import { randomUUID } from 'node:crypto';
import type { FileComplaintRequest, Place } from '@zsb/shared/complaint-requests';
import type { ClientKey } from '@zsb/shared/ids';

/** Well inside 岳麓区, far from every border. */
export const IN_YUELU = { lng: 112.86, lat: 28.15, system: 'gcj02' } as const;
/** Beijing. */
export const OUTSIDE_CITY = { lng: 116.4, lat: 39.9, system: 'gcj02' } as const;

export const aPlace = (overrides: Partial<Place> = {}): Place => ({ address: '枫林三路 128 号门口', point: IN_YUELU, ...overrides });

/** 占道经营 in 岳麓区: a rule is certain of its office. Every call has a client key of its own. */
export const aFiling = (overrides: Partial<FileComplaintRequest> = {}): FileComplaintRequest => ({
  clientKey: randomUUID() as ClientKey,
  kind: 'complaint',
  text: '每天晚上烧烤摊占了整条人行道，老人走不过去。',
  categoryCode: '0201',
  place: aPlace(),
  photoIds: [],
  contact: null,
  hideName: false,
  ...overrides,
});
