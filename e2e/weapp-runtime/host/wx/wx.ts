import { onHide, onShow, type LaunchOptions } from '../app.ts';
import { onError, onUnhandledRejection, reportException, unsupported } from '../failures.ts';
import { USER_DATA_PATH } from '../file-system.ts';
import { isDrawn } from '../natives.ts';
import { currentPage, equipments } from '../pages.ts';
import { navigateBack, navigateTo, redirectTo, reLaunch, switchTab } from '../router.ts';
import type { Boot, Json, Options } from '../types.ts';
import { ApiFailure, asyncApis, hasCallbacks, listenerPair, settle } from './call.ts';
import { device } from './device.ts';
import { getFileSystemManager } from './files.ts';
import { userInterface } from './interface.ts';
import { encodings, media } from './media.ts';
import { ABSENT_FUNCTIONS } from './names.ts';
import { network } from './network.ts';
import { people } from './people.ts';
import { permissions, preparePermissions } from './permissions.ts';
import { SelectorQuery } from './selector-query.ts';
import { storage } from './storage.ts';

/** The functions as they are, and the object that the mini-program sees: the automator replaces in the second. */
export const originals: Json = {};
export const wx: Json = {};

/** Fills `wx` for one start of the mini-program. */
export function createWx({ settings, configs }: Boot, launch: LaunchOptions): void {
  preparePermissions(settings, configs.app);
  for (const name of ABSENT_FUNCTIONS) originals[name] = absent(name);
  Object.assign(originals, network, storage, userInterface, media, encodings, permissions, people(settings), device(settings), {
    ...asyncApis({ navigateTo, redirectTo, reLaunch, switchTab, navigateBack }),
    ...listenerPair('Error', onError),
    ...listenerPair('UnhandledRejection', onUnhandledRejection),
    ...listenerPair('AppShow', onShow),
    ...listenerPair('AppHide', onHide),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: (owner?: Json, options?: Json) => observer(owner)(options),
    getFileSystemManager,
    canIUse,
    env: { USER_DATA_PATH },
  });
  Object.assign(wx, originals);
  equipments.push(replaceQueries);
}

/** `this.createSelectorQuery()` of pages and components would measure from the window's corner, not from the page's. */
function replaceQueries(instance: Json): void {
  let owner: object | null = instance;
  while (owner && !Object.hasOwn(owner, 'createSelectorQuery')) owner = Object.getPrototypeOf(owner) as object | null;
  if (owner) Object.assign(owner, { createSelectorQuery: queryOf });
}

function queryOf(this: Json): SelectorQuery {
  return new SelectorQuery().in(this);
}

function observer(owner?: Json): (options?: Json) => unknown {
  const component = owner ?? currentPage().instance;
  return (component['createIntersectionObserver'] as (options?: Json) => unknown).bind(component);
}

/** Says so, to whoever called and to the automator. */
const absent =
  (name: string) =>
  (options?: unknown): unknown => {
    const error = new ApiFailure(unsupported(`wx.${name}`));
    reportException(error);
    const given = (typeof options === 'object' && options !== null ? options : {}) as Options;
    if (hasCallbacks(given)) return settle(name, given, Promise.reject(error));
    throw error;
  };

/** `wx.canIUse('request.object.timeout')`: what this runtime has, by its first word. */
function canIUse(schema: string): boolean {
  const [first = '', second = ''] = schema.split('.');
  if (ABSENT_FUNCTIONS.includes(first)) return false;
  return typeof wx[first] === 'function' || isDrawn(first) || (first === 'button' && second !== '');
}
