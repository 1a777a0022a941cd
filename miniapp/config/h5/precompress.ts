import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Compiler } from 'webpack';

const zip = promisify(gzip);
const brotli = promisify(brotliCompress);

/** Smaller ones fit into one packet as they are. */
const WORTH_BYTES = 1024;
const TEXT = /\.(js|css|html)$/;

/** Leaves `x.js.gz` and `x.js.br` beside every text file, so that the server need not compress while people wait. */
export class Precompress {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('Precompress', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER; // after hashing and after the HTML
      compilation.hooks.processAssets.tapPromise({ name: 'Precompress', stage }, async (assets) => {
        const texts = Object.entries(assets).filter(([name, source]) => TEXT.test(name) && source.size() >= WORTH_BYTES);
        await Promise.all(
          texts.map(async ([name, source]) => {
            const bytes = Buffer.from(source.source());
            compilation.emitAsset(`${name}.gz`, new sources.RawSource(await zip(bytes, { level: 9 })));
            const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
            compilation.emitAsset(`${name}.br`, new sources.RawSource(await brotli(bytes, { params })));
          }),
        );
      });
    });
  }
}
