import { Module } from '@nestjs/common';
import { LoginsController } from './logins.controller.js';
import { LoginsService } from './logins.service.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

@Module({ controllers: [LoginsController], providers: [PeopleRepository, PeopleService, LoginsService], exports: [PeopleService] })
export class PeopleModule {}
