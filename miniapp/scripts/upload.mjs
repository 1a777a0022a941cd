// Uploads dist/weapp to WeChat as a new version (then: 版本管理 › 提交审核): npm run upload -w miniapp, after npm run build:weapp.
// miniprogram-ci is fetched by npx: it is large, and nothing else needs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const UPLOADER = 'miniprogram-ci@2.1.42';
const miniapp = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const built = path.join(miniapp, 'dist', 'weapp');
const { WEAPP_APPID = '', WEAPP_UPLOAD_KEY = '', ZSB_API_ORIGIN = '', WEAPP_ROBOT = '1' } = process.env;
const version = process.env.WEAPP_VERSION ?? JSON.parse(readFileSync(path.join(miniapp, 'package.json'), 'utf8')).version;
const description = process.env.WEAPP_DESCRIPTION ?? version;

/** Every condition of an upload, with what to do where it does not hold. */
const conditions = [
  [/^wx[0-9a-f]{16}$/.test(WEAPP_APPID), 'WEAPP_APPID: the AppID, wx and 16 hexadecimal digits (小程序后台 › 开发管理 › 开发设置).'],
  [existsSync(WEAPP_UPLOAD_KEY), 'WEAPP_UPLOAD_KEY: path of the upload key file (开发设置 › 小程序代码上传 › 生成密钥).'],
  [
    /^https:\/\/[^/]+$/.test(ZSB_API_ORIGIN),
    'ZSB_API_ORIGIN: the server as https://host; the host must be among the request domains (服务器域名).',
  ],
  [existsSync(path.join(built, 'app.json')), 'dist/weapp: not built. Run npm run build:weapp -w miniapp with the same ZSB_API_ORIGIN.'],
  [isBuiltFor(ZSB_API_ORIGIN), 'dist/weapp: built for another server. Build again with this ZSB_API_ORIGIN.'],
];

// A build for a developer's own machine would find no server on anybody's phone.
function isBuiltFor(origin) {
  if (origin === '' || !existsSync(built)) return true;
  return readdirSync(built).some((name) => name.endsWith('.js') && readFileSync(path.join(built, name), 'utf8').includes(origin));
}

function upload() {
  const isWindows = process.platform === 'win32';
  // npx is a batch file on Windows and goes through its shell, which splits at blanks.
  const quoted = (text) => (isWindows ? `"${text.replaceAll('"', "'")}"` : text);
  const where = ['--pp', quoted(miniapp), '--pkp', quoted(path.resolve(WEAPP_UPLOAD_KEY)), '--appid', WEAPP_APPID];
  const what = ['--uv', quoted(version), '--ud', quoted(description), '-r', WEAPP_ROBOT, '--use-project-config', 'true'];
  const { status, error } = spawnSync('npx', ['--yes', UPLOADER, 'upload', ...where, ...what], { stdio: 'inherit', shell: isWindows });
  if (error) console.error(`npx could not be started: ${error.message}`);
  else if (status !== 0)
    console.error('Not uploaded; the words of WeChat are above. Often: this address is not on the list (开发设置 › IP白名单).');
  return status ?? 1;
}

const missing = conditions.filter(([holds]) => !holds).map(([, words]) => `- ${words}`);
if (missing.length > 0) console.error(`Nothing was uploaded. Missing:\n${missing.join('\n')}`);
process.exitCode = missing.length > 0 ? 1 : upload();
