import { Body, Get, HttpCode, Post } from '@nestjs/common';
import type { FollowedCaseView, SimilarCaseView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { AllowCitizen, Me } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { SimilarDto } from './following.dto.js';
import { FollowingService } from './following.service.js';

@CitizenRoutes('')
export class FollowingController {
  constructor(private readonly following: FollowingService) {}

  @AllowCitizen('L1')
  @Post('complaints/similar')
  @HttpCode(200)
  similar(@Me() me: Citizen, @Body() body: SimilarDto): Promise<SimilarCaseView[]> {
    return this.following.similar(me, body);
  }

  @AllowCitizen('L1')
  @Post('complaints/:id/follow')
  @HttpCode(200)
  follow(@Me() me: Citizen, @IdParam() id: ComplaintId): Promise<FollowedCaseView> {
    return this.following.follow(me, id);
  }

  @AllowCitizen('L1')
  @Post('complaints/:id/unfollow')
  @HttpCode(204)
  unfollow(@Me() me: Citizen, @IdParam() id: ComplaintId): Promise<void> {
    return this.following.unfollow(me, id);
  }

  @AllowCitizen('L1')
  @Get('followed-complaints')
  followed(@Me() me: Citizen): Promise<FollowedCaseView[]> {
    return this.following.followed(me);
  }
}
