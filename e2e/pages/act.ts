import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@zsb/shared/api';
import type { Command } from '@zsb/shared/complaint-requests';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import type { Client } from '../client.ts';

type Params = { id: ComplaintId };
export type ActRoute<Body extends Command, View> = Endpoint<{ params: Params; body: Body }, View>;

interface Act<Body extends Command, View> {
  client: Client;
  /** Where this person reads the case. */
  read: Endpoint<{ params: Params }, View>;
  route: ActRoute<Body, View>;
}

/** One command on a case through the contract, on its newest version. */
export async function act<Body extends Command, View extends { version: number }>(
  { client, read, route }: Act<Body, View>,
  id: ComplaintId,
  content: Omit<Body, keyof Command>,
): Promise<View> {
  const { version } = await client.call(read, { params: { id } });
  const body = { ...content, commandKey: randomUUID() as CommandKey, version } as Body;
  return client.call(route, { params: { id }, body });
}
