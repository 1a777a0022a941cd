import path from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { KEYS, type Keys } from '../platform/crypto/keys.js';
import { PhotoLinks } from './photo-links.js';
import { PhotoStore } from './photo.store.js';
import { PhotosController } from './photos.controller.js';
import { PhotosRepository } from './photos.repository.js';
import { PhotosService } from './photos.service.js';
import { PhotosSweeper } from './photos.sweeper.js';

@Module({
  controllers: [PhotosController],
  providers: [
    PhotosRepository,
    PhotosService,
    PhotosSweeper,
    { provide: PhotoStore, inject: [CONFIG], useFactory: (config: Config) => new PhotoStore(path.join(config.dataDir, 'uploads')) },
    { provide: PhotoLinks, inject: [KEYS], useFactory: (keys: Keys) => new PhotoLinks(keys.links) },
  ],
  exports: [PhotosService],
})
export class PhotosModule {}
