// Prints docs/routes.md and docs/complaint-workflow.md from the running code. With --check: fails when a page differs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const permissionOf = (operation) => operation['x-permission'] ?? 'everybody';
const dist = (file) => import(path.join(root, 'server/dist', file));

const pages = { 'docs/routes.md': await printRoutes(), 'docs/complaint-workflow.md': await printWorkflow() };
const check = process.argv.includes('--check');
for (const [page, text] of Object.entries(pages)) {
  const file = path.join(root, page);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${page} is not what the code says. Run: npm run docs`);
    process.exitCode = 1;
  }
}
process.exit();

async function printRoutes() {
  const { createApp } = await dist('app.setup.js');
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const { readConfig } = await dist('config.js');
  const { openFoundations } = await dist('foundations.js');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zsb-docs-'));
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', SANDBOX_ORIGIN: 'http://127.0.0.1:9', CLIENTS_DIR: 'none' }, root);
  await migrate({ file: config.databaseFile, ...SCHEMA, reports: {} });
  const app = await createApp(await openFoundations(config));
  const { paths } = (await app.inject('/api/openapi.json')).json();
  rmSync(folder, { recursive: true, force: true });
  const rows = Object.entries(paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => `| ${method.toUpperCase()} | \`${route}\` | ${permissionOf(operation)} |`),
  );
  return `# Routes\n\nPrinted by \`npm run docs\` from the OpenAPI document; a test compares.\n\n| method | path | who |\n|---|---|---|\n${rows.sort().join('\n')}\n`;
}

async function printWorkflow() {
  const { workflowSteps } = await dist('complaints/domain/workflow-print.js');
  const { stateText } = await dist('complaints/domain/wording.js');
  const rows = workflowSteps().map(({ state, action, step: { to, by: roles, when, clocks } }) => {
    const moves = ['stop ■', 'cancel ✕', 'restart ⟲', 'start ▶', 'pause Ⅱ', 'resume ↻', 'extend ＋']
      .map((move) => move.split(' '))
      .flatMap(([name, sign]) => (clocks[name] ?? []).map((kind) => `${sign} ${kind}`))
      .concat(clocks.cancelAll ? ['✕ all others'] : [])
      .join(', ');
    return `| \`${state}\` ${stateText(state, '××局')} | \`${action}\` | \`${to}\` | ${roles.join(', ')} | ${when ? `\`${when.name}\`` : ''} | ${moves} |`;
  });
  return `# Workflow of a complaint\n\nPrinted by \`npm run docs\` from \`server/src/complaints/domain/workflow.ts\`; a test compares. ■ stops a clock, ▶ starts one, Ⅱ pauses, ↻ resumes, ＋ extends, ⟲ begins anew, ✕ ends without outcome (late ones stay missed). Of several rows for one action the first that fits is taken.\n\n| state | action | to | who | when | clocks |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
