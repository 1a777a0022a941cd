import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { deviceStore } from '../platform/device-store';
import { sendRequest } from '../platform/http';
import type { PickedPhoto } from '../platform/photo-types';
import { sendPhoto } from '../platform/photos';
import { withSessionLock } from '../platform/session-lock';
import { wechatLoginCode } from '../platform/wechat-login';
import { createAnonymousAccess } from './anonymous-access';
import { createCitizenApi } from './citizen-api';
import { createClient } from './client';
import { createSession, DRAFTS } from './session';
import { createSilentLogin } from './silent-login';

/** The one client of the running app. Hooks take what they need as arguments; only pages import from here. */
const origin = API_ORIGIN_FROM_BUILD;

export const session = createSession(deviceStore);

const client = createClient({ send: sendRequest, session, origin, withSessionLock, wechatLoginCode });

export const api = createCitizenApi(client.transport);

export const silentLogin = createSilentLogin({ session, code: wechatLoginCode, login: api.wechatLogin });

/** A new way to an anonymous report, apart from the login of the person. */
export const newAnonymousAccess = () => createAnonymousAccess({ send: sendRequest, sendPhoto, origin });

/** Logs out. It ends here whether or not the server heard of it; the refresh token is gone with it, and so are drafts. */
export async function logOut(): Promise<void> {
  await api.endLogin().catch(() => undefined);
  session.clear();
  deviceStore.removeAll(DRAFTS);
}

/** Sends one photo; `onProgress` gets 0–100. @throws ProblemError, OfflineError */
export const uploadPhoto = (photo: PickedPhoto, onProgress: (percent: number) => void): Promise<PhotoView> =>
  client.authorised((headers) => sendPhoto({ photo, url: origin + PHOTO_UPLOAD_PATH, headers, onProgress })) as Promise<PhotoView>;

/** Address of a picture of the server: views carry paths below the origin. */
export const pictureAddress = (path: string): string => (path.startsWith('/') ? origin + path : path);
