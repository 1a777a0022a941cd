import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { KEYS, type Keys } from '../crypto/keys.js';
import { Database, toSqlInstant } from '../database/database.js';
import { isDuplicateKey } from '../database/duplicate-key.js';
import { LOG, type Log } from '../log.js';
import { merkleRoot, sealKey, signSeal, type Seal } from './seal.js';
import { SealCopies } from './seal-copies.js';
import { SealsRepository } from './seals.repository.js';

const EVERY_MS = 1000;
const ROWS_PER_SEAL = 500;
const SEALS_PER_ROUND = 20;

/**
 * Each second seals what was committed to the audit trail since the last seal. Rows are written unchained in the business
 * transaction, so that no two of them wait for each other; the chain is made here.
 */
@Injectable()
export class AuditSealer implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private copied: number | undefined;

  constructor(
    private readonly db: Database,
    private readonly seals: SealsRepository,
    private readonly copies: SealCopies,
    private readonly clock: Clock,
    @Inject(KEYS) private readonly keys: Keys,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.round())
        .catch((error: Error) => this.log.error({ error: error.message }, 'sealing failed'));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Seals all that is there and copies every seal that is not copied yet, also those of a process that died in between. */
  async round(): Promise<void> {
    for (let count = 0; count < SEALS_PER_ROUND; count++) if (!(await this.sealSome())) break;
    this.copied ??= Math.max(0, ...(await this.copies.read()).keys());
    const fresh = await this.seals.after(this.copied, SEALS_PER_ROUND * 2);
    await this.copies.append(fresh);
    this.copied = fresh.at(-1)?.number ?? this.copied;
  }

  /** False when there was nothing to seal, or another process was first. */
  private async sealSome(): Promise<boolean> {
    const seal = async () => {
      const last = await this.seals.last();
      const number = (last?.number ?? 0) + 1;
      if ((await this.seals.cover(number, ROWS_PER_SEAL)) === 0) return false;
      const rows = await this.seals.rowsOf(number);
      const unsigned = {
        number,
        at: toSqlInstant(this.clock.now()),
        rowCount: rows.length,
        merkleRoot: merkleRoot(rows),
        previous: last?.signature ?? '',
      };
      const signed: Seal = { ...unsigned, signature: signSeal(sealKey(this.keys.lookup), unsigned) };
      await this.seals.insert(signed);
      return true;
    };
    return this.db.transaction(seal).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return false;
    });
  }
}
