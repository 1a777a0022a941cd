/// <reference types="@tarojs/taro" />
declare module '*.scss';

/** Where the server is; '' on h5. Written in by the build (config/index.ts). */
declare const API_ORIGIN_FROM_BUILD: string;
declare module '*.png' {
  const address: string;
  export default address;
}
