import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, PersonId, PhotoId, StaffId } from '@zsb/shared/ids';
import type { PhotoView } from '@zsb/shared/photos';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { JobsQueue } from '../platform/jobs/jobs.queue.js';
import { PhotoLinks } from './photo-links.js';
import { processPhoto } from './photo-processing.js';
import { PhotoStore, type PhotoSize } from './photo.store.js';
import type { Photo } from './photo.entity.js';
import { PhotosRepository } from './photos.repository.js';

/** Enough for a few drafts side by side, too few to use us as a disk. */
const MOST_STAGED = 40;
const STAGED_HOURS = 48;
const SWEEP_BATCH = 100;

export interface DropOriginalsPayload {
  ids: readonly PhotoId[];
}
export const DROP_ORIGINALS_TOPIC = 'photo.drop-originals';

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Photos from upload to attachment. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly db: Database,
    private readonly photos: PhotosRepository,
    private readonly store: PhotoStore,
    private readonly links: PhotoLinks,
    private readonly jobs: JobsQueue,
    private readonly clock: Clock,
  ) {}

  /** Re-encodes and keeps a photo until a filing names it. The files are on the disk before the row is stored. */
  async stage(personId: PersonId, file: Buffer): Promise<PhotoView> {
    if ((await this.photos.countStaged(personId)) >= MOST_STAGED) throw new DomainError('upload.too-many-staged');
    return this.keep(file, { personId, staffId: null, complaintId: null });
  }

  /** The same for a photo that an office took for a case of this person: it waits for the answer that names it. */
  async stageEvidence(owner: { personId: PersonId; staffId: StaffId; complaintId: ComplaintId }, file: Buffer): Promise<PhotoView> {
    if ((await this.photos.countStagedEvidence(owner.complaintId)) >= MOST_STAGED) throw new DomainError('upload.too-many-staged');
    return this.keep(file, owner);
  }

  private async keep(file: Buffer, owner: Pick<Photo, 'personId' | 'staffId' | 'complaintId'>): Promise<PhotoView> {
    const { full, thumbnail, width, height } = await processPhoto(file);
    const id = newId<PhotoId>();
    await this.store.write(id, 'full', full);
    await this.store.write(id, 'thumbnail', thumbnail);
    // Only the filing tells whether the original may be needed as evidence; an office takes its photos again.
    if (owner.staffId === null) await this.store.write(id, 'original', file);
    const originalSha256 = owner.staffId === null ? hashOf(file) : null;
    const stored = { sha256: hashOf(full), originalSha256, bytes: full.length, width, height, createdAt: this.clock.now() };
    const photo: Photo = { id, ...owner, position: null, state: 'staged', ...stored };
    await this.db.transaction(() => this.photos.insert(photo));
    return this.toView(photo);
  }

  /**
   * Inside the unit of work that names them. Where they may decide a fine or a dispute, the originals stay, sealed, and their
   * hashes are answered for the history; elsewhere a job removes them.
   * @throws `platform.invalid-request` naming the photo that is not the person's to attach
   */
  async attach(ids: readonly PhotoId[], owner: { personId: PersonId; complaintId: ComplaintId; isEvidence: boolean }): Promise<string[]> {
    const { personId, complaintId, isEvidence } = owner;
    const { length: known } = ids.length === 0 ? [] : await this.photos.ofComplaint(complaintId);
    const sealed: string[] = [];
    for (const [index, id] of ids.entries()) {
      if (!(await this.photos.attach(id, personId, complaintId, known + index))) {
        throw new DomainError('platform.invalid-request', {}, [{ field: `photoIds[${index}]`, reason: 'unknown' }]);
      }
      const original = await this.photos.originalOf(id);
      if (isEvidence && original !== null) sealed.push(original);
      else await this.photos.forgetOriginal(id);
    }
    if (ids.length > 0 && !isEvidence) {
      const payload: DropOriginalsPayload = { ids };
      await this.jobs.enqueue({ topic: DROP_ORIGINALS_TOPIC, dedupeKey: `drop-originals:${ids[0]}`, payload });
    }
    return sealed;
  }

  /** The job behind a filing that needs no evidence. */
  async dropOriginals(ids: readonly PhotoId[]): Promise<void> {
    for (const id of ids) await this.store.remove(id, ['original']);
  }

  /** Inside the unit of work that names them. @throws `platform.invalid-request` naming what is no evidence of this case */
  async attachEvidence(ids: readonly PhotoId[], complaintId: ComplaintId): Promise<void> {
    const { length: known } = ids.length === 0 ? [] : await this.photos.evidenceOf(complaintId);
    for (const [index, id] of ids.entries()) {
      if (await this.photos.attachEvidence(id, complaintId, known + index)) continue;
      throw new DomainError('platform.invalid-request', {}, [{ field: `photoIds[${index}]`, reason: 'unknown' }]);
    }
  }

  /** What the office photographed of its work. */
  async evidenceOf(complaintId: ComplaintId): Promise<PhotoView[]> {
    return (await this.photos.evidenceOf(complaintId)).map((photo) => this.toView(photo));
  }

  async ofComplaint(complaintId: ComplaintId): Promise<PhotoView[]> {
    return (await this.photos.ofComplaint(complaintId)).map((photo) => this.toView(photo));
  }

  /** @throws `platform.not-found` for a wrong or ended signature as for a missing photo */
  async open(id: PhotoId, size: PhotoSize, link: { ends: number; signature: string }) {
    const found = this.links.isGood(id, size, link, this.clock.now()) ? await this.store.read(id, size) : null;
    if (!found) throw new DomainError('platform.not-found');
    return found;
  }

  /** Removes photos that no filing named: row first, so that no row ever names a missing file. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - STAGED_HOURS * 3_600_000);
    let batch: { id: PhotoId }[];
    do {
      batch = await this.photos.stagedBefore(before, SWEEP_BATCH);
      for (const { id } of batch) if (await this.db.transaction(() => this.photos.deleteStaged(id))) await this.store.remove(id);
    } while (batch.length === SWEEP_BATCH);
  }

  private toView({ id, width, height }: Photo): PhotoView {
    const now = this.clock.now();
    return { id, width, height, url: this.links.url(id, 'full', now), thumbnailUrl: this.links.url(id, 'thumbnail', now) };
  }
}
