/** Files of the mini-program in memory: temporary ones and those under `USER_DATA_PATH`. */
export const USER_DATA_PATH = 'wxfile://usr';
const TEMPORARY = 'http://tmp/';

const files = new Map<string, Uint8Array<ArrayBuffer>>();
const addresses = new Map<string, string>();
let count = 0;

/** Limit of a mini-program's own folder: 200 MB. */
const MOST_BYTES = 200 * 1024 * 1024;

export function putTemporary(bytes: Uint8Array<ArrayBuffer>, ending: string): string {
  count += 1;
  const path = `${TEMPORARY}file-${count}.${ending}`;
  files.set(path, bytes);
  return path;
}

export const listFiles = (): [string, Uint8Array<ArrayBuffer>][] => [...files];

/** Throws in WeChat's words when the own folder is full or the path is not writable. */
export function writeFile(path: string, bytes: Uint8Array<ArrayBuffer>): void {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Error(`permission denied, open "${path}"`);
  const used = listFiles().reduce((sum, [name, { length }]) => (name.startsWith(USER_DATA_PATH) && name !== path ? sum + length : sum), 0);
  if (used + bytes.length > MOST_BYTES) throw new Error('the maximum size of the file storage limit is exceeded');
  forgetAddress(path);
  files.set(path, bytes);
}

export function removeFile(path: string): void {
  if (!files.delete(path)) throw new Error(`no such file or directory, unlink "${path}"`);
  forgetAddress(path);
}

export const hasFile = (path: string): boolean => files.has(path);

/** Bytes of a temporary or own file, or of one that came with the mini-program. Throws in WeChat's words. */
export async function readFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = files.get(path);
  if (known) return known;
  if (!/^(https?|wxfile):/.test(path)) {
    const answer = await fetch(`/${path.replace(/^\//, '')}`);
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  }
  throw new Error(`no such file or directory, open "${path}"`);
}

/** As `readFile`, for files that are in memory. */
export function readFileNow(path: string): Uint8Array<ArrayBuffer> {
  const known = files.get(path);
  if (!known) throw new Error(`no such file or directory, open "${path}"`);
  return known;
}

/** An address under which the page can draw the file, `null` for everything that is none of these files. */
export function addressOfFile(path: string): string | null {
  const bytes = files.get(path);
  if (!bytes) return null;
  const known = addresses.get(path) ?? URL.createObjectURL(new Blob([bytes]));
  addresses.set(path, known);
  return known;
}

function forgetAddress(path: string): void {
  const address = addresses.get(path);
  if (address) URL.revokeObjectURL(address);
  addresses.delete(path);
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
