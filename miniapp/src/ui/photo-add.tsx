import { useRef } from 'react';
import { PHOTO_LIMITS } from '@zsb/shared/photos';
import { toPicked } from '../platform/photos';
import type { PickedPhoto } from '../platform/photo-types';
import { Icon } from './icon';

export interface PhotoAddProps {
  /** How many more there may be. */
  room: number;
  onAdd: (photos: PickedPhoto[]) => void;
}

/** Opens the phone's own choice of camera and album. A real file field, so that keyboards and screen readers reach it. */
export function PhotoAdd({ room, onAdd }: PhotoAddProps) {
  const input = useRef<HTMLInputElement>(null);
  const add = (files: FileList | null): void => {
    onAdd(
      Array.from(files ?? [])
        .slice(0, room)
        .map(toPicked),
    );
    if (input.current) input.current.value = ''; // the same file may be chosen again
  };
  return (
    <label className="photo photo-add">
      <input
        ref={input}
        className="photo-input"
        type="file"
        accept={PHOTO_LIMITS.types.join(',')}
        multiple={room > 1}
        onChange={(event) => add(event.target.files)}
      />
      <Icon name="camera" size={28} />
      添加照片
    </label>
  );
}
