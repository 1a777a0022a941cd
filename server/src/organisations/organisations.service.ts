import { Injectable } from '@nestjs/common';
import type { OrganisationNodeView } from '@zsb/shared/case-views';
import type { OfficeView } from '@zsb/shared/complaint-views';
import type { OrganisationId } from '@zsb/shared/ids';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import type { Organisation } from './organisation.entity.js';
import { OrganisationsRepository } from './organisations.repository.js';

export interface NewOrganisation {
  code: string;
  name: string;
  shortName: string;
  parentCode: string | null;
  kind: string;
  isOffice: boolean;
  phone: string | null;
  districtCode?: string | null;
}

/** The organisation tree. A few hundred rows that every request needs: kept in memory, read anew after a change. */
@Injectable()
export class OrganisationsService {
  private tree: Promise<OrganisationTree> | undefined;

  constructor(
    private readonly db: Database,
    private readonly organisations: OrganisationsRepository,
  ) {}

  load(): Promise<OrganisationTree> {
    this.tree ??= this.organisations.all().then((rows) => new OrganisationTree(rows));
    return this.tree;
  }

  /** Adds the organisations that are not there yet, parents first. */
  async seed(list: NewOrganisation[]): Promise<void> {
    await this.db.transaction(
      async () => {
        const known = new Map((await this.organisations.all()).map((row) => [row.code, row.id]));
        for (const { parentCode, districtCode, ...fields } of list) {
          if (known.has(fields.code)) continue;
          const row: Organisation = {
            ...fields,
            id: newId<OrganisationId>(),
            parentId: parentCode === null ? null : (known.get(parentCode) ?? null),
            districtCode: districtCode ?? null,
          };
          await this.organisations.insert(row);
          known.set(row.code, row.id);
        }
        this.db.afterCommit(() => (this.tree = undefined));
      },
      { limitMs: 10_000 },
    );
  }
}

export class OrganisationTree {
  private readonly byId: Map<OrganisationId, Organisation>;
  private readonly byCode: Map<string, Organisation>;
  private readonly children: Map<OrganisationId | null, Organisation[]>;

  constructor(rows: Organisation[]) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
    this.byCode = new Map(rows.map((row) => [row.code, row]));
    this.children = Map.groupBy(rows, (row) => row.parentId);
  }

  find(id: OrganisationId): Organisation | undefined {
    return this.byId.get(id);
  }

  /** Throws when data files and database disagree. */
  withCode(code: string): Organisation {
    const found = this.byCode.get(code);
    if (!found) throw new Error(`organisation ${code} is in the data files but not in the database: run db seed`);
    return found;
  }

  /**
   * The organisations whose cases a role held here may see: this one and everything below it. A dispatch centre and a
   * supervision body work for the whole of the organisation they belong to.
   */
  reach(id: OrganisationId): OrganisationId[] {
    const organisation = this.byId.get(id);
    if (!organisation) return [];
    const worksForParent = organisation.kind === 'centre' || organisation.kind === 'supervision';
    return this.subtree((worksForParent && organisation.parentId) || id);
  }

  /** Whether an organisation is `ancestor` or lies somewhere below it. */
  isWithin(id: OrganisationId, ancestor: OrganisationId): boolean {
    return this.lineOf(id).includes(ancestor);
  }

  /** An organisation, its parent, its parent's parent … up to the root. */
  lineOf(id: OrganisationId): OrganisationId[] {
    const line: OrganisationId[] = [];
    for (let at = this.byId.get(id); at; at = at.parentId === null ? undefined : this.byId.get(at.parentId)) line.push(at.id);
    return line;
  }

  /** The organisations in which all of these lie, themselves included: what somebody belongs to with all they are 回避. */
  sharedLine(ids: readonly OrganisationId[]): OrganisationId[] {
    const [first = [], ...others] = ids.map((id) => this.lineOf(id));
    return first.filter((id) => others.every((line) => line.includes(id)));
  }

  /** Every organisation with something outside of it: only about these can a report be that somebody else can handle 回避. */
  recusable(): Organisation[] {
    return [...this.byId.values()].filter(({ parentId }) => parentId !== null);
  }

  /** The offices of the bodies of one kind, `centre` or `supervision`, in the order of their codes. */
  officesOf(kind: string): Organisation[] {
    const members = this.ofKind(kind).flatMap(({ id }) => this.subtree(id));
    return members.map((id) => this.byId.get(id)!).filter(({ isOffice }) => isOffice);
  }

  /** Bodies of one kind: the dispatch centres, the supervision. */
  ofKind(kind: string): Organisation[] {
    return [...this.byId.values()].filter((one) => one.kind === kind);
  }

  /** An organisation and everything below it. */
  subtree(id: OrganisationId): OrganisationId[] {
    return [id, ...(this.children.get(id) ?? []).flatMap((child) => this.subtree(child.id))];
  }

  /** All of them, each before what lies below it. */
  inOrder(): Organisation[] {
    return (this.children.get(null) ?? []).flatMap(({ id }) => this.subtree(id)).map((id) => this.byId.get(id)!);
  }

  toOfficeView(id: OrganisationId | null): OfficeView | null {
    const organisation = id === null ? undefined : this.byId.get(id);
    return organisation ? { id: organisation.id, name: organisation.name, phone: organisation.phone } : null;
  }

  toNodeViews(parentId: OrganisationId | null = null): OrganisationNodeView[] {
    return (this.children.get(parentId) ?? []).map(({ id, name, isOffice }) => ({ id, name, isOffice, children: this.toNodeViews(id) }));
  }
}
