// `npm run screenshots`: the pictures of the README and the docs, taken from the running product.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { casesApi, complaintsApi } from '@zsb/shared/complaints-api';
import { aFiling, Client } from './client.ts';
import { Desk } from './pages/desk.ts';
import { Phone } from './pages/phone.ts';
import { PHOTO } from './pages/pictures.ts';
import { openBrowser, root, until, World } from './world.ts';

const folder = path.join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });
const file = (name: string) => path.join(folder, `${name}.png`);

const TEXTS = [
  '楼下烧烤摊每天晚上占道经营到凌晨，油烟很大，孩子没法睡觉。',
  '人行道上长期堆放建筑垃圾，老人绕到机动车道上走，很危险。',
  '广告牌被风吹歪了，挂在居民楼外墙上，请尽快来看看。',
  '河边垃圾桶满了几天没有人清理，味道很大。',
];

const world = await World.start();
const browser = await openBrowser();
try {
  const citizen = await new Client(world).citizen('13800138004');
  for (const text of TEXTS) await citizen.call(complaintsApi.file, { body: aFiling({ text }) });
  const phone = await Phone.open(world, browser);
  await phone.page.getByText('提诉求').first().waitFor();
  await phone.page.screenshot({ path: file('citizen-home') });
  await fillIn(phone);
  await phone.page.screenshot({ path: file('citizen-file') });
  await phone.button('提交诉求').click();
  await phone.button('查看详情').click();
  await phone.page.getByRole('heading', { name: /已转交/ }).waitFor();
  await phone.page.screenshot({ path: file('citizen-detail') });
  await takeConsole();
  console.log(`The pictures are in ${path.relative(process.cwd(), folder)}.`);
} finally {
  await browser.close();
  await world.stop();
}

async function fillIn(phone: Phone): Promise<void> {
  const { page } = phone;
  await phone.button(/提诉求/).click();
  await page.getByLabel('发生了什么事').fill(TEXTS[0]!);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), phone.button('添加照片').click()]);
  await chooser.setFiles(PHOTO);
  await page.getByLabel('地点').fill('麓山南路 123 号');
  await phone.button('使用当前位置').click();
  await page.getByRole('radio', { name: '占道经营' }).click();
  await phone.button('提交诉求').click();
  await phone.logIn('13800138001');
  await page.getByText(/将由 岳麓区城管局/).waitFor();
  await page.getByRole('button', { name: '放大照片第 1 张' }).waitFor();
}

async function takeConsole(): Promise<void> {
  const clerk = await new Client(world).staff('yuelu01');
  const query = { tab: 'toAccept' } as const;
  await until('the cases are forwarded', async () => (await clerk.call(casesApi.list, { query })).items.length > TEXTS.length);
  world.advance('29h');
  const desk = await Desk.logIn(world, browser, 'yuelu01');
  await desk.page
    .getByRole('link', { name: /烧烤摊/ })
    .first()
    .click();
  await desk.page.getByText('办结').first().waitFor();
  await desk.page.getByRole('heading', { name: '时间线' }).waitFor();
  await desk.page.screenshot({ path: file('console-case') });
}
