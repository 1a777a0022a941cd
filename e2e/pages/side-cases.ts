import { caseworkApi } from '@zsb/shared/casework';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { type Client } from '../client.ts';
import { type World } from '../world.ts';
import { act } from './act.ts';
import { Staff } from './staff.ts';

const SUPERVISION = '市督查室 · 督办科';
const HELPER = '市城管局 · 市政设施科';
/** 窗口服务态度: an answer is looked at by the head and by the centre. */
const REVIEWED = '1402';

/** Cases that wait for somebody beside the way of most: an applied-for decision, a helper, an order, a review, a named handler. */
export interface SideCases {
  /** Three applications of the office wait. */
  applied: ComplaintId;
  helped: ComplaintId;
  supervised: ComplaintId;
  /** An answer waits for the head of the supervision's office. */
  drafted: ComplaintId;
  /** 举报, dispatched to the supervision's office. */
  report: ComplaintId;
  /** Closed, to be put right and called back. */
  lowRated: ComplaintId;
  /** The same, with two applications that wait. */
  contested: ComplaintId;
}

/** Brings cases of one person there, through the contract. */
export async function sideCases(citizen: Client, world: World): Promise<SideCases> {
  const dispatcher = await Staff.logIn(world, 'paidan01');
  const clerk = await Staff.logIn(world, 'yuelu01');

  const accepted = async (text: string): Promise<ComplaintId> => {
    const id = await citizen.forwarded(text);
    await clerk.accept(id);
    return id;
  };
  const lowRated = async (text: string): Promise<ComplaintId> => {
    const id = await accepted(text);
    await clerk.answer(id, '执法队员到场劝离，今后每晚巡查。');
    const content = { contacted: false, solved: 'no', satisfaction: 1, text: '', reopen: false } as const;
    await act({ client: citizen, read: complaintsApi.get, route: complaintsApi.rate }, id, { ...content, tags: [] });
    return id;
  };
  const atSupervision = async (kind: 'complaint' | 'report', text: string): Promise<ComplaintId> => {
    const { id } = await citizen.file({ kind, categoryCode: REVIEWED, text });
    await dispatcher.dispatch(id, SUPERVISION);
    return id;
  };
  const applied = async (text: string): Promise<ComplaintId> => {
    const id = await accepted(text);
    const reason = '需要联合其他单位执法，已排定日期。';
    await clerk.act(caseworkApi.apply, id, { kind: 'extension', reason, details: { extendBy: '2wd' } });
    await clerk.act(caseworkApi.apply, id, { kind: 'redispatch', reason, details: {} });
    await clerk.act(caseworkApi.apply, id, { kind: 'rejection', reason, details: { rejectReason: 'litigation' } });
    return id;
  };
  const contested = async (text: string): Promise<ComplaintId> => {
    const id = await lowRated(text);
    const reason = '市民所说的地点不在本区，附有照片。';
    await clerk.act(caseworkApi.apply, id, { kind: 'exclusion', reason, details: {} });
    await clerk.act(caseworkApi.apply, id, { kind: 'ratingContest', reason, details: {} });
    return id;
  };
  const helped = async (text: string): Promise<ComplaintId> => {
    const id = await accepted(text);
    const organisationId = await clerk.officeNamed(HELPER);
    await clerk.act(caseworkApi.addCoHandler, id, { organisationId, text: '请核实路灯是否由贵科管养。' });
    return id;
  };
  const supervised = async (text: string): Promise<ComplaintId> => {
    const id = await accepted(text);
    await (await Staff.logIn(world, 'ducha01')).act(caseworkApi.supervise, id, { reason: '请三日内查清并报告。' });
    return id;
  };
  const drafted = async (text: string): Promise<ComplaintId> => {
    const id = await atSupervision('complaint', text);
    const handler = await Staff.logIn(world, 'ducha03');
    await handler.accept(id);
    await handler.answer(id, '经核实，窗口人员态度确有不当，已批评教育并致歉。');
    return id;
  };
  return {
    applied: await applied('夜宵摊占道，跨两个区。'),
    helped: await helped('路灯杆下的摊点占道。'),
    supervised: await supervised('菜市场外占道，多年未治。'),
    drafted: await drafted('窗口人员态度不好，让人白跑三趟。'),
    report: await atSupervision('report', '窗口人员收红包才给办，请查处。'),
    lowRated: await lowRated('杂物占道，没有人来看过。'),
    contested: await contested('报刊亭占道，行人绕行。'),
  };
}
