import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Keys, NamedKey } from './keys.js';

/** Where a value is stored. Bound into the cipher text, so that a value moved to another row or column does not open. */
export interface FieldPlace {
  table: string;
  column: string;
  row: string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts typed identity fields (name, phone, address line …) with a data key per person; the data key itself is stored
 * wrapped by a key of the key file. Destroying a person's wrapped key makes all of their fields unreadable.
 */
export class FieldCipher {
  constructor(private readonly keys: Keys) {}

  /** A new data key for a person: the wrapped form to store beside the person's row. */
  newDataKey(personId: string): string {
    return this.wrap(randomBytes(32), personId);
  }

  openDataKey(wrapped: string, personId: string): KeyObject {
    const [id = '', sealed = ''] = wrapped.split(':');
    const place = { table: 'person', column: 'data_key', row: personId };
    return createSecretKey(open(this.masterById(id), Buffer.from(sealed, 'base64'), aad(place)));
  }

  encrypt(dataKey: KeyObject, place: FieldPlace, value: string): string {
    return seal(dataKey, Buffer.from(value, 'utf8'), aad(place)).toString('base64');
  }

  decrypt(dataKey: KeyObject, place: FieldPlace, cipherText: string): string {
    return open(dataKey, Buffer.from(cipherText, 'base64'), aad(place)).toString('utf8');
  }

  /** For secrets that belong to no person: encrypted by the key file's first field key, opened by any of them. */
  encryptByMaster(place: FieldPlace, value: string): string {
    const { id, key } = this.master();
    return `${id}:${seal(key, Buffer.from(value, 'utf8'), aad(place)).toString('base64')}`;
  }

  decryptByMaster(place: FieldPlace, cipherText: string): string {
    const [id = '', sealed = ''] = cipherText.split(':');
    return open(this.masterById(id), Buffer.from(sealed, 'base64'), aad(place)).toString('utf8');
  }

  /** Keyed hash of a normalised value, for unique indexes and look-ups. `purpose` keeps the hashes of two columns apart. */
  lookupHash(purpose: string, normalised: string): string {
    return createHmac('sha256', this.keys.lookup).update(`${purpose}\u0000${normalised}`).digest('base64url');
  }

  private wrap(dataKey: Buffer, personId: string): string {
    const { id, key } = this.master();
    return `${id}:${seal(key, dataKey, aad({ table: 'person', column: 'data_key', row: personId })).toString('base64')}`;
  }

  private master(): NamedKey {
    const [first] = this.keys.fields;
    if (!first) throw new Error('the key file has no field key');
    return first;
  }

  private masterById(id: string): KeyObject {
    const master = this.keys.fields.find((key) => key.id === id);
    if (!master) throw new Error(`field key ${id} is not in the key file`);
    return master.key;
  }
}

const aad = (place: FieldPlace): Buffer => Buffer.from(`${place.table}\u0000${place.column}\u0000${place.row}`, 'utf8');

function seal(key: KeyObject, clear: Buffer, additional: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(additional);
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(key: KeyObject, sealed: Buffer, additional: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(additional);
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
