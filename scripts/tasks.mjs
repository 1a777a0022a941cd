// The tasks behind `npm start`, `npm test` … Runs on the pinned Node, after installation.
import { buildAll, buildSandbox, buildServer, buildShared, buildServed, writeMetadata } from './build.mjs';
import { start } from './demo.mjs';
import { run, tool } from './run.mjs';
import { checkSources, report, runJest, runJourneys, testEverything } from './test.mjs';

const tasks = {
  start,
  build: buildAll,
  test: (...args) => (args.length === 0 ? testEverything() : fastTests(args)),
  async check() {
    await checkSources();
    report([await runJest()]);
  },
  async e2e(...files) {
    await buildAll();
    report([await runJourneys(files.length > 0 ? files : undefined)]);
  },
  async dev() {
    await buildServed();
    const watch = (args, options) => run(args, options);
    await Promise.all([
      watch([tool('typescript', 'tsc'), '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], { cwd: 'shared' }),
      watch([tool('@swc/cli', 'swc'), 'src', '-d', 'dist', '--strip-leading-paths', '-w', '-q'], { cwd: 'server' }),
      watch([tool('vite')], { cwd: 'console' }),
      start(),
    ]);
  },
  async bench(...args) {
    await buildShared();
    await buildServer();
    await buildSandbox();
    await run(['server/bench/main.mjs', ...args]);
  },
  async screenshots() {
    await buildServed();
    await run(['e2e/screenshots.ts']);
  },
  async docs() {
    await buildShared();
    await buildServer();
    await run(['server/scripts/print-docs.mjs']);
  },
  async zsb(...args) {
    await buildShared();
    await buildServer();
    // The command has said what is wrong; its exit status is ours (1: a row failed, 2: wrong usage).
    await run(['server/dist/cli/main.js', ...args]).catch(({ exitCode }) => process.exit(exitCode ?? 1));
  },
};

async function fastTests(args) {
  await buildShared();
  await writeMetadata();
  report([await runJest(args)]);
}

const [name, ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`unknown task ${name}; known: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
try {
  await task(...args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
