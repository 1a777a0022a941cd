/** What a citizen can choose from: complaint categories and districts. Data of the city, edited without a release. */
import { endpoint } from './api.js';
import type { OrganisationId } from './ids.js';

export interface CategoryView {
  /** `0302` below `03`. */
  code: string;
  name: string;
  /** An example in people's own words, shown below the name. */
  example: string | null;
  /** Shown before the form goes on, where a complaint is not the quickest or the right way: 煤气泄漏 → 119. */
  diversion: DiversionView | null;
  /** Extra questions of a leaf, in order. */
  questions: QuestionView[];
  /** Empty on a leaf; only a leaf can be filed under. */
  children: CategoryView[];
}

export const QUESTION_TYPES = ['text', 'number', 'date', 'choice'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** One typed question that a category asks besides the text: 车牌号, 停水开始的日期, 学段. */
export interface QuestionView {
  key: string;
  label: string;
  type: QuestionType;
  required: boolean;
  /** For `choice`, else empty. */
  options: string[];
}

export interface DiversionView {
  title: string;
  text: string;
  phones: { name: string; number: string }[];
}

/** A leaf that a text suggests, with the path above it: `市容环境 › 占道经营`. */
export interface CategorySuggestionView {
  code: string;
  name: string;
  path: string[];
}
export interface SuggestCategoriesRequest {
  text: string;
}

export interface DistrictView {
  /** Six digits of GB/T 2260: `430104`. */
  code: string;
  name: string;
}

/** What the clients need to know of the city before anybody has logged in. */
export interface CityView {
  name: string;
  /** The hotline that a person can always call instead. */
  hotline: string;
  /** True while the sandbox stands in for WeChat and SMS: login pages then offer the demo personas. */
  sandbox: boolean;
  /** Ids of the subscription message templates, to be asked for on a tap; empty where none is set up. */
  subscriptionTemplates: { progress: string | null };
  /** Whether one consent to the progress template is one message, or lasts until it is taken back 长期订阅. Since 0.3. */
  subscriptionKind: 'once' | 'long';
}

/** An office or department that a report can be about. */
export interface OfficeChoiceView {
  id: OrganisationId;
  name: string;
}

export const catalogueApi = {
  city: endpoint<object, CityView>('GET', '/api/v1/city'),
  categories: endpoint<object, CategoryView[]>('GET', '/api/v1/categories'),
  /** At most three, best first; empty when nothing fits. The text is not stored. */
  suggestCategories: endpoint<{ body: SuggestCategoriesRequest }, CategorySuggestionView[]>('POST', '/api/v1/categories/suggestions'),
  districts: endpoint<object, DistrictView[]>('GET', '/api/v1/districts'),
  /** Every organisation, for saying whom a report is about. */
  organisations: endpoint<object, OfficeChoiceView[]>('GET', '/api/v1/organisations'),
};
