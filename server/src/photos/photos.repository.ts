import { Injectable } from '@nestjs/common';
import type { ComplaintId, PersonId, PhotoId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';
import { Photo } from './photo.entity.js';

@Injectable()
export class PhotosRepository {
  constructor(private readonly db: Database) {}

  insert(photo: Photo): Promise<void> {
    return this.db.insert(Photo, photo);
  }

  async countStaged(personId: PersonId): Promise<number> {
    return this.db.repo(Photo).countBy({ personId, state: 'staged' });
  }

  ofComplaint(complaintId: ComplaintId): Promise<Photo[]> {
    return this.db.repo(Photo).find({ where: { complaintId }, order: { position: 'ASC' } });
  }

  /** False unless the photo is staged and the person's own. */
  async attach(id: PhotoId, personId: PersonId, complaintId: ComplaintId, position: number): Promise<boolean> {
    const changed = await this.db.change(
      `UPDATE photo SET state = 'attached', complaint_id = ?, position = ? WHERE id = ? AND person_id = ? AND state = 'staged'`,
      [complaintId, position, id, personId],
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
