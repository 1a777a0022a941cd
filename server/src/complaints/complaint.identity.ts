import { Injectable } from '@nestjs/common';
import type { FileComplaintRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintId, PersonId } from '@zsb/shared/ids';
import { maskMobile } from '@zsb/shared/phone';
import { maskName, PeopleService } from '../people/people.service.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { Complaint } from './complaint.entity.js';

type SealedFields = Pick<
  Complaint,
  'addressCipher' | 'contactNameCipher' | 'contactPhoneCipher' | 'contactPhoneHash' | 'contactTailHash' | 'requestHash'
>;

/** The typed identity fields of a complaint: sealed when it is filed, opened for those who may read them. */
@Injectable()
export class ComplaintIdentity {
  constructor(
    private readonly people: PeopleService,
    private readonly cipher: FieldCipher,
  ) {}

  async seal(id: ComplaintId, personId: PersonId, request: FileComplaintRequest): Promise<SealedFields> {
    const key = await this.people.dataKey(personId);
    const seal = (column: string, value: string) => this.cipher.encrypt(key, placeOf(column, id), value);
    // A session of level L2 has a phone behind it, or is nobody's.
    const phone = request.contact?.phone ?? (await this.people.subject(personId, 'phone')) ?? '';
    return {
      addressCipher: seal('address', request.place.address.trim()),
      contactNameCipher: request.contact ? seal('contact_name', request.contact.name.trim()) : null,
      contactPhoneCipher: seal('contact_phone', phone),
      contactPhoneHash: this.phoneHash(phone),
      contactTailHash: this.tailHash(phone.slice(-4)),
      requestHash: this.cipher.lookupHash('complaint.request', canonicalJson(request)),
    };
  }

  /** The same fields for another case of the same person: cipher text is bound to its row. */
  async copy(original: Complaint, id: ComplaintId): Promise<Omit<SealedFields, 'requestHash'>> {
    const { personId, contactNameCipher, contactPhoneHash, contactTailHash } = original;
    const key = await this.people.dataKey(personId);
    const seal = (column: string, value: string) => this.cipher.encrypt(key, placeOf(column, id), value);
    const { name, phone } = await this.contact(original);
    return {
      addressCipher: seal('address', await this.address(original)),
      contactNameCipher: contactNameCipher === null ? null : seal('contact_name', name),
      contactPhoneCipher: seal('contact_phone', phone),
      contactPhoneHash,
      contactTailHash,
    };
  }

  async address({ id, personId, addressCipher }: Complaint): Promise<string> {
    return this.cipher.decrypt(await this.people.dataKey(personId), placeOf('address', id), addressCipher);
  }

  /** In clear: for an audited act only. */
  async contact({ id, personId, contactNameCipher, contactPhoneCipher }: Complaint): Promise<{ name: string; phone: string }> {
    const key = await this.people.dataKey(personId);
    const open = (column: string, value: string) => this.cipher.decrypt(key, placeOf(column, id), value);
    return {
      name: contactNameCipher === null ? '' : open('contact_name', contactNameCipher),
      phone: open('contact_phone', contactPhoneCipher),
    };
  }

  /** `李* 138****1234`; `匿名` where nobody is known; null where the citizen hid it. */
  async maskedContact(complaint: Complaint): Promise<{ name: string; phone: string } | null> {
    if (complaint.isAnonymous) return { name: '匿名', phone: '' };
    if (!isIdentityShown(complaint)) return null;
    const { name, phone } = await this.contact(complaint);
    return { name: maskName(name), phone: maskMobile(phone) };
  }

  phoneHash(phone: string): string {
    return this.cipher.lookupHash('complaint.phone', phone);
  }

  tailHash(lastFour: string): string {
    return this.cipher.lookupHash('complaint.tail', lastFour);
  }
}

/** The office sees nobody who asked not to be named, and no whistle-blower 举报. */
export const isIdentityShown = ({ hideName, kind }: Complaint): boolean => !hideName && kind !== 'report';

/** The same text for the same contents, in whatever order a client wrote the fields. */
const canonicalJson = (request: object): string =>
  JSON.stringify(request, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const placeOf = (column: string, row: string) => ({ table: 'complaint', column, row });
