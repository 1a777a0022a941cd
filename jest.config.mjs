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
const server = (displayName, socket) => ({ ...esm, displayName, rootDir: 'server', globals: { MARIADB_SOCKET: socket } });
const mariadb = process.env.ZSB_TEST_MARIADB_SOCKET;

export default {
  projects: [
    { ...esm, displayName: 'shared', rootDir: 'shared' },
    server('server sqlite', null),
    ...(mariadb ? [server('server mariadb', mariadb)] : []),
    {
      displayName: 'miniapp',
      rootDir: 'miniapp',
      testEnvironment: 'jsdom',
      globals: { API_ORIGIN_FROM_BUILD: '' },
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
      moduleNameMapper: {
        ...sharedSource,
        '\\.(css|scss|png|svg)$': '<rootDir>/test/empty.ts',
        '^@tarojs/components$': '<rootDir>/test/components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/taro.ts',
      },
    },
  ],
};
