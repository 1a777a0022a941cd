import type { CaseView, OrganisationNodeView } from '@zsb/shared/case-views';
import type { Command } from '@zsb/shared/complaint-requests';
import type { Outcome, RejectReason } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { Client } from '../client.ts';
import type { World } from '../world.ts';
import { act, type ActRoute } from './act.ts';

/** One of the staff, working through the contract without a screen. Each act is on the newest version of the case. */
export class Staff {
  private readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  static async logIn(world: World, userName: string): Promise<Staff> {
    return new Staff(await new Client(world).staff(userName));
  }

  accept(id: ComplaintId): Promise<CaseView> {
    return this.act(casesApi.accept, id, {});
  }

  ask(id: ComplaintId, text: string): Promise<CaseView> {
    return this.act(casesApi.ask, id, { text });
  }

  answer(id: ComplaintId, text: string, outcome: Outcome = 'solved'): Promise<CaseView> {
    return this.act(casesApi.answer, id, { text, outcome, plannedDate: null });
  }

  return(id: ComplaintId, reason: string): Promise<CaseView> {
    return this.act(casesApi.return, id, { reason });
  }

  reject(id: ComplaintId, reason: RejectReason, text: string): Promise<CaseView> {
    return this.act(casesApi.reject, id, { reason, text });
  }

  /** @param office its whole name: `开福区城管局 · 市容科` */
  async dispatch(id: ComplaintId, office: string): Promise<CaseView> {
    const organisationId = await this.officeNamed(office);
    return this.act(casesApi.dispatch, id, { organisationId, categoryCode: null, note: '' });
  }

  /** @param name whole */
  async officeNamed(name: string): Promise<OrganisationId> {
    return officeNamed(await this.client.call(casesApi.organisations, {}), name);
  }

  /** Any act on a case, on its newest version. */
  act<Body extends Command>(route: ActRoute<Body, CaseView>, id: ComplaintId, content: Omit<Body, keyof Command>): Promise<CaseView> {
    return act({ client: this.client, read: casesApi.get, route }, id, content);
  }
}

function officeNamed(tree: OrganisationNodeView[], name: string): OrganisationId {
  const all = (nodes: OrganisationNodeView[]): OrganisationNodeView[] => nodes.flatMap((node) => [node, ...all(node.children)]);
  const office = all(tree).find((node) => node.isOffice && node.name === name);
  if (!office) throw new Error(`there is no office ${name}`);
  return office.id;
}
