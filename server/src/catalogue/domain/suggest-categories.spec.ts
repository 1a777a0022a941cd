import path from 'node:path';
import fc from 'fast-check';
import { readCatalogue } from '../catalogue-files.js';
import type { Category, CategoryLeaf } from './catalogue.js';
import { indexCategories } from './categories.js';
import { suggestCategories } from './suggest-categories.js';

const { categories } = readCatalogue(path.resolve(import.meta.dirname, '../../../catalogue'));
const index = indexCategories(categories);
const names = (text: string, tree: readonly Category[] = categories): string[] => suggestCategories(text, tree).map(({ name }) => name);

const leaf = (code: string, name: string, keywords: string[]): CategoryLeaf => ({
  code,
  name,
  example: name,
  keywords,
  children: [],
  departmentCode: 'works',
  slaPolicy: 'standard',
  urgency: 'normal',
  review: 'none',
});

describe('suggesting categories for a text', () => {
  it.each([
    ['小区门口那条街晚上烧烤摊摆满人行道，油烟很大', '占道经营'],
    ['我们小区对面的路灯坏了一个星期，老人晚上不敢出门', '路灯'],
    ['厨房里闻到煤气味，不知道是不是漏气', '煤气泄漏'],
    ['昨晚开始停水，到现在还没来', '停水与水压'],
    ['老板拖着三个月不发工资', '拖欠工资'],
    ['罚单', '违法处理与罚单'],
    ['娃上学', '入学与学区'],
    ['社保断缴', '社保缴纳'],
    ['隔壁工地凌晨施工，孩子睡不好', '夜间施工噪声'],
    ['楼上装修，电钻从早响到晚', '夜间施工噪声'],
    ['路口井盖没了', '井盖缺损'],
    ['邻居遛狗从来不牵绳', '养犬管理'],
    ['健身房办了年卡，老板跑路', '预付卡与商家跑路'],
    ['社区医院说疫苗要等', '疫苗接种'],
    ['电梯又困人了', '电梯故障'],
    ['对面的ＬＥＤ屏', '户外广告与招牌'],
  ])('understands how people say it: %s', (text, expected) => {
    expect(names(text)).toContain(expected);
  });

  it.each(['', '   ', '你好', '谢谢', '今天天气不错', 'asdfghjkl', '1234567890', '13812345678', 'so happy', '！！！', '😀😀'])(
    'suggests nothing for “%s”',
    (text) => {
      expect(suggestCategories(text, categories)).toEqual([]);
    },
  );

  it.each(index.leaves.map((one) => [index.pathOf(one.code).join(' › '), one] as const))(
    'puts a leaf first for its own example: %s',
    (_, one) => {
      expect(suggestCategories(one.example, categories)[0]).toMatchObject({ code: one.code, path: index.pathOf(one.code) });
    },
  );

  it('counts a long keyword, not the short one inside it', () => {
    const tree = [leaf('01', '泄漏', ['煤气泄漏']), leaf('02', '开户', ['煤气'])];
    expect(names('发现煤气泄漏了', tree)).toEqual(['泄漏']);
    expect(names('想问煤气怎么装', tree)).toEqual(['开户']);
  });

  it('counts nothing that stands wholly inside a longer keyword, wherever it begins', () => {
    const tree = [leaf('01', '漏气', ['煤气泄漏']), leaf('02', '管道', ['煤气泄', '气泄漏', '泄漏'])];
    expect(names('煤气泄漏', tree)[0]).toBe('漏气');
    expect(names('气泄漏，泄漏，煤气泄', tree)[0]).toBe('管道');
  });

  it('weighs the opening words more than the background that follows', () => {
    const tree = [leaf('01', '甲类', ['围墙']), leaf('02', '乙类', ['井盖'])];
    expect(names(`井盖${'嗯'.repeat(45)}围墙`, tree)).toEqual(['乙类', '甲类']);
    expect(names(`围墙${'嗯'.repeat(45)}井盖`, tree)).toEqual(['甲类', '乙类']);
  });

  it('leaves out what is far behind the best', () => {
    const tree = [leaf('01', '甲类', ['围墙']), leaf('02', '乙类', ['城市道路窨井盖破损'])];
    expect(names(`城市道路窨井盖破损${'嗯'.repeat(45)}围墙`, tree)).toEqual(['乙类']);
    expect(names(`${'嗯'.repeat(45)}围墙`, tree)).toEqual(['甲类']);
  });

  it('counts both keywords where they stand apart', () => {
    const tree = [leaf('01', '泄漏', ['煤气泄漏']), leaf('02', '开户', ['煤气'])];
    expect(names('煤气泄漏，还有煤气怎么装', tree)).toContain('开户');
  });

  it('does not grow with repetition', () => {
    const tree = [leaf('01', '甲类', ['路灯']), leaf('02', '乙类', ['大井盖'])];
    expect(names('路灯路灯路灯路灯路灯大井盖', tree)[0]).toBe('乙类');
  });

  it('orders equals by code', () => {
    const tree = [leaf('02', '乙类', ['同一个词']), leaf('01', '甲类', ['同一个词'])];
    expect(suggestCategories('同一个词', tree).map(({ code }) => code)).toEqual(['01', '02']);
  });

  it('answers any text with at most three leaves, best first, the same each time', () => {
    const words = index.leaves.flatMap(({ keywords }) => keywords);
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join('，')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const suggestions = suggestCategories(text, categories);
        expect(suggestions.length).toBeLessThanOrEqual(3);
        expect(suggestions.map(({ score }) => score)).toEqual(suggestions.map(({ score }) => score).sort((one, other) => other - one));
        expect(suggestions.every(({ code, name }) => index.findLeaf(code)?.name === name)).toBe(true);
        expect(suggestCategories(text, structuredClone(categories))).toEqual(suggestions);
      }),
    );
  });

  it('reads the longest text there can be within 5 ms', () => {
    const text = index.leaves
      .map(({ example }) => example)
      .join('，')
      .slice(0, 2000);
    const times = Array.from({ length: 100 }, () => {
      const start = performance.now();
      suggestCategories(text, categories);
      return performance.now() - start;
    });
    expect(text).toHaveLength(2000);
    expect(Math.min(...times)).toBeLessThan(5);
  });
});
