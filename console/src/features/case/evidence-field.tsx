import { caseworkApi } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import { PHOTO_LIMITS, type PhotoView } from '@zsb/shared/photos';
import { Button } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { sendFile } from '../../api/client';
import { errorSentence } from '../../api/messages.zh';
import { Sentence } from '../../ui/sentence';
import { fileGap } from './evidence-rules';

interface EvidenceFieldProps {
  view: CaseView;
  photos: readonly PhotoView[];
  onChange: (photos: PhotoView[]) => void;
}

const INPUT = 'evidence-input';

/** 佐证照片: each is sent on its own as soon as it is chosen; the answer then only names them. */
export function EvidenceField({ view, photos, onChange }: EvidenceFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { sentence, isSending, add } = useUploads(view, photos, onChange);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.target.files ?? [])]);
    // The same file chosen again is a new choice.
    event.target.value = '';
  };
  return (
    <div className="field" role="group" aria-labelledby="evidence-label">
      <span id="evidence-label" className="field__label">
        佐证照片（可不传）
      </span>
      {photos.length > 0 && (
        <ul className="photos" aria-label="已传的佐证照片">
          {photos.map((photo, index) => (
            <li key={photo.id} className="evidence">
              <img src={photo.thumbnailUrl} alt={`佐证照片 ${index + 1}`} width={72} height={72} />
              <Button
                size="small"
                aria-label={`移除佐证照片 ${index + 1}`}
                onClick={() => onChange(photos.filter(({ id }) => id !== photo.id))}
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        id={INPUT}
        type="file"
        accept={PHOTO_LIMITS.types.join(',')}
        multiple
        hidden
        aria-label="选择佐证照片"
        onChange={choose}
      />
      <div className="evidence__bar">
        <Button loading={isSending} disabled={photos.length >= PHOTO_LIMITS.perComplaint} onClick={() => input.current?.click()}>
          添加照片
        </Button>
        <span className="quiet">最多 {PHOTO_LIMITS.perComplaint} 张，每张不超过 10 MB。办理现场的照片能让答复更可信。</span>
      </div>
      {sentence && <Sentence kind="error">{sentence}</Sentence>}
    </div>
  );
}

function useUploads(view: CaseView, photos: readonly PhotoView[], onChange: (photos: PhotoView[]) => void) {
  const [isSending, setIsSending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const add = async (files: readonly File[]) => {
    setSentence(null);
    setIsSending(true);
    const sent = [...photos];
    for (const file of files) {
      const gap = fileGap(file, sent.length);
      const failure = gap ?? (await upload(view, file, sent));
      if (failure) {
        setSentence(`“${file.name}”没有传上去：${failure}`);
        break;
      }
      onChange([...sent]);
    }
    setIsSending(false);
  };
  return { isSending, sentence, add: (files: readonly File[]) => void add(files) };
}

/** Adds the uploaded photo to `sent`; answers why not, where it did not arrive. */
async function upload(view: CaseView, file: File, sent: PhotoView[]): Promise<string | null> {
  try {
    sent.push(await sendFile(caseworkApi.uploadEvidence, { params: { id: view.id } }, file));
    return null;
  } catch (error) {
    return errorSentence(error);
  }
}
