// Building each workspace, once what it is made from has changed.
import { rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale, root, run, tool } from './run.mjs';

const SHARED = ['shared/src', 'shared/package.json', 'shared/tsconfig.build.json'];
const LOCK = 'package-lock.json';

/** Some compilers leave an unchanged file's time alone; the stamp says when the build ran. */
const touch = (file) => utimesSync(path.join(root, file), new Date(), new Date());
const empty = (folder) => rmSync(path.join(root, folder), { recursive: true, force: true });

export const buildShared = () =>
  buildIfStale('shared/dist/api.js', SHARED, 'shared', async () => {
    empty('shared/dist');
    await run([tool('typescript', 'tsc'), '-p', 'tsconfig.build.json'], { cwd: 'shared', quiet: true });
    touch('shared/dist/api.js');
  });

/** What the request classes look like, for the OpenAPI document. */
export const writeMetadata = () => run(['scripts/metadata.mjs'], { cwd: 'server', quiet: true });

const swc = (from, to) => run([tool('@swc/cli', 'swc'), from, '-d', to, '--strip-leading-paths', '-q'], { cwd: 'server', quiet: true });

export const buildServer = () =>
  buildIfStale('server/dist/main.js', ['server/src', ...SHARED, 'server/.swcrc', LOCK], 'server', async () => {
    await writeMetadata();
    empty('server/dist');
    await swc('src', 'dist');
    touch('server/dist/main.js');
  });

export const buildSandbox = () =>
  buildIfStale('server/dist-sandbox/main.js', ['server/sandbox', 'server/.swcrc', LOCK], 'sandbox', async () => {
    empty('server/dist-sandbox');
    await swc('sandbox', 'dist-sandbox');
    touch('server/dist-sandbox/main.js');
  });

export const buildConsole = () =>
  buildIfStale('console/dist/index.html', ['console/src', 'console/index.html', 'console/vite.config.ts', ...SHARED, LOCK], 'console', () =>
    run([tool('vite'), 'build', '--logLevel', 'error'], { cwd: 'console', quiet: true }),
  );

const taro = (type, output, what) =>
  buildIfStale(output, ['miniapp/src', 'miniapp/config', 'miniapp/project.config.json', ...SHARED, LOCK], what, async () => {
    await run([tool('@tarojs/cli', 'taro'), 'build', '--type', type], {
      cwd: 'miniapp',
      quiet: true,
      env: { CI: '1', NODE_ENV: 'production' },
    });
    touch(output);
  });
export const buildH5 = () => taro('h5', 'miniapp/dist/h5/index.html', 'citizen client (H5)');
export const buildWeapp = () => taro('weapp', 'miniapp/dist/weapp/app.json', 'citizen client (mini-program)');

/** What `npm start` serves. Two at a time: the H5 build takes as long as the rest together. */
export async function buildServed() {
  await buildShared();
  await Promise.all([buildH5(), buildServer().then(buildSandbox).then(buildConsole)]);
}

export async function buildAll() {
  await buildServed();
  await buildWeapp();
}
