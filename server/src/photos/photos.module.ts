import path from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { KEYS, type Keys } from '../platform/crypto/keys.js';
import { FilePhotoStore } from './file-photo.store.js';
import { PhotoLinks } from './photo-links.js';
import { PhotoStore } from './photo.store.js';
import { PhotosController } from './photos.controller.js';
import { PhotosJobs } from './photos.jobs.js';
import { PhotosRepository } from './photos.repository.js';
import { PhotosService } from './photos.service.js';

/** S3-compatible storage where it is configured; loaded only then, because its client is large. */
async function openStore({ s3, dataDir }: Config): Promise<PhotoStore> {
  if (s3 === null) return new FilePhotoStore(path.join(dataDir, 'uploads'));
  const { S3PhotoStore } = await import('./s3-photo.store.js');
  return new S3PhotoStore(s3);
}

@Module({
  controllers: [PhotosController],
  providers: [
    PhotosRepository,
    PhotosService,
    PhotosJobs,
    { provide: PhotoStore, inject: [CONFIG], useFactory: openStore },
    { provide: PhotoLinks, inject: [KEYS], useFactory: (keys: Keys) => new PhotoLinks(keys.links) },
  ],
  exports: [PhotosService],
})
export class PhotosModule {}
