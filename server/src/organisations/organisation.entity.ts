import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationId } from '@zsb/shared/ids';

/** A node of the tree of city departments, districts, streets, state firms and their offices. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('text') id: OrganisationId;
  /** As data files and other systems name it. */
  @Column('text') code: string;
  @Column('text', { name: 'parent_id', nullable: true }) parentId: OrganisationId | null;
  @Column('text') name: string;
  @Column('text', { name: 'short_name' }) shortName: string;
  @Column('text') kind: string;
  /** Works cases; other nodes only group. */
  @Column('boolean', { name: 'is_office' }) isOffice: boolean;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { name: 'district_code', nullable: true }) districtCode: string | null;
}
