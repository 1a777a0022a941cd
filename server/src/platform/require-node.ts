/** An old Node crashes inside the database driver without a word: say it before that. */
export function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return;
  console.error(`This needs Node 22.13 or newer; ${process.version} is running. Start it with npm, which brings its own.`);
  process.exit(1);
}
