/** The shape of each file in `server/catalogue/`, field by field. What one file says about another is in `catalogue-references.ts`. */
import { TEMPLATE_KINDS } from '@zsb/shared/casework';
import { QUESTION_TYPES } from '@zsb/shared/catalogue';
import { COMPLAINT_KINDS, REJECT_REASONS } from '@zsb/shared/complaints';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { isMobile } from '@zsb/shared/phone';
import { COMMON_CLOCKS } from '@zsb/shared/sla';
import { LIMIT_BOUNDS, LIMIT_NAMES } from '@zsb/shared/sla-rules';
import { parseTarget } from '@zsb/shared/targets';
import { ORGANISATION_KINDS, REVIEW_RULES, URGENCIES } from './catalogue.js';
import { flag, listOf, mapOf, matching, numberBetween, oneOf, orNull, pairOf, record, text, type Check } from './shape.js';

const regionCode = matching(/^\d{6}$/, 'six digits (GB/T 2260)');
const organisationCode = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const categoryCode = matching(/^(\d\d){1,3}$/, 'two digits for each of one to three levels');
const phoneNumber = matching(/^\d[\d-]{1,18}\d$/, 'a phone number');
const target: Check = (value, where) => (parseTarget(value) ? [] : [`${where}: must be a number and a unit of h m wh wm wd d`]);
const mobile: Check = (value, where) => (typeof value === 'string' && isMobile(value) ? [] : [`${where}: must be a mobile number`]);
const timeZone: Check = (value, where) =>
  Intl.supportedValuesOf('timeZone').includes(String(value)) ? [] : [`${where}: must be an IANA time zone`];

/** An impossible date (30 February) is rolled over by `Date`; then it no longer reads the same. */
const localDate: Check = (value, where) => {
  const date = new Date(`${String(value)}T00:00:00Z`);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
  return isDate ? [] : [`${where}: must be a date YYYY-MM-DD`];
};

const city = record({ code: regionCode, name: text, hotline: phoneNumber, timeZone, subscriptionKind: oneOf(['once', 'long']) });

const contact = record({ name: text, phone: mobile });
const organisation = record(
  {
    code: organisationCode,
    name: text,
    shortName: text,
    parentCode: orNull(organisationCode),
    kind: oneOf(ORGANISATION_KINDS),
    isOffice: flag,
    phone: orNull(phoneNumber),
  },
  { districtCode: regionCode, duty: contact, leader: contact },
);

// A keyword of one character would be found in half of all texts.
const keywords = listOf(matching(/^\S{2,20}$/u, 'a keyword of 2 to 20 characters without blanks'));
const question = record({
  key: matching(/^[a-z][a-zA-Z0-9]{0,29}$/, 'a key of letters and digits'),
  label: text,
  type: oneOf(QUESTION_TYPES),
  required: flag,
  options: listOf(text),
});
const named = { code: categoryCode, name: text, example: text, keywords };
const leaf = record(
  {
    ...named,
    children: listOf(text),
    departmentCode: organisationCode,
    slaPolicy: text,
    urgency: oneOf(URGENCIES),
    review: oneOf(REVIEW_RULES),
  },
  {
    officeCode: organisationCode,
    evidence: flag,
    questions: listOf(question, 1),
    diversion: record({ title: text, text, phones: listOf(record({ name: text, number: phoneNumber }), 1) }),
  },
);
const group: Check = (value, where) => record({ ...named, children: listOf(category, 1) })(value, where);
const category: Check = (value, where) => (hasChildren(value) ? group : leaf)(value, where);
const hasChildren = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'children' in value && Array.isArray(value.children) && value.children.length > 0;

const routingRule = record({
  categoryPrefix: categoryCode,
  districtCode: orNull(regionCode),
  kind: orNull(oneOf(COMPLAINT_KINDS)),
  organisationCode,
  automatic: flag,
  note: text,
});

const clock = record({ normal: target, urgent: target });
const slaPolicy = record({ name: text, dispatch: clock, acceptance: clock, firstContact: clock, resolution: clock, extension: clock });

const commonTargets = record(Object.fromEntries(COMMON_CLOCKS.map((kind) => [kind, clock])));
const limits = record({
  ...Object.fromEntries(LIMIT_NAMES.map((name) => [name, numberBetween(...LIMIT_BOUNDS[name])])),
  supply: target,
});
const rejection = record({ reason: oneOf(REJECT_REASONS), name: text, advice: text, phone: orNull(phoneNumber) });

const replyTemplate = record({ id: organisationCode, kind: oneOf(TEMPLATE_KINDS), name: text, text });

const vertex = pairOf(numberBetween(-180, 180), numberBetween(-90, 90));
const district = record({ code: regionCode, name: text, polygon: listOf(vertex, 3) });

const demoCitizen = record({ title: text, description: text, phone: mobile });
const demoStaff = record({
  userName: matching(/^[a-z0-9]{3,64}$/, 'a user name of lower-case letters and digits'),
  title: text,
  description: text,
  roles: listOf(oneOf(STAFF_ROLES), 1),
  organisationCode,
  name: text,
});

/** File name → shape of its content. */
export const CATALOGUE_SHAPES = {
  'city.json': city,
  'organisations.json': listOf(organisation, 1),
  'categories.json': listOf(category, 1),
  'routing-rules.json': record({ rules: listOf(routingRule), fallback: organisationCode }),
  'sla-policies.json': record({ version: text, effectiveFrom: localDate, limits, common: commonTargets, policies: mapOf(slaPolicy) }),
  'rejections.json': listOf(rejection, REJECT_REASONS.length),
  'reply-templates.json': listOf(replyTemplate),
  'districts.json': record({ coordinateSystem: oneOf(['gcj02']), districts: listOf(district, 1) }),
  'demo.json': record({ password: text, citizens: listOf(demoCitizen), staff: listOf(demoStaff) }),
} satisfies Record<string, Check>;

export type CatalogueFile = keyof typeof CATALOGUE_SHAPES;
