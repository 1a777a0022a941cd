import type { ComplaintState } from '@zsb/shared/complaints';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import { type Client } from '../client.ts';
import { type World } from '../world.ts';
import { act } from './act.ts';
import { Staff } from './staff.ts';

export const UNCERTAIN_PLACE = { address: '小区门口，靠近河边' };
const OFFICE = '岳麓区城管局 · 市容科';
const ANSWER = '执法队员到场劝离，今后每晚巡查，联系电话 0731-80003024。';

/** Every state that is reached without time passing. */
export type ReachedState = Exclude<ComplaintState, 'merged'>;

/** Brings cases of one person into each state, through the contract. The office is the one that a rule is certain of. */
export class Cases {
  private readonly citizen: Client;
  private readonly clerk: Staff;
  private readonly dispatcher: Staff;

  private constructor(citizen: Client, clerk: Staff, dispatcher: Staff) {
    this.citizen = citizen;
    this.clerk = clerk;
    this.dispatcher = dispatcher;
  }

  static async of(citizen: Client, world: World): Promise<Cases> {
    return new Cases(citizen, await Staff.logIn(world, 'yuelu01'), await Staff.logIn(world, 'paidan01'));
  }

  async inEveryState(): Promise<Record<ReachedState, ComplaintId>> {
    return {
      submitted: await this.submitted('河边垃圾没有人清理。'),
      rejected: await this.rejected('邻居拖欠我装修款，请帮忙要回来。'),
      assigned: await this.assigned('早餐摊占道，早上堵得出不来。'),
      withdrawn: await this.withdrawn('水果摊占道，已经自己搬走。'),
      arbitrating: await this.arbitrating('区界上的夜市占道经营。'),
      accepted: await this.accepted('烧烤摊占道经营，油烟很大。'),
      awaiting_citizen: await this.awaiting('修车摊占道，满地机油。'),
      answered: await this.answered('宵夜摊占道，吵到凌晨。'),
      rechecking: await this.rechecking('菜贩占道，反复出现。'),
      closed: await this.closed('杂货摊占道，影响盲道。'),
    };
  }

  private async submitted(text: string): Promise<ComplaintId> {
    return (await this.citizen.file({ text, place: UNCERTAIN_PLACE })).id;
  }

  private async rejected(text: string): Promise<ComplaintId> {
    const id = await this.submitted(text);
    await this.dispatcher.reject(id, 'litigation', '装修款纠纷属于民事争议，请通过诉讼解决。');
    return id;
  }

  private assigned(text: string): Promise<ComplaintId> {
    return this.citizen.forwarded(text);
  }

  private async withdrawn(text: string): Promise<ComplaintId> {
    const id = await this.assigned(text);
    await act({ client: this.citizen, read: complaintsApi.get, route: complaintsApi.withdraw }, id, { reason: '已经解决了' });
    return id;
  }

  /** The third return is the last. */
  private async arbitrating(text: string): Promise<ComplaintId> {
    const id = await this.assigned(text);
    await this.clerk.return(id, '不在本局管辖范围内，请核实。');
    for (let again = 0; again < 2; again++) {
      await this.dispatcher.dispatch(id, OFFICE);
      await this.clerk.return(id, '已核实，不在本局管辖范围内。');
    }
    return id;
  }

  private async accepted(text: string): Promise<ComplaintId> {
    const id = await this.assigned(text);
    await this.clerk.accept(id);
    return id;
  }

  private async awaiting(text: string): Promise<ComplaintId> {
    const id = await this.accepted(text);
    await this.clerk.ask(id, '请补充具体位置和照片。');
    return id;
  }

  private async answered(text: string): Promise<ComplaintId> {
    const id = await this.accepted(text);
    await this.clerk.answer(id, ANSWER);
    return id;
  }

  /** After two reopens the centre decides. */
  private async rechecking(text: string): Promise<ComplaintId> {
    const id = await this.accepted(text);
    for (let reopens = 0; reopens < 3; reopens++) {
      await this.clerk.answer(id, ANSWER);
      await this.rate(id, { solved: 'no', satisfaction: 2, reopen: true });
    }
    return id;
  }

  private async closed(text: string): Promise<ComplaintId> {
    const id = await this.answered(text);
    await this.rate(id, { solved: 'yes', satisfaction: 5, reopen: false });
    return id;
  }

  private rate(id: ComplaintId, rated: { solved: 'yes' | 'no'; satisfaction: 2 | 5; reopen: boolean }): Promise<unknown> {
    const content = { ...rated, contacted: true, tags: ['联系及时'], text: '希望以后少一些占道。' };
    return act({ client: this.citizen, read: complaintsApi.get, route: complaintsApi.rate }, id, content);
  }
}
