import type { QueryCodeLoginRequest } from '@zsb/shared/logins';
import { PHOTO_UPLOAD_PATH, type PhotoView } from '@zsb/shared/photos';
import { memoryStore } from '../platform/memory-store';
import type { PickedPhoto, UploadPhoto } from '../platform/photo-types';
import { createCitizenApi, type CitizenApi } from './citizen-api';
import { createClient, type ClientParts } from './client';
import { loginNeededFor } from './messages.zh';
import { createSession } from './session';

/**
 * The way to one anonymous report: a session of its own, in memory only. It neither reads nor touches the login of the person,
 * and is never replaced by it: a request of an anonymous reporter that carried another login would name them.
 */
export interface AnonymousAccess {
  /** Public routes work before there is a session. */
  api: CitizenApi;
  /** `onProgress` gets 0–100. */
  uploadPhoto: (photo: PickedPhoto, onProgress: (percent: number) => void) => Promise<PhotoView>;
  /** Begins an anonymous session unless there is one. Photos are uploaded at once, so several may ask at a time. */
  open: () => Promise<void>;
  /** Comes back to a report. @throws ProblemError `login.query-code-wrong` */
  enter: (request: QueryCodeLoginRequest) => Promise<void>;
  isOpen: () => boolean;
  /** Forgets the session here, and at the server where it can be reached. */
  end: () => Promise<void>;
}

export interface AnonymousParts extends Pick<ClientParts, 'send' | 'origin'> {
  sendPhoto: UploadPhoto;
}

export function createAnonymousAccess({ send, sendPhoto, origin }: AnonymousParts): AnonymousAccess {
  const session = createSession(memoryStore());
  // No lock: no other window knows this session. No WeChat login: it would name the person.
  const client = createClient({ send, session, origin, withSessionLock: (work) => work(), wechatLoginCode: null });
  const api = createCitizenApi(client.transport);
  let opening: Promise<void> | null = null;
  const begin = (): Promise<void> =>
    api
      .anonymousLogin()
      .then(session.save)
      .finally(() => (opening = null));
  return {
    api,
    uploadPhoto: (photo, onProgress) =>
      client.authorised((headers) => sendPhoto({ photo, url: origin + PHOTO_UPLOAD_PATH, headers, onProgress })) as Promise<PhotoView>,
    open: () => (session.read() === null ? (opening ??= begin()) : Promise.resolve()),
    enter: async (request) => session.save(await api.queryCodeLogin(request)),
    isOpen: () => session.read() !== null,
    end: async () => {
      if (session.read() !== null) await api.endLogin().catch(() => undefined);
      session.clear();
    },
  };
}

/** What the filing form needs of an anonymous access: the session begins with the first photo or with the report itself. */
export function forFiling(access: AnonymousAccess): { api: CitizenApi; upload: AnonymousAccess['uploadPhoto'] } {
  return {
    api: { ...access.api, file: (request) => opened(access, () => access.api.file(request)) },
    upload: (photo, onProgress) => opened(access, () => access.uploadPhoto(photo, onProgress)),
  };
}

async function opened<T>(access: AnonymousAccess, work: () => Promise<T>): Promise<T> {
  await access.open();
  try {
    return await work();
  } catch (error) {
    if (loginNeededFor(error) === null) throw error;
    if (access.isOpen()) return refused();
    await access.open(); // the form lay open longer than the session lasts
    return work();
  }
}

/** Reads as any failure: a login page, which a refusal for want of a login leads to, would name the person. */
function refused(): never {
  throw new Error('an anonymous session is refused');
}
