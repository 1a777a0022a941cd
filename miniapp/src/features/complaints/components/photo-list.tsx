import { useState } from 'react';
import type { PhotoView } from '@zsb/shared/photos';
import { Box } from '../../../ui/elements';
import { Photo } from '../../../ui/photo';
import { PhotoViewer } from '../../../ui/photo-viewer';

interface PhotoListProps {
  /** What they are called by who cannot see them. */
  name?: string;
  photos: PhotoView[];
  addressOf: (path: string) => string;
}

/** The photos of a case; a press enlarges. */
export function PhotoList({ name = '照片', photos, addressOf }: PhotoListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  if (photos.length === 0) return null;
  return (
    <Box className="my-photos">
      {photos.map((photo, index) => (
        <Photo
          key={photo.id}
          className="my-photo"
          src={addressOf(photo.thumbnailUrl)}
          alt={`${name}第 ${index + 1} 张`}
          missing="暂时看不到"
          onEnlarge={() => setOpened(index)}
        />
      ))}
      {opened !== null && <PhotoViewer urls={photos.map(({ url }) => addressOf(url))} first={opened} onClose={() => setOpened(null)} />}
    </Box>
  );
}
