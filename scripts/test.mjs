// `npm test`: everything `check` runs, then integration, then end-to-end; one closing line for all runners together.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll, buildServer, buildShared, writeMetadata } from './build.mjs';
import { specsOnDatabases, whyNoMariadb } from './mariadb.mjs';
import { root, run, tool } from './run.mjs';

const tsc = tool('typescript', 'tsc');

/** Types, lint, formatting, arrows and unused code. */
export async function checkSources() {
  await buildShared();
  await writeMetadata();
  for (const cwd of ['shared', 'server', 'console', 'miniapp', 'e2e'])
    await step(`types ${cwd}`, () => run([tsc, '-p', 'tsconfig.json'], { cwd }));
  await step('lint', () => run([tool('eslint'), '.', '--max-warnings=0']));
  await step('formatting', () => run([tool('prettier'), '--check', '--log-level=warn', '.']));
  const places = ['shared/src', 'server/src', 'server/sandbox', 'server/test', 'console/src', 'miniapp/src', 'e2e'];
  await step('arrows', () => run([tool('dependency-cruiser', 'depcruise'), ...places, '--output-type', 'err']));
  await step('unused code', () => run([tool('knip')]));
  await buildServer();
  await step('printed pages', () => run(['server/scripts/print-docs.mjs', '--check']));
}

async function step(name, work) {
  const startedAt = performance.now();
  await work();
  console.error(`  ${name}: ok (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** Jest over all workspaces. Answers its counts and the time of each test. */
export async function runJest(args = []) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'zsb-jest-')), 'result.json');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  let failure = null;
  await run([...flags, tool('jest'), '--json', `--outputFile=${file}`, ...args], { env: { TZ: 'UTC' }, quiet: false }).catch((error) => {
    failure = error;
  });
  if (!existsSync(file)) throw failure ?? new Error('jest left no result');
  const result = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(path.dirname(file), { recursive: true });
  const tests = result.testResults.flatMap((suite) =>
    suite.assertionResults.map(({ fullName, duration }) => ({ name: fullName, ms: duration ?? 0 })),
  );
  const broken = result.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken,
    skipped: result.numPendingTests + result.numTodoTests + countWithoutMariadb(result),
    tests,
  };
}

/** The tests that ran on SQLite alone because there is no MariaDB, which is said aloud. */
function countWithoutMariadb({ testResults }) {
  const why = whyNoMariadb();
  if (why === null) return 0;
  const specs = specsOnDatabases().map((file) => path.join(root, file));
  const missed = testResults.filter(({ name }) => specs.includes(name)).reduce((sum, suite) => sum + suite.assertionResults.length, 0);
  if (missed > 0) console.error(`SKIPPED: ${missed} tests on MariaDB; they ran on SQLite alone. ${why}`);
  return missed;
}

const JOURNEYS = ['e2e/journeys/*.e2e.ts', 'e2e/weapp-runtime/test/*.test.ts'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }).sort(),
);

/** The journeys, one file after another: each starts its own server and browser. */
export async function runJourneys(files = JOURNEYS) {
  const counts = { passed: 0, failed: 0, skipped: 0, tests: [] };
  const flags = ['--test', '--test-concurrency=1', '--test-timeout=180000', '--test-force-exit', '--test-reporter=tap'];
  let lastIsSkipped = false;
  const onLine = (line) => {
    const test = /^\s+(not )?ok \d+ - (.*?)( # SKIP.*)?$/.exec(line) ?? /^(not )?ok \d+ - (.*?)( # SKIP.*)?$/.exec(line);
    if (test) counts.tests.push({ name: test[2], ms: 0 });
    const skipped = /^\s*ok \d+ - (.*?) # SKIP (.*)$/.exec(line);
    if (skipped) console.error(`SKIPPED: ${skipped[1]}. ${skipped[2]}`);
    // The runner counts no tests of a suite that is skipped whole: it counts as one.
    if (/^\s+type: 'suite'$/.test(line) && lastIsSkipped) counts.skipped += 1;
    if (test) lastIsSkipped = skipped !== null;
    const total = /^# (pass|fail|skipped|cancelled) (\d+)$/.exec(line);
    const duration = /^\s+duration_ms: ([\d.]+)$/.exec(line);
    if (duration && counts.tests.length > 0) counts.tests.at(-1).ms = Number(duration[1]);
    if (total) counts[{ pass: 'passed', fail: 'failed', skipped: 'skipped', cancelled: 'failed' }[total[1]]] += Number(total[2]);
  };
  if (files.length > 0) await run([...flags, ...files], { onLine }).catch(() => counts.failed === 0 && counts.failed++);
  return counts;
}

/** On Debian as root what the journeys need is installed; elsewhere what is there is used, and what is missing is said. */
function installSystemPackages() {
  const missing = [
    ...(existsSync('/usr/bin/chromium') || process.env.CHROMIUM ? [] : ['chromium']),
    ...(existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk']),
    // The programs alone: the package mariadb-server would also start a service.
    ...(whyNoMariadb() === null || process.env.ZSB_SKIP_MARIADB ? [] : ['mariadb-server-core', 'mariadb-client-core']),
  ];
  if (missing.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  console.error(`Installing ${missing.join(', ')} …`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  if (apt('install', '-y', '--no-install-recommends', ...missing).status !== 0)
    console.error('apt-get install failed; its messages are above.');
}

const findChromium = () => [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));

export async function testEverything() {
  installSystemPackages();
  await checkSources();
  const results = [await runJest()];
  await buildAll();
  await step('WeChat’s compiler takes the mini-program', () =>
    run(['e2e/weapp-runtime/check-wxml.ts', 'miniapp/dist/weapp'], { quiet: true }),
  );
  const chromium = findChromium();
  if (chromium) results.push(await runJourneys());
  else {
    console.error('SKIPPED: the end-to-end journeys. No Chromium was found; set CHROMIUM=/path/to/chromium.');
    results.push({ passed: 0, failed: 0, skipped: JOURNEYS.length, tests: [] });
  }
  report(results);
}

export function report(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const slowest = results
    .flatMap(({ tests }) => tests)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10);
  console.log('\nThe ten slowest tests:');
  for (const { name, ms } of slowest) console.log(`  ${(ms / 1000).toFixed(2).padStart(7)} s  ${name}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  if (sum('failed') > 0) process.exitCode = 1;
}
