/** Error codes and texts of WeChat's server API (微信开放文档, 全局返回码 and the table of each interface). */
const TEXTS = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  47001: 'data format error',
  47003: 'argument invalid!',
} as const;

export type WechatErrcode = keyof typeof TEXTS;

/** WeChat's no: sent as `{errcode, errmsg}` with HTTP status 200. */
export class WechatRefusal extends Error {
  constructor(
    readonly errcode: WechatErrcode,
    detail = '',
  ) {
    super(`${TEXTS[errcode]}${detail}`);
  }
}
