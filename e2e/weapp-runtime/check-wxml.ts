import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Verdict {
  /** Every template and style file that the compilers read. */
  files: string[];
  /** What they refused, in their words; empty when everything is accepted. */
  faults: string[];
}

interface ComponentConfig {
  usingComponents?: Record<string, string>;
}

const require = createRequire(import.meta.url);

/**
 * Lets WeChat's own compilers read every WXML and WXSS file of a build.
 * Throws when they cannot be run at all (they exist for Linux on x64, macOS and Windows).
 */
export function checkWxml(dist: string): Verdict {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const of = (ending: string): string[] => names.filter((name) => name.endsWith(ending));
  const [wxml, wxs, wxss] = [of('.wxml'), of('.wxs'), of('.wxss')];
  const faults = [
    ...run('wcc', dist, ['-d', '-cc', componentsOf(dist, wxml), ...wxml.map(local), ...wxs.map(local), '-gn', '$gwx']),
    ...run('wcsc', dist, ['-db', '-pc', String(wxss.length), ...wxss.map(local)]),
  ];
  return { files: [...wxml, ...wxs, ...wxss], faults };
}

const local = (name: string): string => `./${name}`;

/** How many files use components, then each with the names it uses: the form that wcc reads. */
function componentsOf(dist: string, wxml: string[]): string {
  const users = wxml.flatMap((name) => {
    const used = Object.keys(configOf(dist, name).usingComponents ?? {});
    return used.length === 0 ? [] : [[local(name), used.length, ...used]];
  });
  return [users.length, ...users.flat()].join(' ');
}

function configOf(dist: string, wxml: string): ComponentConfig {
  try {
    return JSON.parse(readFileSync(path.join(dist, wxml.replace(/wxml$/, 'json')), 'utf8')) as ComponentConfig;
  } catch {
    // Templates that are only imported have no configuration.
    return {};
  }
}

function run(name: 'wcc' | 'wcsc', cwd: string, args: string[]): string[] {
  const folders: Partial<Record<NodeJS.Platform, string>> = { darwin: 'mac', linux: 'linux', win32: 'windows' };
  const root = path.dirname(require.resolve('miniprogram-compiler/package.json'));
  const program = path.join(root, 'bin', folders[process.platform] ?? 'linux', process.platform === 'win32' ? `${name}.exe` : name);
  // npm does not keep the right to run it.
  chmodSync(program, 0o755);
  try {
    execFileSync(program, args, { cwd, maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
    return [];
  } catch (error) {
    const { stderr, status } = error as { stderr?: Buffer; status?: number | null };
    if (status === undefined || status === null)
      throw new Error(`${name} cannot be run here: ${(error as Error).message}`, { cause: error });
    return (stderr?.toString('utf8') ?? '').split('\n').filter((line) => line.trim() !== '');
  }
}

if (process.argv[1] === import.meta.filename) {
  const { files, faults } = checkWxml(path.resolve(process.argv[2] ?? 'dist/weapp'));
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${faults.length === 0 ? 'accepted' : 'refused'}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
