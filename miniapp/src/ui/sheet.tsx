import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icon';
import './sheet.scss';

export interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A choice laid over the page. The browser's own dialog: keeps the focus inside, Escape closes, the page behind is inert. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && typeof element.showModal === 'function') element.showModal();
    else element?.setAttribute('open', '');
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <div className="sheet-head">
        <h2 id="sheet-title" className="h sheet-title">
          {title}
        </h2>
        <button type="button" className="button sheet-close" aria-label="关闭" onClick={onClose}>
          <Icon name="close" size={24} />
        </button>
      </div>
      <div className="sheet-body">{children}</div>
    </dialog>
  );
}
