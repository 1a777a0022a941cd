import { Inject, Injectable } from '@nestjs/common';
import type { CategorySuggestionView, CategoryView, CityView, DistrictView, QuestionView } from '@zsb/shared/catalogue';
import type { Place, Point } from '@zsb/shared/complaint-requests';
import { DomainError } from '@zsb/shared/errors';
import { CONFIG, type Config } from '../config.js';
import { readCatalogue, type Catalogue } from './catalogue-files.js';
import type { Category, CityTemplate, RejectionWay, ReviewRule } from './domain/catalogue.js';
import { indexCategories, isLeaf, type CategoryIndex } from './domain/categories.js';
import { locate, metresToBorder, toGcj02 } from './domain/geo.js';
import { officeOfLeaf } from './domain/organisations.js';
import { suggestCategories } from './domain/suggest-categories.js';

/** A leaf as the complaints need it. Its time limits are `SlaService`'s. */
export interface Leaf {
  code: string;
  urgency: 'normal' | 'urgent';
  slaPolicy: string;
  /** Code of the office that the category names, or null. */
  departmentOffice: string | null;
  questions: QuestionView[];
}

const FAR_OUTSIDE_METRES = 20_000;

/** Where a place lies. The point is GCJ-02. */
export interface LocatedPlace {
  point: { lng: number; lat: number } | null;
  districtCode: string | null;
  nearBorder: boolean;
}

/** The city's data files: read and checked once, when the server starts. */
@Injectable()
export class CatalogueService {
  readonly data: Catalogue;
  private readonly categories: CategoryIndex;
  private readonly views: CategoryView[];

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.data = readCatalogue(config.catalogueDir);
    this.categories = indexCategories(this.data.categories);
    this.views = this.data.categories.map(toView);
  }

  city(): CityView {
    const { name, hotline } = this.data.city;
    return {
      name,
      hotline,
      sandbox: this.config.sandboxOrigin !== null,
      subscriptionTemplates: { progress: this.config.wechat.progressTemplate },
      subscriptionKind: this.data.city.subscriptionKind,
    };
  }

  tree(): CategoryView[] {
    return this.views;
  }

  suggest(text: string): CategorySuggestionView[] {
    return suggestCategories(text, this.data.categories).map(({ code, name, path }) => ({ code, name, path }));
  }

  districts(): DistrictView[] {
    return this.data.districts.map(({ code, name }) => ({ code, name }));
  }

  districtName(code: string | null): string | null {
    return this.data.districts.find((district) => district.code === code)?.name ?? null;
  }

  /** @throws `platform.invalid-request` for `field` when the code is unknown or has categories below it */
  leaf(code: string, field = 'categoryCode'): Leaf {
    const leaf = this.categories.findLeaf(code);
    if (!leaf) {
      const reason = this.categories.pathOf(code).length > 0 ? 'not-a-leaf' : 'unknown';
      throw new DomainError('platform.invalid-request', {}, [{ field, reason }]);
    }
    const { urgency, slaPolicy, questions = [] } = leaf;
    return { code, urgency, slaPolicy, questions, departmentOffice: officeOfLeaf(leaf, this.data.organisations) };
  }

  /** The leaves of the group that a category belongs to (its first four digits): what is nearly the same. */
  leavesBeside(code: string): string[] {
    const group = code.slice(0, 4);
    return this.categories.leaves.map((leaf) => leaf.code).filter((leaf) => leaf.startsWith(group));
  }

  /** The questions of a category, empty where it is gone meanwhile. */
  questionsOf(code: string): QuestionView[] {
    return this.categories.findLeaf(code)?.questions ?? [];
  }

  /** Photos of such a case may decide a fine or a dispute: originals are kept sealed. */
  isEvidence(code: string): boolean {
    return this.categories.findLeaf(code)?.evidence ?? false;
  }

  /** Who looks at an answer before the citizen does; nobody, where the category is gone meanwhile. */
  reviewOf(code: string): ReviewRule {
    return this.categories.findLeaf(code)?.review ?? 'none';
  }

  rejections(): RejectionWay[] {
    return this.data.rejections;
  }

  replyTemplates(): CityTemplate[] {
    return this.data.replyTemplates;
  }

  pathOf(code: string): string[] {
    return this.categories.pathOf(code);
  }

  /** The point decides; without one the district that the person chose. @throws `platform.invalid-request` for a place outside the city */
  locate({ point, districtCode }: Place): LocatedPlace {
    const chosen = districtCode ?? null;
    if (chosen !== null && this.districtName(chosen) === null) {
      throw new DomainError('platform.invalid-request', {}, [{ field: 'place.districtCode', reason: 'unknown' }]);
    }
    return point ? this.locatePoint(point, chosen) : { point: null, districtCode: chosen, nearBorder: false };
  }

  routing(): Catalogue['routing'] {
    return this.data.routing;
  }

  /**
   * Our borders are simplified and may be off by kilometres at the city's edge: a point a little outside goes to a
   * dispatcher with the district that the person chose; only a far one is refused.
   */
  private locatePoint(point: Point, chosen: string | null): LocatedPlace {
    const shifted = toGcj02(point);
    const located = locate(shifted, this.data.districts);
    if (located.districtCode !== null) return { point: shifted, ...located };
    const metres = Math.min(...this.data.districts.map(({ polygon }) => metresToBorder(shifted, polygon)));
    if (metres > FAR_OUTSIDE_METRES)
      throw new DomainError('platform.invalid-request', {}, [{ field: 'place.point', reason: 'outside-city' }]);
    return { point: shifted, districtCode: chosen, nearBorder: true };
  }
}

const toView = (category: Category): CategoryView => ({
  code: category.code,
  name: category.name,
  example: category.example,
  diversion: isLeaf(category) ? (category.diversion ?? null) : null,
  questions: isLeaf(category) ? (category.questions ?? []) : [],
  children: (category.children as Category[]).map(toView),
});
