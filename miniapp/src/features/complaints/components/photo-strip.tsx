import { useState } from 'react';
import { PHOTO_LIMITS, type PhotoView } from '@zsb/shared/photos';
import type { LoginStep } from '../../../api/messages.zh';
import { Box, Heading, Para, Picture, PressButton, Words } from '../../../ui/elements';
import { FieldError } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Photo } from '../../../ui/photo';
import { PhotoAdd } from '../../../ui/photo-add';
import { PhotoViewer } from '../../../ui/photo-viewer';
import type { PendingPhoto, Photos } from '../use-photos';
import './photo-strip.scss';

interface PhotoStripProps {
  sent: PhotoView[];
  photos: Photos;
  error: string | null;
  /** Address of a picture of the server. */
  addressOf: (path: string) => string;
}

/** The photos of a draft: what has arrived, what is on its way, and room for more. */
export function PhotoStrip({ sent, photos, error, addressOf }: PhotoStripProps) {
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <Box id="photos" className="photo-field">
      <Heading level={2} className="field-label">
        照片（可不填，最多 {PHOTO_LIMITS.perComplaint} 张）
      </Heading>
      <Box className="photo-strip" role="group" label="照片">
        {sent.map((photo, index) => (
          <Box key={photo.id} className="photo">
            <Photo
              className="photo-picture"
              src={addressOf(photo.thumbnailUrl)}
              alt={`照片第 ${index + 1} 张`}
              missing="照片已保存"
              onEnlarge={() => setOpened(index)}
            />
            <Remove index={index} onPress={() => photos.removeSent(photo.id)} />
          </Box>
        ))}
        {photos.pending.map((photo, index) => (
          <Pending key={photo.id} photo={photo} index={sent.length + index} photos={photos} />
        ))}
        {photos.room > 0 && <PhotoAdd room={photos.room} onAdd={photos.add} />}
      </Box>
      {photos.pending.map(
        (photo, index) =>
          photo.error && (
            <Para key={photo.id} className="field-error">
              {`第 ${sent.length + index + 1} 张：${photo.error}`}
            </Para>
          ),
      )}
      <FieldError id="photos" error={error} />
      {opened !== null && <PhotoViewer urls={sent.map(({ url }) => addressOf(url))} first={opened} onClose={() => setOpened(null)} />}
    </Box>
  );
}

const STATES = { failed: '没有传上去', refused: '不能用' } as const;
const WAITS: Record<LoginStep, string> = { login: '登录后上传', phone: '核验后上传', realName: '实名后上传' };

function wordsFor({ state, percent, waitsFor }: PendingPhoto): string {
  if (state === 'sending') return `上传中 ${percent}%`;
  return state === 'waiting' ? WAITS[waitsFor ?? 'login'] : STATES[state];
}

function Pending({ photo, index, photos }: { photo: PendingPhoto; index: number; photos: Photos }) {
  return (
    <Box className={`photo photo-${photo.state}`}>
      <Picture className="photo-picture" src={photo.picked.previewUrl} alt={`照片第 ${index + 1} 张`} />
      <Words className="photo-state">{wordsFor(photo)}</Words>
      {photo.state === 'failed' && (
        <PressButton className="photo-retry" label={`重试第 ${index + 1} 张照片`} onPress={() => photos.retry(photo.id)}>
          重试
        </PressButton>
      )}
      <Remove index={index} onPress={() => photos.removePending(photo.id)} />
    </Box>
  );
}

const Remove = ({ index, onPress }: { index: number; onPress: () => void }) => (
  <PressButton className="photo-remove" label={`移除第 ${index + 1} 张照片`} onPress={onPress}>
    <Box className="photo-remove-mark">
      <Icon name="close" size={16} colour="#FFFFFF" />
    </Box>
  </PressButton>
);
