const others = (workspaces) => `^(${workspaces.join('|')})/`;
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) });
const forbid = (name, comment, source, target) => ({ name, comment, severity: 'error', from: source, to: target });
const spec = '\\.spec\\.tsx?$';
const feature = '^server/src/(?!platform/|migrations/|cli/)([^/]+)/';
// Working time is a kernel of pure functions: anybody may compute with it. Its service and its tables are a feature like others.
const kernel = '^server/src/calendar/(?!.*\\.(service|repository|entity|module)\\.ts$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-circular', 'A cycle has no order to read it in.', {}, { circular: true }),
    forbid('no-unresolvable', 'A path that nobody can follow.', {}, { couldNotResolve: true }),
    forbid('shared-alone', 'shared is the contract: it depends on nothing.', from('^shared/src', spec), { pathNot: '^shared/src' }),
    forbid('server-only-shared', 'Clients and server meet in shared.', from('^server/'), { path: others(['console', 'miniapp', 'e2e']) }),
    forbid('console-only-shared', 'Clients and server meet in shared.', from('^console/'), { path: others(['server', 'miniapp', 'e2e']) }),
    forbid('miniapp-only-shared', 'Clients and server meet in shared.', from('^miniapp/'), { path: others(['server', 'console', 'e2e']) }),
    forbid('e2e-only-shared', 'Journeys see the system from outside.', from('^e2e/'), { path: others(['server', 'console', 'miniapp']) }),
    forbid('domain-is-pure', 'domain decides; it knows shared, working time and itself.', from('^server/src/([^/]+)/domain/', spec), {
      pathNot: ['^server/src/$1/domain/', '^shared/', kernel],
    }),
    forbid('platform-knows-no-feature', 'platform has no business words.', from('^server/src/platform/', spec), { path: feature }),
    forbid('sandbox-alone', 'The sandbox is the outside world: it shares no code with the server.', from('^server/sandbox/'), {
      path: '^server/src/',
    }),
    forbid('calendar-is-pure', 'Working time depends on nothing but the contract and the holiday tables.', from(kernel, spec), {
      pathNot: [kernel, '^shared/', 'node_modules/chinese-days/', '^module$'],
    }),
    forbid('features-meet-in-services', 'Another feature is used through its service and its module.', from(feature, spec), {
      path: feature,
      pathNot: ['^server/src/$1/', kernel, '\\.(service|module)\\.ts$'],
    }),
    forbid(
      'typeorm-stays-low',
      'Only entities, repositories, platform and migrations know TypeORM.',
      from('^server/src/', `\\.(entity|repository)\\.ts$|${spec}|/platform/|/migrations/`),
      { path: 'node_modules/typeorm/' },
    ),
    forbid('validation-in-dtos', 'class-validator only in *.dto.ts.', from('^server/src', '\\.dto\\.ts$'), {
      path: 'node_modules/class-validator/',
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['(^|/)dist/', '(^|/)dist-sandbox/', 'server/src/metadata\\.ts'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
