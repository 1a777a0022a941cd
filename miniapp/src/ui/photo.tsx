import { useState } from 'react';
import { Box, Picture, PressButton } from './elements';
import './photo.scss';

interface PhotoProps {
  src: string;
  alt: string;
  className: string;
  /** Shown in its place when it cannot be drawn. */
  missing: string;
  onEnlarge?: () => void;
}

/** A picture of the server. Its address runs out after an hour, so a picture that does not come is a quiet place, not a torn one. */
export function Photo({ src, alt, className, missing, onEnlarge }: PhotoProps) {
  const [broken, setBroken] = useState('');
  if (broken === src) {
    return <Box className={`${className} photo-missing`}>{missing}</Box>;
  }
  const picture = <Picture className={className} src={src} alt={alt} onBroken={() => setBroken(src)} />;
  if (onEnlarge === undefined) return picture;
  return (
    <PressButton className="photo-press" label={`放大${alt}`} onPress={onEnlarge}>
      {picture}
    </PressButton>
  );
}
