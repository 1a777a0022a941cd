/**
 * A random UUID (version 4) for client and command keys. `crypto.randomUUID` is missing in the mini-program and on pages without
 * https; where there is no secure source the keys need only be unlikely to repeat, never secret.
 */
export function randomUuid(): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  if (typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function') {
    crypto.getRandomValues(new Uint8Array(16)).forEach((byte, index) => (bytes[index] = byte));
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
