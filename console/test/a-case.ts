import type { CaseView, ClockView } from '@zsb/shared/complaints';

/** A case as the server sends it, dispatched and waiting for acceptance unless told otherwise. */
export const aCase = (overrides: Partial<CaseView> = {}): CaseView =>
  ({
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    caseNumber: 'TS20261120-7K3QXM-C',
    state: 'assigned',
    stateText: '待签收',
    excerpt: '楼下烧烤摊占道经营',
    category: '占道经营',
    district: '岳麓区',
    office: '市容科',
    filedAt: '2026-11-20T02:00:00.000Z',
    clock: 'acceptance',
    dueAt: '2026-11-23T09:30:00.000Z',
    slaStatus: 'onTime',
    allowedActions: ['accept', 'return'],
    version: 3,
    kind: 'complaint',
    text: '楼下烧烤摊占道经营，油烟很大。',
    categoryCode: '0201',
    categoryPath: ['市容环境', '占道经营'],
    place: { address: '麓山南路 123 号', district: '岳麓区', point: null, nearBorder: false },
    photos: [],
    contact: null,
    hideName: true,
    suggestedOffice: null,
    suggestionReason: null,
    leadOffice: { id: 'o1', name: '市容科', phone: null },
    clocks: [],
    history: [],
    fields: [],
    messages: [],
    rejection: null,
    answer: null,
    rating: null,
    ...overrides,
  }) as CaseView;

/** A clock that runs since Friday morning and is due on Monday evening, local time. */
export const aClock = (overrides: Partial<ClockView> = {}): ClockView => ({
  kind: 'resolution',
  target: '5wd',
  startedAt: '2026-11-20T02:00:00.000Z',
  dueAt: '2026-11-27T09:30:00.000Z',
  stoppedAt: null,
  pausedAt: null,
  outcome: null,
  slaStatus: 'onTime',
  rule: '办结：自首次派单起 5 个工作日',
  ...overrides,
});
