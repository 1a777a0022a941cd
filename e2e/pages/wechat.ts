import assert from 'node:assert/strict';
import { catalogueApi } from '@zsb/shared/catalogue';
import { Client } from '../client.ts';
import type { World } from '../world.ts';

/** The account of the sandbox (server/sandbox/credentials.ts); it opens nothing real. */
const ACCOUNT = { appid: 'wx0000000000000000', secret: '5a4d8b0c6e2f4a7193d5c8e0b1f2a3d4', grant_type: 'authorization_code' };

/**
 * What WeChat notes down when a person agrees to one message: the window in which they agree is drawn by the runtime, and
 * behind that there is no WeChat. @param login the name that `wx.login` stands for
 */
export async function noteConsent(world: World, login: string): Promise<void> {
  const code = new URLSearchParams({ ...ACCOUNT, js_code: `demo-${login}.consent` });
  const { openid } = (await (await fetch(`${world.sandboxOrigin}/sns/jscode2session?${code}`)).json()) as { openid: string };
  const { subscriptionTemplates } = await new Client(world).call(catalogueApi.city, {});
  const body = JSON.stringify({ openid, templateId: subscriptionTemplates.progress });
  const { ok } = await fetch(`${world.sandboxOrigin}/sandbox/consents`, { method: 'POST', body });
  assert.ok(ok, 'the sandbox knows the person and the template');
}

/** The cards that came in WeChat, newest first; `page` is what a tap opens. */
export async function cards(world: World): Promise<{ page: string }[]> {
  const answer = await fetch(`${world.sandboxOrigin}/sandbox/messages?kind=subscription`);
  return ((await answer.json()) as { messages: { page: string }[] }).messages;
}
