import type { FastifyRequest } from 'fastify';
import { DomainError } from '@zsb/shared/errors';
import { PHOTO_LIMITS } from '@zsb/shared/photos';

/** The bytes of the part `file` of a multipart body. @throws `platform.unsupported-media-type`, `upload.too-large`, `platform.invalid-request` */
export async function uploadedFile(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new DomainError('platform.unsupported-media-type', {}, [{ field: 'file', reason: 'required' }]);
  try {
    const part = await request.file();
    if (part?.fieldname === 'file') return await part.toBuffer();
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 413) throw error;
    throw new DomainError('upload.too-large', {}, [{ field: 'file', reason: 'too-large', limit: PHOTO_LIMITS.bytes }]);
  }
  throw new DomainError('platform.invalid-request', {}, [{ field: 'file', reason: 'required' }]);
}
