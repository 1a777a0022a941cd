import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StaffId } from '@zsb/shared/ids';

/** The authenticator app of a member of staff. Counts once a code of it has been shown. */
@Entity('staff_totp')
export class StaffTotp {
  @PrimaryColumn('text', { name: 'staff_id' }) staffId: StaffId;
  /** Encrypted by the key file's field key. */
  @Column('text', { name: 'secret_cipher' }) secretCipher: string;
  @Column('datetime', { name: 'confirmed_at', precision: 3, nullable: true }) confirmedAt: Date | null;
  /** The half minute of the last accepted code: a code is good once. */
  @Column('integer', { name: 'last_step' }) lastStep: number;
}
