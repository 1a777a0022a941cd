import os from 'node:os';
import { specsOnDatabases, whyNoMariadb } from './scripts/mariadb.mjs';

const typescript = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  swcrc: false,
  sourceMaps: 'inline',
};
const sharedSource = { '^@zsb/shared/(.*)$': '<rootDir>/../shared/src/$1.ts' };

const esm = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { ...typescript, module: { type: 'es6' } }] },
  // Sources import './x.js', as Node wants it; the file on disk is x.ts.
  moduleNameMapper: { ...sharedSource, '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
};
/** Client sources run in jsdom as CommonJS, with JSX. */
const screens = {
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        swcrc: false,
        module: { type: 'commonjs' },
      },
    ],
  },
};

const mariadb = {
  ...esm,
  displayName: 'server mariadb',
  rootDir: 'server',
  testMatch: specsOnDatabases().map((file) => file.replace(/^server/, '<rootDir>')),
  globals: { ZSB_ON_MARIADB: true },
  globalSetup: '<rootDir>/../scripts/mariadb-setup.mjs',
  globalTeardown: '<rootDir>/../scripts/mariadb-teardown.mjs',
};

export default {
  // Jest keeps a core for itself and runs everything in one process where that leaves one. A process that has run a hundred
  // files of ES modules holds gigabytes of them: a worker is replaced in time.
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  // A machine that does other work too makes tests slow, not wrong.
  testTimeout: 30_000,
  projects: [
    { ...esm, displayName: 'shared', rootDir: 'shared' },
    {
      ...esm,
      displayName: 'server sqlite',
      rootDir: 'server',
      testMatch: ['<rootDir>/{src,sandbox}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.mariadb\\.spec\\.ts$'],
    },
    ...(whyNoMariadb() === null ? [mariadb] : []),
    {
      ...screens,
      displayName: 'console',
      rootDir: 'console',
      moduleNameMapper: {
        ...sharedSource,
        '\\.(css|svg|png)$': '<rootDir>/test/empty.ts',
        '^(\\.{1,2}/.*)\\.js$': '$1',
      },
    },
    {
      ...screens,
      displayName: 'miniapp',
      rootDir: 'miniapp',
      globals: { API_ORIGIN_FROM_BUILD: '' },
      moduleNameMapper: {
        ...sharedSource,
        '^(\\.{1,2}/.*)\\.js$': '$1',
        '\\.(css|scss|png|svg)$': '<rootDir>/test/empty.ts',
        '^@tarojs/taro$': '<rootDir>/test/taro.ts',
      },
    },
  ],
};
