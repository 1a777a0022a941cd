import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { PHOTO_LIMITS, type PhotoView } from '@zsb/shared/photos';
import { loginNeededFor, sentenceFor } from '../../api/messages.zh';
import type { PickedPhoto } from '../../platform/photo-types';
import type { DraftHandle } from './use-draft';

/** A photo on its way to the server. `waiting` until the person has logged in. */
export interface PendingPhoto {
  id: string;
  picked: PickedPhoto;
  state: 'sending' | 'failed' | 'waiting';
  percent: number;
  error: string | null;
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
  /** Why it cannot be filed yet; null when every photo has arrived. */
  obstacle: string | null;
}

/** Photos of a draft: each is sent when it is added, keeps its own progress and its own retry. */
export function usePhotos({ draft, change }: DraftHandle, parts: PhotosParts): Photos {
  const [pending, setPending] = useState<PendingPhoto[]>([]);
  const drop = useCallback((id: string) => setPending((all) => all.filter((photo) => photo.id !== id)), []);
  const send = useSender({ pending, setPending, drop, change, parts });
  const room = PHOTO_LIMITS.perComplaint - draft.photos.length - pending.length;
  return {
    pending,
    room,
    add: (picked) => {
      const fresh = picked.slice(0, room).map((photo) => pendingFrom(photo, parts.newKey()));
      setPending((all) => [...all, ...fresh]);
      fresh.filter(({ state }) => state === 'sending').forEach((photo) => void send(photo));
    },
    retry: (id) =>
      pending.filter((photo) => photo.id === id && photo.picked.bytes <= PHOTO_LIMITS.bytes).forEach((photo) => void send(photo)),
    removePending: (id) => {
      pending.filter((photo) => photo.id === id).forEach(({ picked }) => parts.dropPreview(picked.previewUrl));
      drop(id);
    },
    removeSent: (id) => change((now) => ({ photos: now.photos.filter((photo) => photo.id !== (id as PhotoView['id'])) })),
    obstacle: obstacleOf(pending, draft.photos.length),
  };
}

interface SenderParts {
  pending: PendingPhoto[];
  setPending: Dispatch<SetStateAction<PendingPhoto[]>>;
  drop: (id: string) => void;
  change: DraftHandle['change'];
  parts: PhotosParts;
}

function useSender({ pending, setPending, drop, change, parts }: SenderParts): (photo: PendingPhoto) => Promise<void> {
  const latest = useRef({ upload: parts.upload, pending });
  useEffect(() => {
    latest.current = { upload: parts.upload, pending };
  });
  const send = useCallback(
    async ({ id, picked }: PendingPhoto) => {
      const patch = (part: Partial<PendingPhoto>): void =>
        setPending((all) => all.map((photo) => (photo.id === id ? { ...photo, ...part } : photo)));
      patch({ state: 'sending', percent: 0, error: null });
      try {
        const sent = await latest.current.upload(picked, (percent) => patch({ percent }));
        // Removed while it was on its way: it stays off the draft.
        if (!latest.current.pending.some((photo) => photo.id === id)) return;
        drop(id);
        change((now) => ({ photos: [...now.photos, sent] }));
      } catch (error) {
        const waits = loginNeededFor(error) !== null;
        patch({ state: waits ? 'waiting' : 'failed', error: waits ? null : sentenceFor(error) });
      }
    },
    [setPending, drop, change],
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
    state: isTooLarge ? 'failed' : 'sending',
    percent: 0,
    error: isTooLarge ? '这张照片超过 10 MB。请换一张小一些的。' : null,
  };
}

function obstacleOf(pending: PendingPhoto[], sent: number): string | null {
  const failed = pending.findIndex(({ state }) => state === 'failed');
  if (failed >= 0) return `照片第 ${sent + failed + 1} 张没有传上去，文字已保存。请检查网络后点重试，或移除这张再提交。`;
  return pending.some(({ state }) => state === 'sending') ? '照片还在上传，传完后就可以提交。文字已保存。' : null;
}
