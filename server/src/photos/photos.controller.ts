import { Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@zsb/shared/errors';
import type { PhotoId } from '@zsb/shared/ids';
import type { PhotoView } from '@zsb/shared/photos';
import { AllowAnonymousCitizen, Me, Public } from '../platform/auth/access.decorators.js';
import type { Citizen } from '../platform/auth/principal.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { uploadedFile } from '../platform/http/uploaded-file.js';
import { PHOTO_SIZES, type PhotoSize } from './photo.store.js';
import { PhotoLinkDto } from './photos.dto.js';
import { PhotosService } from './photos.service.js';

@CitizenRoutes('photos')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  @AllowAnonymousCitizen('L2')
  @Post()
  @ApiConsumes('multipart/form-data')
  async stage(@Me() me: Citizen, @Req() request: FastifyRequest): Promise<PhotoView> {
    return this.photos.stage(me.personId, await uploadedFile(request));
  }

  /** The signature in the address is the permission: an image tag can send no token. */
  @Public()
  @Get(':id/:size')
  @Header('cache-control', 'private, max-age=3600, immutable')
  @Header('content-security-policy', "default-src 'none'")
  // The pages of a mini-program have another origin; the signature is what protects the picture.
  @Header('cross-origin-resource-policy', 'cross-origin')
  async open(@Param('id') id: PhotoId, @Param('size') size: PhotoSize, @Query() link: PhotoLinkDto): Promise<StreamableFile> {
    if (!PHOTO_SIZES.includes(size) || !/^[0-9a-f-]{36}$/.test(id)) throw new DomainError('platform.not-found');
    const { stream, bytes } = await this.photos.open(id, size, link);
    return new StreamableFile(stream, { type: 'image/jpeg', length: bytes });
  }
}
