import type { PhotoView } from '@zsb/shared/photos';
import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../ui/dialog';

interface PhotosProps {
  photos: readonly PhotoView[];
  /** The addresses are good for an hour: reading the case again brings new ones. */
  onExpired: () => void;
}

/** Thumbnails; a press shows the photo large, arrow keys go through them. */
export function Photos({ photos, onExpired }: PhotosProps) {
  const [shown, setShown] = useState<number | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  return (
    <>
      <ul className="photos" aria-label="照片">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button type="button" className="photo" onClick={() => setShown(index)}>
              <img
                src={photo.thumbnailUrl}
                alt={`照片 ${index + 1}，点开看大图`}
                width={96}
                height={96}
                loading="lazy"
                onError={() => setIsBroken(true)}
                onLoad={() => setIsBroken(false)}
              />
            </button>
          </li>
        ))}
      </ul>
      {isBroken && (
        <p className="quiet">
          有照片没有显示出来。{' '}
          <Button size="small" onClick={onExpired}>
            重新读取
          </Button>
        </p>
      )}
      {shown !== null && <Preview photos={photos} shown={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </>
  );
}

interface PreviewProps {
  photos: readonly PhotoView[];
  shown: number;
  onShow: (index: number) => void;
  onClose: () => void;
}

function Preview({ photos, shown, onShow, onClose }: PreviewProps) {
  const photo = photos[shown];
  const show = (index: number) => photos[index] && onShow(index);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') show(shown - 1);
    if (key === 'ArrowRight') show(shown + 1);
  };
  return (
    <Dialog label={`照片 ${shown + 1}，共 ${photos.length} 张`} className="preview" onClose={onClose}>
      <div onKeyDown={onKeyDown}>
        {photo && <img src={photo.url} alt={`照片 ${shown + 1}`} width={photo.width} height={photo.height} />}
        <p className="preview__bar">
          <Button onClick={() => show(shown - 1)} disabled={shown === 0}>
            上一张
          </Button>
          <span aria-live="polite">
            {shown + 1} / {photos.length}
          </span>
          <Button onClick={() => show(shown + 1)} disabled={shown === photos.length - 1}>
            下一张
          </Button>
          <Button type="primary" onClick={onClose} autoFocus>
            关闭
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
