import { Injectable } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';
import type { ComplaintId } from '@zsb/shared/ids';
import type { PhotoView } from '@zsb/shared/photos';
import { PhotosService } from '../photos/photos.service.js';
import type { Staff } from '../platform/auth/principal.js';
import { CaseAccess } from './case-access.js';
import type { ActorRole } from './domain/workflow.js';

const WORKERS: readonly ActorRole[] = ['clerk', 'head', 'coHandler'];

/** Photos that an office takes of its work. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly access: CaseAccess,
    private readonly photos: PhotosService,
  ) {}

  /**
   * Keeps a photo for the answer that will name it, re-encoded like a citizen's.
   * @param read the file, read once it is known that this person may send one
   * @throws `platform.forbidden` unless this person's office works or helps with the case; as `PhotosService.stage`
   */
  async upload(me: Staff, id: ComplaintId, read: () => Promise<Buffer>): Promise<PhotoView> {
    const { complaint, roles } = await this.access.ofStaff(me, id);
    if (!roles.some((role) => WORKERS.includes(role))) throw new DomainError('platform.forbidden');
    return this.photos.stageEvidence({ personId: complaint.personId, staffId: me.staffId, complaintId: id }, await read());
  }
}
