import path from 'node:path';
import { COMPLAINT_KINDS, type ComplaintKind } from '@zsb/shared/complaints';
import fc from 'fast-check';
import { readCatalogue } from '../../catalogue/catalogue-files.js';
import { indexCategories } from '../../catalogue/domain/categories.js';
import { officeOfLeaf } from '../../catalogue/domain/organisations.js';
import { route, type RoutingRule, type RoutingTable } from './routing.js';

const rule = (
  categoryPrefix: string,
  districtCode: string | null,
  organisationCode: string,
  more: Partial<RoutingRule> = {},
): RoutingRule => ({
  categoryPrefix,
  districtCode,
  kind: null,
  organisationCode,
  automatic: true,
  note: organisationCode,
  ...more,
});
const table: RoutingTable = {
  rules: [
    rule('02', '430104', 'yuelu', { note: '市容环境 · 岳麓区' }),
    rule('02', '430105', 'kaifu'),
    rule('0301', '430104', 'yuelu-noise', { automatic: false }),
    rule('03', null, 'environment'),
    rule('04', null, 'traffic-enquiries', { kind: 'enquiry' }),
    rule('04', null, 'traffic'),
  ],
  fallback: 'centre',
};
const facts = (categoryCode: string, districtCode: string | null, kind: ComplaintKind = 'complaint', nearBorder = false) => ({
  categoryCode,
  districtCode,
  kind,
  nearBorder,
});

describe('routing a case', () => {
  it.each([
    ['by category and district', facts('0201', '430104'), ['yuelu', true, '市容环境 · 岳麓区 → 规则第1条']],
    ['to the other district', facts('0201', '430105'), ['kaifu', true, 'kaifu → 规则第2条']],
    ['by a narrow rule above a wide one', facts('030102', '430104'), ['yuelu-noise', false, 'yuelu-noise → 规则第3条']],
    ['by the wide rule elsewhere', facts('030102', '430105'), ['environment', true, 'environment → 规则第4条']],
    ['by kind', facts('0401', '430104', 'enquiry'), ['traffic-enquiries', true, 'traffic-enquiries → 规则第5条']],
    ['past a rule for another kind', facts('0401', '430104', 'help'), ['traffic', true, 'traffic → 规则第6条']],
    ['without a district, where no rule asks for one', facts('0401', null), ['traffic', true, 'traffic → 规则第6条']],
    ['to the department, where no rule fits', facts('0501', '430104'), ['department', false, '没有匹配的规则 → 该分类的责任部门']],
    [
      'to the department, where the rule needs an unknown district',
      facts('0201', null),
      ['department', false, '没有匹配的规则 → 该分类的责任部门；属地不明，请核对地点'],
    ],
    [
      'by the wide rule, but asking, where a narrow one needs the district',
      facts('0301', null),
      ['environment', false, 'environment → 规则第4条；属地不明，请核对地点'],
    ],
    [
      'to the suggested office, but asking, near a border',
      facts('0201', '430104', 'complaint', true),
      ['yuelu', false, '市容环境 · 岳麓区 → 规则第1条；靠近区界，请核对属地'],
    ],
    [
      'to the suggested office, but never automatically, where it is a report',
      facts('0201', '430104', 'report'),
      ['yuelu', false, '市容环境 · 岳麓区 → 规则第1条；举报件，须人工派单'],
    ],
  ] as const)('goes %s', (_, given, [organisationCode, automatic, reason]) => {
    expect(route(given, table, 'department')).toEqual({ organisationCode, automatic, reason });
  });

  it('goes to the fallback owner, where neither a rule nor a department claims it', () => {
    const reason = '没有匹配的规则和责任部门 → 兜底单位';
    expect(route(facts('0501', '430104'), table, null)).toEqual({ organisationCode: 'centre', automatic: false, reason });
  });

  it('asks for the place, where the only rule that could have decided needs it', () => {
    const reason = '没有匹配的规则和责任部门 → 兜底单位；属地不明，请核对地点';
    expect(route(facts('0201', null), { ...table, rules: table.rules.slice(0, 1) }, null)).toMatchObject({
      organisationCode: 'centre',
      reason,
    });
  });

  it('never leaves a case without an owner, and asks whenever there is a doubt', () => {
    const cases = fc.record({
      code: fc.constantFrom('02', '0201', '0301', '0302', '04', '0401', '05'),
      district: fc.constantFrom(null, '430104', '430105', '430181'),
      kind: fc.constantFrom(...COMPLAINT_KINDS),
      near: fc.boolean(),
    });
    const departments = fc.constantFrom(null, 'department');
    fc.assert(
      fc.property(cases, departments, ({ code, district, kind, near }, department) => {
        const owners = [...table.rules.map((one) => one.organisationCode), 'department', 'centre'];
        const { organisationCode, automatic } = route(facts(code, district, kind, near), table, department);
        expect(owners).toContain(organisationCode);
        if (kind === 'report' || near || organisationCode === 'centre' || organisationCode === 'department') expect(automatic).toBe(false);
      }),
    );
  });
});

describe('routing by the rules of the city', () => {
  const { categories, routing, organisations, districts } = readCatalogue(path.resolve(import.meta.dirname, '../../../catalogue'));
  const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]));
  const places = [null, ...districts.map(({ code }) => code)];
  const leaves = indexCategories(categories).leaves;
  const all = leaves.flatMap((leaf) => places.flatMap((place) => COMPLAINT_KINDS.map((kind) => ({ leaf, place, kind }))));
  const routed = all.map(({ leaf, place, kind }) => {
    const suggestion = route(facts(leaf.code, place, kind), routing, officeOfLeaf(leaf, organisations));
    return { leaf: leaf.code, place, kind, office: byCode.get(suggestion.organisationCode), ...suggestion };
  });

  it('sends every category in every district, of every kind, to an office with a phone', () => {
    expect(routed.filter(({ office }) => !office?.isOffice || office.phone === null)).toEqual([]);
    expect(routed.length).toBeGreaterThanOrEqual(110 * 10 * 6);
  });

  it('never sends a case to another district than its own', () => {
    expect(routed.filter(({ office, place }) => office?.districtCode !== undefined && office.districtCode !== place)).toEqual([]);
  });

  it('never dispatches a report by itself', () => {
    expect(routed.filter(({ kind, automatic }) => kind === 'report' && automatic)).toEqual([]);
  });

  it.each(districts.map(({ code, name }) => [name, code]))(
    'gives the street scene of %s to its own urban management office',
    (name, code) => {
      expect(route(facts('0201', code), routing, null)).toMatchObject({ automatic: true });
      expect(byCode.get(route(facts('0201', code), routing, null).organisationCode)?.name).toBe(`${name}城管局 · 市容科`);
    },
  );

  it.each([
    ['停水与水压', 'water-company-service', true],
    ['煤气泄漏', 'gas-company-service', true],
    ['停电与电压', 'power-company-service', true],
    ['干部违纪违法', 'supervision-cases', false],
    ['其他诉求', 'centre-12345-coordination', false],
  ])('knows the owner of %s wherever it is', (name, organisationCode, automatic) => {
    const code = leaves.find((leaf) => leaf.name === name)?.code;
    const answers = routed.filter(({ leaf, kind }) => leaf === code && kind === 'complaint');
    expect(answers).toHaveLength(10);
    for (const answer of answers) expect(answer).toMatchObject({ organisationCode, automatic });
  });
});
