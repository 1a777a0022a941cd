import { usePhotos, type Photos, type PhotosParts } from './use-photos';
import { useReply, type Reply, type ReplyParts } from './use-reply';

export interface SupplyParts extends ReplyParts, PhotosParts {}

export interface Supply {
  reply: Reply;
  photos: Photos;
  submit: () => void;
}

/** Words and photos on a case, sent together: what the office asked for 补充, or what the person adds unasked 补充说明. */
export function useSupply(parts: SupplyParts): Supply {
  const reply = useReply(parts);
  const photos = usePhotos(reply.handle, parts);
  return { reply, photos, submit: () => reply.submit(photos.obstacle) };
}
