import { Injectable } from '@nestjs/common';
import type { ComplaintId, PersonId, PhotoId } from '@zsb/shared/ids';
import { IsNull, Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Photo } from './photo.entity.js';

@Injectable()
export class PhotosRepository {
  constructor(private readonly db: Database) {}

  insert(photo: Photo): Promise<void> {
    return this.db.insert(Photo, photo);
  }

  async countStaged(personId: PersonId): Promise<number> {
    return this.db.repo(Photo).countBy({ personId, staffId: IsNull(), state: 'staged' });
  }

  async countStagedEvidence(complaintId: ComplaintId): Promise<number> {
    return this.db.repo(Photo).countBy({ complaintId, staffId: Not(IsNull()), state: 'staged' });
  }

  /** The citizen's own, in the order in which they were sent. */
  ofComplaint(complaintId: ComplaintId): Promise<Photo[]> {
    return this.db
      .repo(Photo)
      .find({ where: { complaintId, staffId: IsNull(), state: 'attached' }, order: { position: 'ASC', id: 'ASC' } });
  }

  evidenceOf(complaintId: ComplaintId): Promise<Photo[]> {
    const where = { complaintId, staffId: Not(IsNull()), state: 'attached' as const };
    return this.db.repo(Photo).find({ where, order: { position: 'ASC', id: 'ASC' } });
  }

  /** False unless the photo is staged and the person's own. */
  async attach(id: PhotoId, personId: PersonId, complaintId: ComplaintId, position: number): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE photo SET state = 'attached', complaint_id = ?, position = ?
       WHERE id = ? AND person_id = ? AND staff_id IS NULL AND state = 'staged'`,
      [complaintId, position, id, personId],
    );
    return changed === 1;
  }

  /** Hash of the original, where it is kept. */
  async originalOf(id: PhotoId): Promise<string | null> {
    return (await this.db.repo(Photo).findOneBy({ id }))?.originalSha256 ?? null;
  }

  async forgetOriginal(id: PhotoId): Promise<void> {
    await this.db.change(`UPDATE photo SET original_sha256 = NULL WHERE id = ?`, [id]);
  }

  /** False unless it was uploaded as evidence for this very case, and nothing has named it yet. */
  async attachEvidence(id: PhotoId, complaintId: ComplaintId, position: number): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE photo SET state = 'attached', position = ? WHERE id = ? AND complaint_id = ? AND staff_id IS NOT NULL AND state = 'staged'`,
      [position, id, complaintId],
    );
    return changed === 1;
  }

  stagedBefore(instant: Date, limit: number): Promise<{ id: PhotoId }[]> {
    return this.db.sql(`SELECT id FROM photo WHERE state = 'staged' AND created_at < ? ORDER BY created_at LIMIT ?`, [instant, limit]);
  }

  /** False when it was attached meanwhile. */
  async deleteStaged(id: PhotoId): Promise<boolean> {
    return (await this.db.change(`DELETE FROM photo WHERE id = ? AND state = 'staged'`, [id])) === 1;
  }
}
