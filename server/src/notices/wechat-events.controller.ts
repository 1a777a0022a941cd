import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../platform/auth/access.decorators.js';
import { WechatPush, type PushQuery } from '../platform/wechat/wechat-push.js';
import { PUSH_ROUTE } from '../platform/wechat/wechat-push.route.js';
import { WechatEvents } from './wechat-events.service.js';

/** Called by WeChat alone: its signature is what a token is elsewhere. No DTO: the shape is WeChat's, and it adds to it. */
@ApiTags('webhook')
@Controller(PUSH_ROUTE)
export class WechatEventsController {
  constructor(
    private readonly push: WechatPush,
    private readonly events: WechatEvents,
  ) {}

  @Public()
  @Get()
  checkAddress(@Query() query: PushQuery): string {
    return this.push.checkAddress(query);
  }

  @Public()
  @Post()
  @HttpCode(200)
  async take(@Query() query: PushQuery, @Body() body: unknown): Promise<'success'> {
    await this.events.take(this.push.open(query, body));
    return 'success';
  }
}
