import { randomUUID } from 'node:crypto';
import type { AnswerRequest, Command, DispatchRequest, RateRequest } from '@zsb/shared/complaint-requests';
import type { CommandKey, OrganisationId } from '@zsb/shared/ids';

/** One press of a button on a page that showed `version`. */
export const aCommand = (version: number, overrides: Partial<Command> = {}): Command => ({
  commandKey: randomUUID() as CommandKey,
  version,
  ...overrides,
});

export const aDispatch = (version: number, organisationId: OrganisationId, overrides: Partial<DispatchRequest> = {}): DispatchRequest => ({
  ...aCommand(version),
  organisationId,
  categoryCode: null,
  note: '',
  ...overrides,
});

export const anAnswer = (version: number, overrides: Partial<AnswerRequest> = {}): AnswerRequest => ({
  ...aCommand(version),
  text: '已责令摊主退出人行道，今后每晚巡查。',
  outcome: 'solved',
  plannedDate: null,
  ...overrides,
});

export const aRating = (version: number, overrides: Partial<RateRequest> = {}): RateRequest => ({
  ...aCommand(version),
  contacted: true,
  solved: 'yes',
  satisfaction: 5,
  tags: ['联系及时'],
  text: '谢谢',
  ...overrides,
});
