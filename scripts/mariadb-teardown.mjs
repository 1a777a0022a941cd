export default async function stopMariadb() {
  await globalThis.zsbMariadb?.stop();
}
