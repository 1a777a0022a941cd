import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SECURITY_SCHEMES } from './platform/auth/access.decorators.js';

/** The document at `/api/openapi.json` and its page at `/api/docs`. */
export async function describeApi(app: NestFastifyApplication): Promise<OpenAPIObject> {
  // Written by the build: what the request classes look like.
  const { default: metadata } = await import('./metadata.js');
  await SwaggerModule.loadPluginMetadata(metadata);
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } as const;
  const builder = new DocumentBuilder()
    .setTitle('掌上办')
    .setDescription('One-stop citizen services. Refusals are RFC 9457 problems with a `code`; lists page by keyset (`after`, `limit`).')
    .setVersion('1')
    .addBearerAuth(bearer, SECURITY_SCHEMES.citizen)
    .addBearerAuth(bearer, SECURITY_SCHEMES.staff);
  const document = SwaggerModule.createDocument(app, builder.build());
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: '掌上办 API' });
  return document;
}
