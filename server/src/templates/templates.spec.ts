import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { caseworkApi, PLACEHOLDERS, type SaveTemplateRequest } from '@zsb/shared/casework';
import { casesApi } from '@zsb/shared/complaints-api';
import { file } from '../../test/cases.js';
import { aCommand } from '../../test/factories/a-command.js';
import { startHttp, type Caller, type TestHttp } from '../../test/http.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { fill, unknownPlaceholders, type PlaceholderValues } from './domain/placeholders.js';

const VALUES = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `<${name}>`])) as PlaceholderValues;

describe('placeholders', () => {
  it.each([
    ['{称呼}，您好', '<称呼>，您好', []],
    ['{编号}{编号}', '<编号><编号>', []],
    ['{姓名}，您好', '{姓名}，您好', ['{姓名}']],
    ['{ 称呼 }', '{ 称呼 }', ['{ 称呼 }']],
    ['{', '{', []],
    ['{}', '{}', []],
    ['{称呼', '{称呼', []],
    ['{{称呼}}', '{<称呼>}', []],
    ['{__proto__}{constructor}', '{__proto__}{constructor}', ['{__proto__}', '{constructor}']],
  ])('%s reads %s and leaves %j', (text, filled, unknown) => {
    expect([fill(text, VALUES), unknownPlaceholders(text)]).toEqual([filled, unknown]);
  });

  it('what is filled in is never taken for a placeholder', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACEHOLDERS), (name) => {
        expect(fill('{称呼}', { ...VALUES, 称呼: `{${name}}$&` })).toBe(`{${name}}$&`);
      }),
    );
  });
});

describe('templates of an office', () => {
  let http: TestHttp;
  let [citizen, clerk, head, foreign]: Caller[] = [];
  beforeAll(async () => {
    http = await startHttp();
    [citizen, clerk, head, foreign] = [
      await http.citizen('13800138851'),
      await http.staff('yuelu01'),
      await http.staff('yuelu02'),
      await http.staff('shizheng02'),
    ];
  });
  afterAll(() => http.close());

  const body: SaveTemplateRequest = { kind: 'answer', name: '夜市摊贩', text: '{称呼}，您好：{单位}已到现场。' };
  const create = (staff: Caller | undefined, more: Partial<SaveTemplateRequest> = {}) =>
    staff!.call(caseworkApi.createTemplate, { body: { ...body, ...more } });
  const change = (staff: Caller | undefined, id: string) =>
    staff!.call(caseworkApi.changeTemplate, { params: { id }, body: { ...body, name: '改过的' } });
  const remove = (staff: Caller | undefined, id: string) => staff!.call(caseworkApi.removeTemplate, { params: { id } });
  const names = async (staff: Caller | undefined) => (await staff!.call(caseworkApi.templates, {})).map(({ name }) => name);
  const refused = (code: string) => ({ problem: { code } });

  it('are kept by its head and used by its clerks; other offices do not see them', async () => {
    const made = await create(head);
    expect(made).toMatchObject({ ...body, isOwn: true });
    expect(await clerk!.call(caseworkApi.templates, {})).toContainEqual(made);
    expect(await names(foreign)).not.toContain('夜市摊贩');
    expect(await change(head, made.id)).toMatchObject({ id: made.id, name: '改过的' });
    expect(await names(clerk)).toContain('改过的');
    await remove(head, made.id);
    expect(await names(clerk)).not.toContain('改过的');
    await expect(remove(head, made.id)).rejects.toMatchObject(refused('platform.not-found'));
  });

  it('are out of reach for clerks and other heads', async () => {
    const { id } = await create(head);
    await expect(create(clerk)).rejects.toMatchObject(refused('platform.forbidden'));
    for (const staff of [foreign]) {
      await expect(change(staff, id)).rejects.toMatchObject(refused('platform.not-found'));
      await expect(remove(staff, id)).rejects.toMatchObject(refused('platform.not-found'));
    }
    await expect(change(head, randomUUID())).rejects.toMatchObject(refused('platform.not-found'));
    await expect(change(head, 'answer-solved')).rejects.toMatchObject(refused('platform.not-found'));
  });

  it('may name only what can be filled in; the refusal names what cannot', async () => {
    await expect(create(head, { text: '{姓名}，您好，{电话}' })).rejects.toMatchObject({
      problem: {
        fields: [
          { field: 'text', reason: 'unknown', limit: '{姓名}' },
          { field: 'text', reason: 'unknown', limit: '{电话}' },
        ],
      },
    });
  });

  it('the city’s own are there for everybody, and all of their placeholders are known', async () => {
    const own = http.app.get(CatalogueService, { strict: false }).replyTemplates();
    expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(['answer', 'ask', 'contact']));
    expect(own.flatMap(({ text }) => unknownPlaceholders(text))).toEqual([]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    expect(await names(foreign)).toEqual(own.map(({ name }) => name));
  });

  describe('filled in for a case', () => {
    const text = PLACEHOLDERS.map((name) => `${name}={${name}}`).join(' ');
    const filled = async (more: object): Promise<string> => {
      const { id, version } = await file(http, citizen!, more);
      await clerk!.call(casesApi.accept, { params: { id }, body: aCommand(version) });
      return (await clerk!.call(caseworkApi.filledTemplates, { params: { id } })).find(({ name }) => name === '全部')!.filled;
    };
    beforeAll(async () => void (await create(head, { name: '全部', text })));

    it('say who, what, where and until when', async () => {
      const said = await filled({ contact: { name: '李梅花', phone: '13900139000' } });
      expect(said).toMatch(
        /^称呼=李\*花 编号=TS20261120-\S+ 分类=占道经营 单位=岳麓区\S+ · \S+ 单位电话=0731-\d+ 提交日期=2026年11月20日 今天=2026年11月20日 办结期限=11月27日 周五 17:30$/,
      );
    });

    it('name nobody who hid their name', async () => {
      const said = await filled({ contact: { name: '李梅花', phone: '13900139000' }, hideName: true });
      expect(said).toContain('称呼=市民朋友');
      expect(said).not.toMatch(/李|139/);
    });
  });
});
