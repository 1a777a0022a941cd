import { caseworkApi } from '@zsb/shared/casework';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind } from '@zsb/shared/complaints';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { aBadlyRated, anAccepted, anAnswered, anAssigned, answerWords, ratingWords, type World } from './world.js';
import { aFiling } from './factories/a-filing.js';

const reason = '请按规定予以考虑';
const apply = (world: World, id: ComplaintId, kind: ApplicationKind, details: ApplicationDetails = {}) =>
  world.press('yuelu01', caseworkApi.apply, id, { kind, details, reason });

async function submitted(world: World): Promise<ComplaintId> {
  // Without a point on the map no rule is certain: it waits for a dispatcher.
  const { id } = await (await world.citizen()).call(complaintsApi.file, { body: aFiling({ place: { address: '家门口' } }) });
  await world.http.runJobs();
  return id;
}

async function arbitrating(world: World): Promise<ComplaintId> {
  const id = await anAssigned(world);
  const organisationId = await world.office('yuelu-urban-management-order');
  for (let round = 0; round < 3; round++) {
    if (round > 0) await world.press('paidan01', casesApi.dispatch, id, { organisationId, categoryCode: null, note: '' });
    await world.press('yuelu01', casesApi.return, id, { reason: '不在我局管辖范围内' });
  }
  return id;
}

/** With whatever can run beside an accepted case. */
async function busy(world: World): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await apply(world, id, 'extension', { extendBy: '1wd' });
  await apply(world, id, 'redispatch');
  await apply(world, id, 'rejection', { rejectReason: 'litigation' });
  const organisationId = await world.office('water-company-service');
  await world.press('yuelu01', caseworkApi.addCoHandler, id, { organisationId, text: '请查明管线归属' });
  await world.press('ducha01', caseworkApi.supervise, id, { reason: '媒体关注，请加快' });
  return id;
}

async function awaiting(world: World): Promise<ComplaintId> {
  const id = await busy(world);
  await world.press('yuelu01', casesApi.ask, id, { text: '请补充一张夜间的照片' });
  return id;
}

/** 窗口服务态度: the head looks at the answer, then the centre. */
async function drafted(world: World): Promise<ComplaintId> {
  const id = await anAccepted(world, '1402');
  await world.press('yuelu01', casesApi.answer, id, answerWords());
  return id;
}

async function atCentre(world: World): Promise<ComplaintId> {
  const id = await drafted(world);
  await world.press('yuelu02', caseworkApi.reviewAnswer, id, { decision: 'approve', reason: '' });
  return id;
}

const planned = { ...answerWords(), outcome: 'planned' as const, plannedDate: '2026-12-31' };

async function answeredWithPlan(world: World): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await world.press('yuelu01', casesApi.answer, id, planned);
  return id;
}

async function rechecking(world: World): Promise<ComplaintId> {
  const id = await anAnswered(world);
  for (let round = 0; round < 3; round++) {
    await world.tap(complaintsApi.rate, id, ratingWords({ solved: 'no', satisfaction: 1, reopen: true }));
    if (round < 2) await world.press('yuelu01', casesApi.answer, id, planned);
  }
  return id;
}

async function closed(world: World): Promise<ComplaintId> {
  const id = await anAnswered(world);
  await world.tap(complaintsApi.rate, id, ratingWords());
  return id;
}

async function contested(world: World): Promise<ComplaintId> {
  const id = await aBadlyRated(world);
  await apply(world, id, 'ratingContest');
  await apply(world, id, 'exclusion');
  return id;
}

async function rejected(world: World): Promise<ComplaintId> {
  const id = await submitted(world);
  await world.press('paidan01', casesApi.reject, id, { reason: 'litigation', text: '法院已经受理，请等待判决。' });
  return id;
}

/** By paidan01, who does not decide about it once more. */
async function appealed(world: World): Promise<ComplaintId> {
  const id = await rejected(world);
  await world.tap(complaintsApi.appeal, id, { text: '没有起诉过，请再看看' });
  return id;
}

async function withdrawn(world: World): Promise<ComplaintId> {
  const id = await anAccepted(world);
  await world.tap(complaintsApi.withdraw, id, { reason: '' });
  return id;
}

async function merged(world: World): Promise<ComplaintId> {
  const [id, into] = [await submitted(world), await submitted(world)];
  const { caseNumber } = await world.mine(into);
  await world.press('paidan01', caseworkApi.merge, id, { caseNumber, reason: '同一件事，一并办理' });
  return id;
}

/** One case of each state, and of what can run beside it. */
export const CASE_VARIANTS = {
  submitted,
  assigned: (world: World) => anAssigned(world),
  arbitrating,
  accepted: (world: World) => anAccepted(world),
  'accepted, with everything beside it': busy,
  'accepted, its draft before the head': drafted,
  'accepted, its draft before the centre': atCentre,
  'waiting for the citizen': awaiting,
  answered: anAnswered,
  'answered with a plan': answeredWithPlan,
  rechecking,
  'closed, content': closed,
  'closed, badly rated': aBadlyRated,
  'closed, badly rated and contested': contested,
  rejected,
  'rejected and appealed': appealed,
  withdrawn,
  merged,
} satisfies Record<string, (world: World) => Promise<ComplaintId>>;
export type Variant = keyof typeof CASE_VARIANTS;
