import { useCallback, useEffect, useRef, useState, type Dispatch, type MutableRefObject, type SetStateAction } from 'react';
import { ProblemError } from '@zsb/shared/errors';
import { PHOTO_LIMITS, type PhotoView } from '@zsb/shared/photos';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';
import type { PickedPhoto } from '../../platform/photo-types';

/** A photo on its way to the server. `waiting` until the person has logged in or has given a phone number. */
export interface PendingPhoto {
  id: string;
  picked: PickedPhoto;
  /** `refused` cannot be sent at all: another one has to be chosen. */
  state: 'sending' | 'failed' | 'refused' | 'waiting';
  /** What it is `waiting` for: in WeChat people are logged in, and only the phone number is missing. */
  waitsFor: LoginStep | null;
  percent: number;
  error: string | null;
}

/** The draft that the photos belong to. */
export interface PhotosOwner {
  draft: { photos: PhotoView[] };
  change: (update: (now: { photos: PhotoView[] }) => { photos: PhotoView[] }) => void;
}

export interface PhotosParts {
  upload: (photo: PickedPhoto, onProgress: (percent: number) => void) => Promise<PhotoView>;
  dropPreview: (previewUrl: string) => void;
  newKey: () => string;
  /** Changes when the person logs in or reaches a higher level: photos held back until then go out. */
  loginKey: string | null;
}

export interface Photos {
  pending: PendingPhoto[];
  /** How many more may be added. */
  room: number;
  add: (picked: PickedPhoto[]) => void;
  retry: (id: string) => void;
  removePending: (id: string) => void;
  removeSent: (id: string) => void;
  /** Takes all of them off, those under way included. */
  clear: () => void;
  /** Why it cannot be filed yet; null when every photo has arrived. */
  obstacle: string | null;
}

/** Photos of a draft: each is sent when it is added, keeps its own progress and its own retry. */
export function usePhotos({ draft, change }: PhotosOwner, parts: PhotosParts): Photos {
  const [pending, setPending] = useState<PendingPhoto[]>([]);
  const removed = useRef(new Set<string>());
  const send = useSender({ pending, setPending, removed, change, parts });
  const drop = (dropped: PendingPhoto[]): void => {
    dropped.forEach(({ id, picked }) => {
      removed.current.add(id);
      parts.dropPreview(picked.previewUrl);
    });
    setPending((all) => all.filter(({ id }) => !removed.current.has(id)));
  };
  const room = PHOTO_LIMITS.perComplaint - draft.photos.length - pending.length;
  return {
    pending,
    room,
    add: (picked) => {
      const fresh = picked.slice(0, room).map((photo) => pendingFrom(photo, parts.newKey()));
      setPending((all) => [...all, ...fresh]);
      fresh.filter(({ state }) => state === 'sending').forEach((photo) => void send(photo));
    },
    retry: (id) => pending.filter((photo) => photo.id === id).forEach((photo) => void send(photo)),
    removePending: (id) => drop(pending.filter((photo) => photo.id === id)),
    removeSent: (id) => change((now) => ({ photos: now.photos.filter((photo) => photo.id !== (id as PhotoView['id'])) })),
    clear: () => {
      drop(pending);
      change(() => ({ photos: [] }));
    },
    obstacle: obstacleOf(pending, draft.photos.length),
  };
}

interface SenderParts {
  pending: PendingPhoto[];
  setPending: Dispatch<SetStateAction<PendingPhoto[]>>;
  removed: MutableRefObject<Set<string>>;
  change: PhotosOwner['change'];
  parts: PhotosParts;
}

function useSender({ pending, setPending, removed, change, parts }: SenderParts): (photo: PendingPhoto) => Promise<void> {
  const latest = useRef({ parts, pending, change });
  useEffect(() => {
    latest.current = { parts, pending, change };
  });
  const send = useCallback(
    async ({ id, picked }: PendingPhoto) => {
      const patch = (part: Partial<PendingPhoto>): void =>
        setPending((all) => all.map((photo) => (photo.id === id ? { ...photo, ...part } : photo)));
      patch({ state: 'sending', percent: 0, error: null });
      try {
        const sent = await latest.current.parts.upload(picked, (percent) => patch({ percent }));
        // Removed while it was on its way: it stays off the draft.
        if (removed.current.has(id)) return;
        latest.current.parts.dropPreview(picked.previewUrl);
        setPending((all) => all.filter((photo) => photo.id !== id));
        latest.current.change((now) => ({ photos: [...now.photos, sent] }));
      } catch (error) {
        const waitsFor = loginNeededFor(error);
        if (waitsFor !== null) patch({ state: 'waiting', waitsFor });
        else patch({ state: isRefusal(error) ? 'refused' : 'failed', error: sentenceFor(error) });
      }
    },
    [setPending, removed],
  );
  useEffect(() => {
    if (parts.loginKey !== null) latest.current.pending.filter(({ state }) => state === 'waiting').forEach((photo) => void send(photo));
  }, [parts.loginKey, send]);
  return send;
}

function pendingFrom(picked: PickedPhoto, id: string): PendingPhoto {
  const isTooLarge = picked.bytes > PHOTO_LIMITS.bytes;
  return {
    id,
    picked,
    state: isTooLarge ? 'refused' : 'sending',
    waitsFor: null,
    percent: 0,
    error: isTooLarge ? '这张照片超过 10 MB。请换一张小一些的。' : null,
  };
}

// The same file would be refused again.
const isRefusal = (error: unknown): boolean => error instanceof ProblemError && [400, 413, 415].includes(error.problem.status);

function obstacleOf(pending: PendingPhoto[], sent: number): string | null {
  const which = (state: PendingPhoto['state']): number => pending.findIndex((photo) => photo.state === state);
  if (which('refused') >= 0) return `照片第 ${sent + which('refused') + 1} 张不能用，文字已保存。请移除这张，或换一张再提交。`;
  if (which('failed') >= 0) return `照片第 ${sent + which('failed') + 1} 张没有传上去，文字已保存。请检查网络后点重试，或移除这张再提交。`;
  return which('sending') >= 0 ? '照片还在上传，传完后就可以提交。文字已保存。' : null;
}
