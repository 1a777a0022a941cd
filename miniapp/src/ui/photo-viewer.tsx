import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import './photo-viewer.scss';

export interface PhotoViewerProps {
  /** Addresses of the whole pictures, in the order of the page. */
  urls: string[];
  /** Which one was pressed, from 0. */
  first: number;
  onClose: () => void;
}

/** Photos one by one, as large as the window. The browser's own dialog: Escape closes it; arrow keys turn. */
export function PhotoViewer({ urls, first, onClose }: PhotoViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(first);
  const turn = (by: number): void => setIndex((now) => Math.min(Math.max(now + by, 0), urls.length - 1));
  useEffect(() => {
    const element = dialog.current;
    if (element && typeof element.showModal === 'function') element.showModal();
    else element?.setAttribute('open', '');
  }, []);
  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={`照片第 ${index + 1} 张，共 ${urls.length} 张`}
      onClose={onClose}
      onKeyDown={({ key }) => (key === 'ArrowLeft' ? turn(-1) : key === 'ArrowRight' && turn(1))}
    >
      <div className="viewer-head">
        <span className="viewer-count" aria-live="polite">{`${index + 1} / ${urls.length}`}</span>
        <button type="button" className="button viewer-button" aria-label="关闭" onClick={onClose}>
          <Icon name="close" size={24} />
        </button>
      </div>
      <img className="viewer-picture" src={urls[index]} alt={`照片第 ${index + 1} 张`} />
      {urls.length > 1 && (
        <div className="viewer-foot">
          <button type="button" className="button viewer-button" aria-label="上一张" disabled={index === 0} onClick={() => turn(-1)}>
            <Icon name="back" size={24} />
          </button>
          <button
            type="button"
            className="button viewer-button"
            aria-label="下一张"
            disabled={index === urls.length - 1}
            onClick={() => turn(1)}
          >
            <Icon name="next" size={24} />
          </button>
        </div>
      )}
    </dialog>
  );
}
