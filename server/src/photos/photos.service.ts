import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId, PersonId, PhotoId } from '@zsb/shared/ids';
import type { PhotoView } from '@zsb/shared/photos';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { PhotoLinks } from './photo-links.js';
import { processPhoto } from './photo-processing.js';
import { PhotoStore, type PhotoSize } from './photo.store.js';
import type { Photo } from './photo.entity.js';
import { PhotosRepository } from './photos.repository.js';

/** Enough for a few drafts side by side, too few to use us as a disk. */
const MOST_STAGED = 40;
const STAGED_HOURS = 48;
const SWEEP_BATCH = 100;

/** Photos from upload to attachment. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly db: Database,
    private readonly photos: PhotosRepository,
    private readonly store: PhotoStore,
    private readonly links: PhotoLinks,
    private readonly clock: Clock,
  ) {}

  /** Re-encodes and keeps a photo until a filing names it. The files are on the disk before the row is stored. */
  async stage(personId: PersonId, file: Buffer): Promise<PhotoView> {
    if ((await this.photos.countStaged(personId)) >= MOST_STAGED) throw new DomainError('upload.too-many-staged');
    const { full, thumbnail, width, height } = await processPhoto(file);
    const id = newId<PhotoId>();
    await this.store.write(id, 'full', full);
    await this.store.write(id, 'thumbnail', thumbnail);
    const sha256 = createHash('sha256').update(full).digest('hex');
    const createdAt = this.clock.now();
    const photo: Photo = {
      id,
      personId,
      complaintId: null,
      position: null,
      state: 'staged',
      sha256,
      bytes: full.length,
      width,
      height,
      createdAt,
    };
    await this.db.transaction(() => this.photos.insert(photo));
    return this.toView(photo);
  }

  /** Inside the filing's unit of work. @throws `platform.invalid-request` naming the photo that is not the person's to attach */
  async attach(ids: readonly PhotoId[], personId: PersonId, complaintId: ComplaintId): Promise<void> {
    for (const [position, id] of ids.entries()) {
      if (await this.photos.attach(id, personId, complaintId, position)) continue;
      throw new DomainError('platform.invalid-request', {}, [{ field: `photoIds[${position}]`, reason: 'unknown' }]);
    }
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
