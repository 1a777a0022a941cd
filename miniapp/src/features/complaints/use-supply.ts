import type { CitizenApi } from '../../api/citizen-api';
import { usePhotos, type Photos, type PhotosParts } from './use-photos';
import { useReply, type Reply, type ReplyParts } from './use-reply';

export interface SupplyParts extends Omit<ReplyParts, 'rule' | 'send'>, PhotosParts {
  api: Pick<CitizenApi, 'supply'>;
}

export interface Supply {
  reply: Reply;
  photos: Photos;
  submit: () => void;
}

const RULE = { id: 'supply', name: '补充内容', min: 1, missing: '请写下要补充的内容。只有照片时，写一句说明即可。' };

/** What the office asked the person for: words and photos, sent together. */
export function useSupply(parts: SupplyParts): Supply {
  const reply = useReply({
    ...parts,
    rule: RULE,
    send: (command, { text, photos }) =>
      parts.api.supply(parts.complaint.id, { ...command, text, photoIds: photos.map((photo) => photo.id) }),
  });
  const photos = usePhotos(reply.handle, parts);
  return { reply, photos, submit: () => reply.submit(photos.obstacle) };
}
