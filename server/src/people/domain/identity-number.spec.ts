import { parseDay } from '../../calendar/local-date.js';
import { checkIdentityNumber, IDENTITY_KINDS } from './identity-number.js';

const today = parseDay('2026-11-20') ?? NaN;

it.each([
  ['13800138000', null],
  ['+8613800138000', null],
  ['008613800138000', null],
  ['+86 138-0013-8000', null],
  ['0086-138-0013-8000', null],
  ['138 0013 8000', null],
  ['１３８００１３８０００', null],
  ['19912345678', null],
  ['16600000000', null],
  ['', 'empty'],
  [' \u3000', 'empty'],
  ['+86', 'length'],
  ['1380013800', 'length'],
  ['138001380000', 'length'],
  ['013800138000', 'length'],
  ['8613800138000', 'length'],
  ['+1 3800138000', 'length'],
  ['+86 0086 13800138000', 'length'],
  ['1380013800a', 'length'],
  ['一三八零零一三八零零零', 'length'],
  ['12800138000', 'prefix'],
  ['11800138000', 'prefix'],
  ['10086000000', 'prefix'],
  ['23800138000', 'prefix'],
  ['010-38238383', 'prefix'],
])('mobile “%s”: %s', (number, reason) => {
  expect(checkIdentityNumber('mobile', number, today)).toEqual({ valid: reason === null, reason });
});

it.each([
  ['resident-id', '110101199003077774'],
  ['uscc', '9144030071526726XG'],
  ['mobile', '13800138000'],
  ['permanent-resident', '911124198108030024'],
  ['hk-mo-permit', 'H12345678'],
  ['tw-permit', '12345678'],
  ['passport', 'E12345678'],
] as const)('%s %s is checked by its own rules, and no other number is one', (kind, number) => {
  expect(checkIdentityNumber(kind, number, today)).toEqual({ valid: true, reason: null });
  expect(checkIdentityNumber(kind, '-', today).valid).toBe(false);
  expect(checkIdentityNumber(kind, ' ', today)).toEqual({ valid: false, reason: 'empty' });
});

it('knows the kinds of the operator command', () => {
  expect([...IDENTITY_KINDS].sort()).toEqual(
    ['hk-mo-permit', 'mobile', 'passport', 'permanent-resident', 'resident-id', 'tw-permit', 'uscc'].sort(),
  );
});
