import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { catalogueApi } from '@zsb/shared/catalogue';
import { Client } from '../client.ts';
import type { World } from '../world.ts';

/** The account of the sandbox (server/sandbox/credentials.ts); it opens nothing real. */
const ACCOUNT = { appid: 'wx0000000000000000', secret: '5a4d8b0c6e2f4a7193d5c8e0b1f2a3d4', grant_type: 'authorization_code' };

/**
 * What WeChat notes down when a person agrees to one message, or to all that follow: the window in which they agree is drawn by
 * the runtime, and behind that there is no WeChat. @param login the name that `wx.login` stands for
 */
export async function noteConsent(world: World, login: string, kind: 'once' | 'long' = 'once'): Promise<void> {
  const { ok } = await tell(world, 'consents', { ...(await subscriptionOf(world, login)), kind });
  assert.ok(ok, 'the sandbox knows the person and the template');
}

/** A person turns the messages off, or on again, in WeChat's own settings; WeChat tells the server. */
export async function changeSubscription(world: World, login: string, status: 'accept' | 'reject'): Promise<void> {
  const change = await tell(world, 'subscription-changes', { ...(await subscriptionOf(world, login)), status });
  const { answer } = (await change.json()) as { answer?: { status: number } };
  assert.equal(answer?.status, 200, 'the server has taken note');
}

/** Whom WeChat means, and which messages. */
async function subscriptionOf(world: World, login: string): Promise<{ openid: string; templateId: string | null }> {
  const code = new URLSearchParams({ ...ACCOUNT, js_code: `demo-${login}.${randomUUID()}` });
  const { openid } = (await (await fetch(`${world.sandboxOrigin}/sns/jscode2session?${code}`)).json()) as { openid: string };
  const { subscriptionTemplates } = await new Client(world).call(catalogueApi.city, {});
  return { openid, templateId: subscriptionTemplates.progress };
}

const tell = (world: World, what: string, body: object): Promise<Response> =>
  fetch(`${world.sandboxOrigin}/sandbox/${what}`, { method: 'POST', body: JSON.stringify(body) });

/** The cards that came in WeChat, newest first; `page` is what a tap opens. */
export async function cards(world: World): Promise<{ page: string }[]> {
  const answer = await fetch(`${world.sandboxOrigin}/sandbox/messages?kind=subscription`);
  return ((await answer.json()) as { messages: { page: string }[] }).messages;
}

/** The templates of the SMS that went to a number, newest first. */
export async function smsTo(world: World, phone: string): Promise<string[]> {
  const answer = await fetch(`${world.sandboxOrigin}/sandbox/messages?kind=sms&to=${phone}`);
  const { messages } = (await answer.json()) as { messages: { template: string }[] };
  return messages.map(({ template }) => template);
}
