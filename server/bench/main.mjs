// `npm run bench -- NAME`: each figure stands beside its floor from the same run.
const benches = {
  filing: () => import('./filing.mjs'),
  ladder: () => import('./ladder.mjs'),
  inbox: () => import('./inbox.mjs'),
  rates: () => import('./rates.mjs'),
  recompute: () => import('./recompute.mjs'),
  sla: () => import('./sla.mjs'),
};

const [name = 'filing', ...args] = process.argv.slice(2);
if (!benches[name]) {
  console.error(`unknown bench ${name}; known: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const { bench } = await benches[name]();
await bench(args);
