import { learnTime, serverNow } from './clock';

const drift = () => Math.round((serverNow().getTime() - Date.now()) / 1000);
const header = (aheadSeconds: number) => new Date(Date.now() + aheadSeconds * 1000).toUTCString();

afterEach(() => learnTime(new Date().toUTCString()));

it.each([
  ['an hour ahead', header(3600), 3600],
  ['two days behind', header(-172_800), -172_800],
  ['half a second off, which a header cannot tell', header(0.5), 0],
  ['nothing', undefined, 0],
  ['no date', 'yesterday', 0],
])('a device whose server says it is %s shows the time of the server', (_, said, seconds) => {
  learnTime(said);
  expect(Math.abs(drift() - seconds)).toBeLessThanOrEqual(1);
});
