import { ask, choose } from '../dialogs.ts';
import { unsupported } from '../failures.ts';
import { addressOfFile, fromBase64, hasFile, putTemporary, readFile, toBase64 } from '../file-system.ts';
import { make } from '../layer.ts';
import type { Json, Options } from '../types.ts';
import { ApiFailure, asyncApis } from './call.ts';
import { needsDeclaration, needsScope, privately } from './permissions.ts';

interface Photo {
  path: string;
  size: number;
  width: number;
  height: number;
}

/** The hall of Changsha's government: where this phone stands unless a journey mocks it. */
const HERE = { latitude: 28.228209, longitude: 112.938814 };
const PLACE = { name: '长沙市政务服务中心', address: '湖南省长沙市岳麓区岳麓大道218号', ...HERE };

/** A photo as a camera makes it: JPEG, every one different. */
async function takePhoto(index: number): Promise<Photo> {
  const [width, height] = [640, 480];
  const canvas = make('canvas', {});
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = `hsl(${(index * 67) % 360} 60% 50%)`;
    context.fillRect(0, 0, width, height);
  }
  const bytes = fromBase64(canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '');
  return { path: putTemporary(bytes, 'jpg'), size: bytes.length, width, height };
}

const SOURCES: Record<string, string> = { album: '从手机相册选择', camera: '拍照' };
let photoCount = 0;

/** The one photo that a person takes or picks; several need a mock. */
async function choosePhoto(sources: unknown): Promise<Photo> {
  const offered = (Array.isArray(sources) ? (sources as string[]) : Object.keys(SOURCES)).map((source) => SOURCES[source] ?? source);
  if ((await choose('', offered)) === null) throw new ApiFailure('cancel');
  return takePhoto((photoCount += 1));
}

async function chooseMedia({ sourceType, mediaType }: Options): Promise<Json> {
  const types = (Array.isArray(mediaType) ? mediaType : [mediaType]) as unknown[];
  if (types.length === 1 && types[0] === 'video') throw new ApiFailure(unsupported('a video'));
  const { path, size, width, height } = await choosePhoto(sourceType);
  return { tempFiles: [{ tempFilePath: path, size, width, height, fileType: 'image' }], type: 'image' };
}

async function chooseImage({ sourceType }: Options): Promise<Json> {
  const { path, size } = await choosePhoto(sourceType);
  return { tempFilePaths: [path], tempFiles: [{ path, size }] };
}

async function previewImage({ urls, current }: Options): Promise<void> {
  const list = urls as string[];
  if (!Array.isArray(list) || list.length === 0) throw new ApiFailure('parameter error: parameter.urls should be Array');
  const image = make('img', {});
  const shown = typeof current === 'string' ? current : (list[Number(current ?? 0)] ?? '');
  image.src = addressOfFile(shown) ?? shown;
  image.alt = '预览';
  image.style.maxWidth = '100%';
  // WeChat answers when the preview is open, not when it is closed.
  void ask({ kind: 'sheet', title: '', content: `${list.indexOf(shown) + 1}/${list.length}`, confirm: '返回', cancel: '', body: [image] });
}

async function getImageInfo({ src }: Options): Promise<Json> {
  const path = String(src);
  const bytes = await readFile(path).catch((error: Error) => Promise.reject(new ApiFailure(error.message)));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  return { path, width: bitmap.width, height: bitmap.height, type: bytes[0] === 0x89 ? 'png' : 'jpeg', orientation: 'up' };
}

async function compressImage({ src }: Options): Promise<Json> {
  const bytes = await readFile(String(src as string)).catch((error: Error) => Promise.reject(new ApiFailure(error.message)));
  return { tempFilePath: putTemporary(bytes, 'jpg') };
}

async function chooseLocation(): Promise<Json> {
  const isChosen = await ask({
    kind: 'authorize',
    title: '选择位置',
    content: `${PLACE.name}\n${PLACE.address}`,
    confirm: '确定',
    cancel: '取消',
  });
  if (!isChosen) throw new ApiFailure('cancel');
  return { ...PLACE };
}

async function getLocation(): Promise<Json> {
  await needsScope('scope.userLocation');
  return { ...HERE, speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 };
}

async function openDocument({ filePath }: Options): Promise<void> {
  await readFile(String(filePath as string)).catch((error: Error) => Promise.reject(new ApiFailure(error.message)));
  void ask({ kind: 'sheet', title: '文档', content: String(filePath), confirm: '返回', cancel: '' });
}

async function saveImage({ filePath }: Options): Promise<void> {
  await needsScope('scope.writePhotosAlbum');
  if (!hasFile(String(filePath))) throw new ApiFailure('file not exists');
}

/** Declared in app.json, agreed to in the privacy terms, then done. */
const located = (name: string, work: (options: Options) => unknown) => (options: Options) => {
  needsDeclaration(name);
  return privately(name, () => work(options));
};

export const media: Json = asyncApis({
  chooseMedia: (options) => privately('chooseMedia', () => chooseMedia(options)),
  chooseImage: (options) => privately('chooseImage', () => chooseImage(options)),
  previewImage,
  getImageInfo,
  compressImage,
  saveImageToPhotosAlbum: (options) => privately('saveImageToPhotosAlbum', () => saveImage(options)),
  chooseLocation: located('chooseLocation', chooseLocation),
  getLocation: located('getLocation', getLocation),
  getFuzzyLocation: located('getFuzzyLocation', getLocation),
  openLocation: async ({ name, address }) => {
    void ask({
      kind: 'sheet',
      title: typeof name === 'string' ? name : '位置',
      content: typeof address === 'string' ? address : '',
      confirm: '返回',
      cancel: '',
    });
  },
  openDocument,
});

export const encodings: Json = {
  arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
  base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
};
