import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { PersonId } from '@zsb/shared/ids';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { newId } from '../platform/ids.js';
import type { RealName } from './domain/real-name.js';
import type { IdentityDocument } from './identity-document.entity.js';
import { IdentityDocumentsRepository } from './identity-documents.repository.js';
import { PeopleService } from './people.service.js';

/** The confirmed documents of persons, encrypted with the person's data key. */
@Injectable()
export class IdentityDocuments {
  constructor(
    private readonly documents: IdentityDocumentsRepository,
    private readonly people: PeopleService,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what the public security has confirmed: with the person the document leads to already, else with `personId`. A
   * person has one number of a resident card for life. Inside the caller's unit of work, as its first statement.
   * @throws `identity.other-document` where the person has another resident card
   */
  async keep(personId: PersonId, confirmed: RealName): Promise<IdentityDocument> {
    await this.documents.lockPerson(personId);
    const known = await this.documents.findByNumber(confirmed.kind, this.numberHash(confirmed));
    return known ? this.reconfirm(known, confirmed) : this.add(personId, confirmed);
  }

  /** Name and number to show for a person: of the resident card, else of the document that was confirmed last; null without any. */
  async shown(personId: PersonId): Promise<{ name: string; number: string } | null> {
    const all = await this.documents.ofPerson(personId);
    const document = all.find(({ kind }) => kind === 'resident-id') ?? all[0];
    if (!document) return null;
    const key = await this.people.dataKey(personId);
    return {
      name: this.cipher.decrypt(key, placeOf('name', document.id), document.nameCipher),
      number: this.cipher.decrypt(key, placeOf('number', document.id), document.numberCipher),
    };
  }

  private async add(personId: PersonId, confirmed: RealName): Promise<IdentityDocument> {
    const { kind, name, number } = confirmed;
    const others = await this.documents.ofPerson(personId);
    if (kind === 'resident-id' && others.some((one) => one.kind === kind)) throw new DomainError('identity.other-document');
    const id = newId();
    const key = await this.people.dataKey(personId);
    const document: IdentityDocument = {
      id,
      personId,
      kind,
      numberHash: this.numberHash(confirmed),
      numberCipher: this.cipher.encrypt(key, placeOf('number', id), number),
      nameCipher: this.cipher.encrypt(key, placeOf('name', id), name),
      confirmedAt: this.clock.now(),
    };
    await this.documents.insert(document);
    return document;
  }

  /** People change their names, not their numbers: the name confirmed last is theirs. */
  private async reconfirm(known: IdentityDocument, { name }: RealName): Promise<IdentityDocument> {
    const nameCipher = this.cipher.encrypt(await this.people.dataKey(known.personId), placeOf('name', known.id), name);
    await this.documents.reconfirm(known.id, nameCipher, this.clock.now());
    return known;
  }

  private numberHash({ kind, number }: RealName): string {
    return this.cipher.lookupHash(`document.${kind}`, number);
  }
}

const placeOf = (column: 'name' | 'number', row: string) => ({ table: 'identity_document', column, row });
