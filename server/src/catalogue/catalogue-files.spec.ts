import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CatalogueError, readCatalogue } from './catalogue-files.js';

const city = path.resolve(import.meta.dirname, '../../catalogue');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
  cpSync(city, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

type Json = Record<string, unknown>;

/**
 * The problems found after one value of a file was changed; `undefined` takes the field out.
 * @param where keys down to the value; an item of a list by its position, `last`, `end` (one is added), its code or user name
 */
function problemsAfter(file: string, where: string, value: unknown): readonly string[] {
  const content = JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Json;
  const keys = where.split('.');
  const target = keys.slice(0, -1).reduce((at, key) => at[keyIn(at, key)] as Json, content);
  target[keyIn(target, keys.at(-1)!)] = value;
  writeFileSync(path.join(directory, file), JSON.stringify(content));
  return problemsOf(directory);
}

function keyIn(at: Json, key: string): string {
  if (!Array.isArray(at) || key in at) return key;
  if (key === 'end') return String(at.length);
  if (key === 'last') return String(at.length - 1);
  const position = at.findIndex(({ code, userName }: Json) => code === key || userName === key);
  if (position < 0) throw new Error(`${key} is not in the list`);
  return String(position);
}

function problemsOf(place: string): readonly string[] {
  try {
    readCatalogue(place);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
}

describe('reading the catalogue', () => {
  it('takes the files of the city as they are', () => {
    expect(problemsOf(city)).toEqual([]);
  });

  it.each<[string, string, string, unknown, string]>([
    ['an empty name', 'city.json', 'name', ' ', 'city.json.name: must be a text'],
    ['a time zone nobody knows', 'city.json', 'timeZone', 'Asia/Nowhere', 'city.json.timeZone: must be an IANA time zone'],
    ['a mistyped field', 'city.json', 'hotlin', '12345', 'city.json.hotlin: is not known here'],
    ['a missing field', 'city.json', 'hotline', undefined, 'city.json.hotline: must be a phone number'],
    ['a file that holds a list', 'city.json', 'code', ['430100'], 'city.json.code: must be six digits (GB/T 2260)'],
    [
      'a kind of organisation that is none',
      'organisations.json',
      '0.kind',
      'club',
      'organisations.json[0].kind: must be one of centre, department, district, street, office, stateFirm, supervision',
    ],
    ['text for a flag', 'organisations.json', '0.isOffice', 'no', 'organisations.json[0].isOffice: must be true or false'],
    [
      'a keyword of one character',
      'categories.json',
      '0.children.0.children.0.keywords.0',
      '路',
      'categories.json[0].children[0].children[0].keywords[0]: must be a keyword of 2 to 20 characters without blanks',
    ],
    [
      'a leaf without a policy',
      'categories.json',
      '0.children.0.children.0.slaPolicy',
      undefined,
      'categories.json[0].children[0].children[0].slaPolicy: must be a text',
    ],
    ['a policy on a group', 'categories.json', '0.slaPolicy', 'standard', 'categories.json[0].slaPolicy: is not known here'],
    [
      'a time limit of nothing',
      'sla-policies.json',
      'policies.standard.resolution.normal',
      '0wd',
      'sla-policies.json.policies.standard.resolution.normal: must be a number and a unit of h m wh wm wd d',
    ],
    [
      'a date that does not exist',
      'sla-policies.json',
      'effectiveFrom',
      '2026-02-30',
      'sla-policies.json.effectiveFrom: must be a date YYYY-MM-DD',
    ],
    ['policies in a list', 'sla-policies.json', 'policies', [], 'sla-policies.json.policies: must be an object'],
    ['another map', 'districts.json', 'coordinateSystem', 'bd09', 'districts.json.coordinateSystem: must be one of gcj02'],
    [
      'a point off the earth',
      'districts.json',
      'districts.0.polygon.0',
      [112.9, 128],
      'districts.json.districts[0].polygon[0][1]: must be a number from -90 to 90',
    ],
    [
      'a point of three numbers',
      'districts.json',
      'districts.0.polygon.0',
      [112.9, 28.1, 0],
      'districts.json.districts[0].polygon[0]: must be a pair',
    ],
    [
      'a district of two points',
      'districts.json',
      'districts.0.polygon',
      [
        [112, 28],
        [113, 28],
      ],
      'districts.json.districts[0].polygon: must be a list of at least 3',
    ],
    ['a phone that is too short', 'demo.json', 'citizens.0.phone', '1380013800', 'demo.json.citizens[0].phone: must be a mobile number'],
    [
      'a role that is none',
      'demo.json',
      'staff.0.roles',
      ['boss'],
      'demo.json.staff[0].roles[0]: must be one of dispatcher, clerk, head, supervisor, finance, administrator',
    ],
    ['a persona that is no object', 'demo.json', 'staff.0', null, 'demo.json.staff[0]: must be an object'],
  ])('refuses %s', (_, file, where, value, problem) => {
    expect(problemsAfter(file, where, value)).toEqual([problem]);
  });

  const leaf = '01.children.0101.children.010101';
  const sibling = '01.children.0101.children.010102';
  const office = { name: '科', shortName: '科', parentCode: 'city', kind: 'office', isOffice: true, phone: null };
  const rule = { districtCode: null, kind: null, organisationCode: 'city-tax-service', automatic: true, note: '全市' };
  it.each<[string, string, string, unknown, string]>([
    ['a second root', 'organisations.json', 'supervision.parentCode', null, 'organisations: need one root, found 2'],
    ['an unknown parent', 'organisations.json', 'yuelu.parentCode', 'nobody', 'organisation yuelu: parent nobody is unknown'],
    [
      'an organisation twice',
      'organisations.json',
      'end',
      { ...office, code: 'city-tax-service' },
      'organisation city-tax-service: is there twice',
    ],
    [
      'an organisation above itself',
      'organisations.json',
      'end',
      { ...office, code: 'x', parentCode: 'x' },
      'organisation x: is above itself',
    ],
    ['an unknown district', 'organisations.json', 'yuelu.districtCode', '999999', 'organisation yuelu: district 999999 is unknown'],
    ['a category twice', 'categories.json', `${sibling}.code`, '010101', 'category 010101: is there twice'],
    ['a category below the wrong parent', 'categories.json', `${leaf}.code`, '010299', 'category 010299: is not one level below 0101'],
    ['siblings of one name', 'categories.json', `${sibling}.name`, '物业服务', 'category 物业服务: two of this name stand side by side'],
    ['an unknown policy', 'categories.json', `${leaf}.slaPolicy`, 'lazy', 'category 010101: policy lazy is unknown'],
    [
      'a policy named like a built-in property',
      'categories.json',
      `${leaf}.slaPolicy`,
      'constructor',
      'category 010101: policy constructor is unknown',
    ],
    [
      'an unknown department',
      'categories.json',
      `${leaf}.departmentCode`,
      'nobody',
      'category 010101: department nobody is unknown or has no office',
    ],
    [
      'an office of another department',
      'categories.json',
      `${leaf}.officeCode`,
      'water-company-service',
      'category 010101: water-company-service is not an office of city-housing',
    ],
    [
      'routing to something that works no cases',
      'routing-rules.json',
      'rules.1.organisationCode',
      'city-housing',
      'routing rule 2: city-housing is not an office',
    ],
    ['a rule for an unknown category', 'routing-rules.json', 'rules.1.categoryPrefix', '77', 'routing rule 2: category 77 is unknown'],
    [
      'a rule for an unknown district',
      'routing-rules.json',
      'rules.1.districtCode',
      '999999',
      'routing rule 2: district 999999 is unknown',
    ],
    ['a fallback that works no cases', 'routing-rules.json', 'fallback', 'city', 'routing fallback: city is not an office'],
    [
      'reports dispatched by themselves',
      'routing-rules.json',
      'rules.0.automatic',
      true,
      'routing rule 1: a report is never dispatched automatically',
    ],
    [
      'a rule behind a wider one',
      'routing-rules.json',
      'rules',
      [
        { ...rule, categoryPrefix: '02' },
        { ...rule, categoryPrefix: '0201', districtCode: '430104', kind: 'help' },
      ],
      'routing rule 2: never applies, rule 1 matches first',
    ],
    [
      'a district twice',
      'districts.json',
      'districts.end',
      {
        code: '430102',
        name: '芙蓉区',
        polygon: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      },
      'district 430102: is there twice',
    ],
    ['a clerk outside an office', 'demo.json', 'staff.yuelu01.organisationCode', 'city', 'demo staff yuelu01: city is not an office'],
    ['a persona of no organisation', 'demo.json', 'staff.ducha01.organisationCode', 'x', 'demo staff ducha01: organisation x is unknown'],
    ['a user name twice', 'demo.json', 'staff.yuelu01.userName', 'paidan01', 'demo staff paidan01: is there twice'],
    ['a phone twice', 'demo.json', 'citizens.1.phone', '13800138001', 'demo citizen 13800138001: is there twice'],
  ])('refuses %s', (_, file, where, value, problem) => {
    expect(problemsAfter(file, where, value)).toEqual([problem]);
  });

  it('accepts a narrow rule above a wide one, and one for a kind above one for all', () => {
    const rules = [
      { ...rule, categoryPrefix: '0201', districtCode: '430104' },
      { ...rule, categoryPrefix: '02', kind: 'help' },
      { ...rule, categoryPrefix: '02' },
    ];
    expect(problemsAfter('routing-rules.json', 'rules', rules)).toEqual([]);
  });

  it('notices organisations that stand above one another in a circle', () => {
    const problems = problemsAfter('organisations.json', 'yuelu.parentCode', 'yuelu-street');
    expect(problems).toEqual(['organisation yuelu: is above itself', 'organisation yuelu-street: is above itself']);
  });

  it('lists the problems of all files in one error', () => {
    writeFileSync(path.join(directory, 'city.json'), '{ "name": ');
    rmSync(path.join(directory, 'demo.json'));
    const problems = problemsAfter('sla-policies.json', 'version', 7);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['city.json', 'sla-policies.json.version', 'demo.json']);
    expect(() => readCatalogue(directory)).toThrow(/has 3 problem\(s\):\n- city\.json/);
  });
});
