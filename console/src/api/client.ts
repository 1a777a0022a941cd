import { call, type CallShape, type Endpoint } from '@zsb/shared/api';
import type { StaffSessionView } from '@zsb/shared/logins';
import { useSyncExternalStore } from 'react';
import { serverClock } from '../platform/clock';
import { Connection, type ConnectionState } from './connection';
import { Session } from './session';
import { browserExclusively, Tabs } from './tabs';
import { createTransport } from './transport';

export const session = new Session(window.sessionStorage);
const tabs = new Tabs({
  session,
  openChannel: 'BroadcastChannel' in window ? (name) => new BroadcastChannel(name) : null,
  exclusively: browserExclusively,
  patience: 250,
});
const connection = new Connection();
const transport = createTransport({
  fetch: (input, init) => window.fetch(input, init),
  session,
  tabs,
  connection,
  clock: serverClock,
  timeout: 15_000,
});

/** Calls a route of the contract; throws what the transport throws. */
export function send<Call extends CallShape, Response>(route: Endpoint<Call, Response>, input: Call): Promise<Response> {
  return call(transport, route, input);
}

/** The session of this tab, or null where nobody is logged in. */
export const useSession = (): StaffSessionView | null => useSyncExternalStore(session.subscribe, session.get);

/** Whether the server answers, for the banner. */
export const useConnection = (): ConnectionState => useSyncExternalStore(connection.subscribe, connection.get);
