import sharp from 'sharp';

export interface PhotoOptions {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp';
  /** EXIF orientation, 1–8. */
  orientation?: number;
  /** Writes a place and a camera into the metadata. */
  exif?: boolean;
}

/** A picture whose left half is red and whose right half is blue, so that a test sees how it was turned. */
export async function aPhoto({ width = 64, height = 48, format = 'jpeg', orientation, exif = false }: PhotoOptions = {}): Promise<Buffer> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: '#0000ff' } })
    .png()
    .toBuffer();
  let picture = sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: width - half.width, top: 0 },
  ]);
  if (exif) {
    picture = picture.withExif({
      IFD0: { Make: 'PLANTED-CAMERA' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 12/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 56/1 0/1' },
    });
  }
  if (orientation !== undefined) picture = picture.withMetadata({ orientation });
  return picture.toFormat(format).toBuffer();
}

/** A multipart body with one file, and the header that goes with it. */
export function asUpload(file: Buffer, field = 'file', fileName = 'a.jpg'): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'zsb-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${fileName}"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
