// Citizens who are logged in, for journeys with more of them than could press their way through the login page:
// `citizens.mjs COUNT` writes people and sessions into the database and prints the access tokens as JSON.
import path from 'node:path';
import { NestFactory } from '@nestjs/core';

const root = path.resolve(import.meta.dirname, '../..');

const dist = (file) => import(path.join(root, 'server/dist', file));
const { readConfig } = await dist('config.js');
const { openFoundations, closeFoundations } = await dist('foundations.js');
const { AppModule } = await dist('app.module.js');
const { PeopleService } = await dist('people/people.service.js');
const { Sessions } = await dist('platform/auth/sessions.service.js');

const foundations = await openFoundations(readConfig(process.env, root, 'operator'));
const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
const [people, sessions] = [PeopleService, Sessions].map((service) => app.get(service, { strict: false }));
const tokens = [];
for (let index = 0; index < Number(process.argv[2]); index++) {
  const { accessToken } = await foundations.database.transaction(async () => {
    const id = await people.findOrRegister('phone', `138${String(index).padStart(8, '0')}`);
    return sessions.open('citizen', id, 'L2');
  });
  tokens.push(accessToken);
}
await app.close();
await closeFoundations(foundations);
process.stdout.write(JSON.stringify(tokens));
