import { Module } from '@nestjs/common';
import { AnonymousLogins } from './anonymous-logins.service.js';
import { AnonymousRetention } from './anonymous-retention.service.js';
import { IdentityDocumentsRepository } from './identity-documents.repository.js';
import { IdentityDocuments } from './identity-documents.service.js';
import { LoginsController } from './logins.controller.js';
import { LoginsService } from './logins.service.js';
import { MeController } from './me.controller.js';
import { MeViews } from './me.view.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { QueryCodesRepository } from './query-codes.repository.js';
import { QueryCodes } from './query-codes.service.js';
import { RealNameService } from './real-name.service.js';
import { SmsCodes } from './sms-codes.service.js';

@Module({
  controllers: [LoginsController, MeController],
  providers: [
    PeopleRepository,
    IdentityDocumentsRepository,
    PeopleService,
    IdentityDocuments,
    MeViews,
    SmsCodes,
    LoginsService,
    QueryCodesRepository,
    QueryCodes,
    AnonymousLogins,
    AnonymousRetention,
    RealNameService,
  ],
  exports: [AnonymousRetention, PeopleService, QueryCodes],
})
export class PeopleModule {}
