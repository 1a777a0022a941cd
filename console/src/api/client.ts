import { call, type CallShape, type Endpoint } from '@zsb/shared/api';
import type { StaffSessionView } from '@zsb/shared/logins';
import { slaApi } from '@zsb/shared/sla';
import { useSyncExternalStore } from 'react';
import { serverClock } from '../platform/clock';
import { waitUnless } from '../platform/wait';
import { Connection, type ConnectionState } from './connection';
import { LiveChanges } from './live';
import { Session } from './session';
import { browserExclusively, Tabs } from './tabs';
import { CLIENT_NAME, createTransport } from './transport';

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
  fileTimeout: 120_000,
});

/** Calls a route of the contract; throws what the transport throws. */
export function send<Call extends CallShape, Response>(route: Endpoint<Call, Response>, input: Call): Promise<Response> {
  return call(transport, route, input);
}

/** Calls a route that takes one file as a form. */
export function sendFile<Call extends CallShape, Response>(route: Endpoint<Call, Response>, input: Call, file: File): Promise<Response> {
  const form = new FormData();
  form.append(FILE_PART, file);
  return call(transport, route, { ...input, body: form });
}

const FILE_PART = 'file';

/** Hints of the server that cases changed; read while somebody looks at the page. */
export const live = new LiveChanges({
  fetch: (input, init) => window.fetch(input, init),
  path: slaApi.changes.path,
  headers: () => ({ 'X-Client': CLIENT_NAME, Authorization: `Bearer ${session.get()?.accessToken ?? ''}` }),
  renew: () => send(slaApi.staffUnread, {}),
  pause: waitUnless,
  random: Math.random,
});

/** Whether hints arrive now: then the polls may be slow. */
export const useIsLive = (): boolean => useSyncExternalStore(live.watch, live.get);

/** The session of this tab, or null where nobody is logged in. */
export const useSession = (): StaffSessionView | null => useSyncExternalStore(session.subscribe, session.get);

/** Whether the server answers, for the banner. */
export const useConnection = (): ConnectionState => useSyncExternalStore(connection.subscribe, connection.get);
