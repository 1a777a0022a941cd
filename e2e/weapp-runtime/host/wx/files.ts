import { fromBase64, hasFile, listFiles, readFile, readFileNow, removeFile, toBase64, writeFile } from '../file-system.ts';
import { unsupported } from '../failures.ts';
import type { Json, Options } from '../types.ts';
import { ApiFailure, asyncApi } from './call.ts';

const asString = (value: unknown): string => String(value);

function encode(data: unknown, encoding: unknown): Uint8Array<ArrayBuffer> {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return encoding === 'base64' ? fromBase64(asString(data)) : new TextEncoder().encode(asString(data));
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding: unknown): unknown {
  if (encoding === undefined) return bytes.slice().buffer;
  return encoding === 'base64' ? toBase64(bytes) : new TextDecoder().decode(bytes);
}

const stats = (path: string): Json => ({ stats: { size: readFileNow(path).length, isFile: () => true, isDirectory: () => false } });

function access(path: string): void {
  if (!hasFile(path)) throw new Error(`no such file or directory, access "${path}"`);
}

function list(path: string): string[] {
  const folder = `${path.replace(/\/$/, '')}/`;
  return listFiles().flatMap(([name]) => (name.startsWith(folder) ? [name.slice(folder.length)] : []));
}

function copy(from: string, to: string): void {
  writeFile(to, readFileNow(from));
}

const METHODS: Record<string, (options: Options) => unknown> = {
  access: ({ path }) => access(asString(path)),
  readFile: async ({ filePath, encoding }) => ({ data: decode(await readFile(asString(filePath)), encoding) }),
  writeFile: ({ filePath, data, encoding }) => writeFile(asString(filePath), encode(data, encoding)),
  unlink: ({ filePath }) => removeFile(asString(filePath)),
  stat: ({ path }) => stats(asString(path)),
  getFileInfo: ({ filePath }) => ({ size: readFileNow(asString(filePath)).length }),
  readdir: ({ dirPath }) => ({ files: list(asString(dirPath)) }),
  mkdir: () => undefined,
  copyFile: ({ srcPath, destPath }) => copy(asString(srcPath), asString(destPath)),
  saveFile: ({ tempFilePath, filePath }) => (copy(asString(tempFilePath), asString(filePath)), { savedFilePath: filePath }),
};

const SYNC: Json = {
  accessSync: access,
  readFileSync: (path: string, encoding?: string) => decode(readFileNow(path), encoding),
  writeFileSync: (path: string, data: unknown, encoding?: string) => writeFile(path, encode(data, encoding)),
  unlinkSync: removeFile,
  statSync: (path: string) => stats(path)['stats'],
  readdirSync: list,
  mkdirSync: () => undefined,
  copyFileSync: copy,
};

const inWords = (work: (options: Options) => unknown) => async (options: Options) => {
  try {
    return await work(options);
  } catch (error) {
    throw new ApiFailure((error as Error).message);
  }
};

const manager: Json = {
  ...Object.fromEntries(Object.entries(METHODS).map(([name, work]) => [name, asyncApi(name, inWords(work))])),
  ...SYNC,
};

/** `wx.getFileSystemManager()`: files in memory, folders only as parts of names. */
export const getFileSystemManager = (): Json =>
  new Proxy(manager, {
    get: (target, name: string) => {
      if (name in target || typeof name !== 'string' || name === 'then') return target[name];
      throw new Error(unsupported(`FileSystemManager.${name}`));
    },
  });
