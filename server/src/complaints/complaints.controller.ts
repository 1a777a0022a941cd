import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Page } from '@zsb/shared/api';
import type { ComplaintSummaryView, ComplaintView, ForecastView } from '@zsb/shared/complaint-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { AllowAnonymousCitizen, AllowCitizen, Me, Public } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { PageDto } from '../platform/http/page.dto.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { AppealDto, FileComplaintDto, ForecastDto, RateDto, SupplyDto, WithdrawDto } from './complaint.dto.js';
import { SupplementDto, UrgeDto } from './urging.dto.js';
import { ComplaintViews } from './complaint.view.js';
import { ComplaintsReading } from './complaints.reading.js';
import { ComplaintsService } from './complaints.service.js';
import { FilingService } from './filing.service.js';

@CitizenRoutes('complaints')
export class ComplaintsController {
  constructor(
    private readonly filing: FilingService,
    private readonly complaints: ComplaintsService,
    private readonly reading: ComplaintsReading,
    private readonly views: ComplaintViews,
  ) {}

  @Public()
  @Post('forecast')
  @HttpCode(200)
  forecast(@Body() body: ForecastDto): Promise<ForecastView> {
    return this.filing.forecast(body);
  }

  @AllowAnonymousCitizen('L2')
  @Post()
  async file(@Me() me: Citizen, @Body() body: FileComplaintDto): Promise<ComplaintView> {
    return this.views.whole(await this.filing.file(me, body));
  }

  @AllowAnonymousCitizen('L2')
  @Get()
  list(@Me() me: Citizen, @Query() page: PageDto): Promise<Page<ComplaintSummaryView>> {
    return this.reading.list(me, page);
  }

  @AllowAnonymousCitizen('L2')
  @Get(':id')
  get(@Me() me: Citizen, @IdParam() id: ComplaintId): Promise<ComplaintView> {
    return this.reading.get(me, id);
  }

  @AllowAnonymousCitizen('L2')
  @Post(':id/rate')
  @HttpCode(200)
  async rate(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: RateDto): Promise<ComplaintView> {
    await this.complaints.rate(me, id, body);
    return this.reading.get(me, id);
  }

  @AllowAnonymousCitizen('L2')
  @Post(':id/supply')
  @HttpCode(200)
  async supply(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: SupplyDto): Promise<ComplaintView> {
    await this.complaints.supply(me, id, body);
    return this.reading.get(me, id);
  }

  @AllowCitizen('L2')
  @Post(':id/withdraw')
  @HttpCode(200)
  async withdraw(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: WithdrawDto): Promise<ComplaintView> {
    await this.complaints.withdraw(me, id, body);
    return this.reading.get(me, id);
  }

  @AllowAnonymousCitizen('L2')
  @Post(':id/appeal')
  @HttpCode(200)
  async appeal(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: AppealDto): Promise<ComplaintView> {
    await this.complaints.appeal(me, id, body);
    return this.reading.get(me, id);
  }

  @AllowAnonymousCitizen('L2')
  @Post(':id/urge')
  @HttpCode(200)
  async urge(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: UrgeDto): Promise<ComplaintView> {
    await this.complaints.urge(me, id, body);
    return this.reading.get(me, id);
  }

  @AllowAnonymousCitizen('L2')
  @Post(':id/supplement')
  @HttpCode(200)
  async supplement(@Me() me: Citizen, @IdParam() id: ComplaintId, @Body() body: SupplementDto): Promise<ComplaintView> {
    await this.complaints.supplement(me, id, body);
    return this.reading.get(me, id);
  }
}
