import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { DomainError } from '@zsb/shared/errors';
import type { PersonId } from '@zsb/shared/ids';
import { Clock } from '../platform/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { newId } from '../platform/ids.js';
import { PeopleRepository } from './people.repository.js';
import type { Login, LoginKind, Person } from './person.entity.js';

export { maskName } from './domain/document-text.js';

/** Data keys in memory: unwrapping one costs a query, and every case page needs it. */
const CACHED_KEYS = 2000;

/** Persons, the logins that lead to them, and the keys of their fields. */
@Injectable()
export class PeopleService {
  private readonly dataKeys = new Map<PersonId, KeyObject>();

  constructor(
    private readonly people: PeopleRepository,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** The person a login leads to; a new person where the login is new. Inside the caller's unit of work. */
  async findOrRegister(kind: LoginKind, subject: string): Promise<PersonId> {
    const known = await this.people.findLogin(kind, this.subjectHash(kind, subject));
    if (known) return known.personId;
    const id = await this.register({ isAnonymous: false });
    await this.addLogin(id, kind, subject);
    return id;
  }

  /** A new person whom no login leads to yet. Inside the caller's unit of work. */
  async register({ isAnonymous }: Pick<Person, 'isAnonymous'>): Promise<PersonId> {
    const id = newId<PersonId>();
    const dataKey = this.cipher.newDataKey(id);
    await this.people.insertPerson({ id, dataKey, createdAt: this.clock.now(), closedAt: null, isAnonymous });
    return id;
  }

  /** Leads one more login to a person. Inside the caller's unit of work. */
  async addLogin(personId: PersonId, kind: LoginKind, subject: string): Promise<void> {
    const id = newId();
    const subjectCipher = this.cipher.encrypt(await this.dataKey(personId), placeOf(id), subject);
    const subjectHash = this.subjectHash(kind, subject);
    await this.people.insertLogin({ id, personId, kind, subjectHash, subjectCipher, createdAt: this.clock.now() });
  }

  findLogin(kind: LoginKind, subject: string): Promise<Login | null> {
    return this.people.findLogin(kind, this.subjectHash(kind, subject));
  }

  /** The newest subject of one kind in clear, or null: the phone to call, the openid to write to. */
  async subject(personId: PersonId, kind: LoginKind): Promise<string | null> {
    const login = (await this.people.loginsOf(personId)).filter((one) => one.kind === kind).at(-1);
    return login ? this.cipher.decrypt(await this.dataKey(personId), placeOf(login.id), login.subjectCipher) : null;
  }

  /** Null where there is no such person, or the account is closed. */
  findOpen(personId: PersonId): Promise<Pick<Person, 'id' | 'isAnonymous'> | null> {
    return this.people.findOpen(personId);
  }

  /** Nobody else changes what is this person's before the open unit ends. */
  lock(personId: PersonId): Promise<void> {
    return this.people.lock(personId);
  }

  async dataKey(personId: PersonId): Promise<KeyObject> {
    const cached = this.dataKeys.get(personId);
    if (cached) return cached;
    const person = await this.people.findPerson(personId);
    if (!person) throw new DomainError('platform.not-found');
    const key = this.cipher.openDataKey(person.dataKey, personId);
    if (this.dataKeys.size >= CACHED_KEYS) this.dataKeys.delete(this.dataKeys.keys().next().value!);
    this.dataKeys.set(personId, key);
    return key;
  }

  private subjectHash(kind: LoginKind, subject: string): string {
    return this.cipher.lookupHash(`login.${kind}`, subject);
  }
}

const placeOf = (row: string) => ({ table: 'login', column: 'subject', row });
