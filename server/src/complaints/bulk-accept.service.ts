import { Injectable } from '@nestjs/common';
import type { AcceptManyRequest, AcceptManyView } from '@zsb/shared/casework';
import { DomainError } from '@zsb/shared/errors';
import type { Staff } from '../platform/auth/principal.js';
import { CaseworkService } from './casework.service.js';

/** 签收 of everything that is ticked in the inbox. */
@Injectable()
export class BulkAcceptService {
  constructor(private readonly casework: CaseworkService) {}

  /**
   * Each case is a unit of its own and carries its own key: what is refused keeps no other back, and after a failure in the
   * middle the whole request can be sent again.
   */
  async acceptMany(me: Staff, { cases }: AcceptManyRequest): Promise<AcceptManyView> {
    const view: AcceptManyView = { accepted: [], refused: [] };
    for (const { id, commandKey, version } of cases) {
      try {
        await this.casework.accept(me, id, { commandKey, version });
        view.accepted.push(id);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        view.refused.push({ id, code: error.code });
      }
    }
    return view;
  }
}
