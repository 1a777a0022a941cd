// Runs on a bare Node ≥ 18: installs what is missing, finds a Node that is new enough, hands over to tasks.mjs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const stamp = path.join(root, 'node_modules', '.lock-sha256');
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const isNewEnough = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
};

const windows = process.platform === 'win32';
const pinned = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const nodeFile = (modules) => path.join(modules, pinned, 'bin', windows ? 'node.exe' : 'node');

/** Runs npm: the one that started us if it did, else the one on the PATH (npm.cmd on Windows needs a shell). */
function npm(args, node = process.execPath) {
  const script = process.env.npm_execpath;
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  const options = { cwd: root, env, stdio: ['ignore', 2, 2] };
  const done = script?.endsWith('.js')
    ? spawnSync(node, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: windows });
  if (done.error?.code === 'ENOENT') fail('npm is not on the PATH. It comes with Node: install Node and npm, then start again.');
  if (done.status !== 0) fail(`npm ${args[0]} failed; its messages are above. Often: no network, or no space left on the disk.`);
}

/**
 * npm leaves out optional packages whose `engines` exclude the Node it runs on, without a word: on Node 18 the native
 * part of Vite is missing afterwards. So an old Node first fetches the pinned one, and npm runs on that.
 */
function install() {
  console.error('Installing dependencies (once, about a minute) …');
  const version = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).optionalDependencies[pinned];
  if (isNewEnough(process.versions.node) || !version) {
    npm(['ci', '--loglevel=error']);
  } else {
    const aside = path.join(root, '.var', 'node');
    mkdirSync(aside, { recursive: true });
    npm(['install', '--loglevel=error', '--no-save', '--no-package-lock', '--prefix', aside, `${pinned}@${version}`]);
    npm(['ci', '--loglevel=error'], nodeFile(path.join(aside, 'node_modules')));
    rmSync(aside, { recursive: true, force: true });
  }
  writeFileSync(stamp, lock);
}

function findNode() {
  const file = nodeFile(path.join(root, 'node_modules'));
  if (existsSync(file)) return file;
  if (isNewEnough(process.versions.node)) return process.execPath;
  return fail(
    `This needs Node 22.13 or newer (24 recommended); ${process.version} is running and no pinned Node exists for ${process.platform}-${process.arch}.`,
  );
}

const [task = 'start', ...rest] = process.argv.slice(2);
try {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) install();
} catch (error) {
  fail(error.code === 'ENOSPC' ? 'The disk is full: free about 2 GB and start again.' : `Installing failed: ${error.message}`);
}
// Not spawnSync: it would leave the task running when this process is told to stop.
const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts', 'tasks.mjs'), task, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: bin + path.delimiter + process.env.PATH },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// `kill` of npm ends the shell between us without a word: whoever lost its parent stops as well.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code) => process.exit(code ?? 1));
