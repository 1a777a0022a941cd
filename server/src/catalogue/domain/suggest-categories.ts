/**
 * Which categories a text speaks of. Keywords that people say decide, the longer the more; shared pairs of characters
 * with names and examples break ties. No model, no memory: the same text gives the same answer.
 */
import type { Category } from './catalogue.js';
import { isLeaf, walkCategories } from './categories.js';

export interface CategorySuggestion {
  code: string;
  name: string;
  /** From the first level down to the leaf. */
  path: string[];
  /** Comparable within one answer only. */
  score: number;
}

const MOST = 3;
/** One keyword of two characters is enough; without any, only a close paraphrase of the example is. */
const LEAST_SCORE = 2.5;
/** Suggestions far behind the best would only distract. */
const LEAST_SHARE = 0.2;
/** What a text that repeats a leaf's own words in full would gain without keywords. */
const PARAPHRASE_WEIGHT = 10;
/** People open with the point; what comes later is often background. */
const OPENING = 40;
const OPENING_WEIGHT = 1.5;

interface Keyword {
  word: string;
  /** Places in `SuggestionIndex.leaves`. */
  leaves: number[];
}
interface SuggestionIndex {
  leaves: { code: string; name: string; path: string[]; norm: number }[];
  /** By their first two characters, longest first. */
  keywords: Map<string, Keyword[]>;
  /** Pair of characters → leaves it stands in. */
  pairs: Map<string, number[]>;
}

// The tree is read once per process; its index is as good for as long as the tree is.
const indexes = new WeakMap<readonly Category[], SuggestionIndex>();

/** At most three leaves, best first; none when nothing fits. 2,000 characters take about a millisecond. */
export function suggestCategories(text: string, categories: readonly Category[]): CategorySuggestion[] {
  let index = indexes.get(categories);
  if (!index) indexes.set(categories, (index = buildIndex(categories)));
  const words = normalise(text);
  const scores = index.leaves.map(() => 0);
  addKeywords(scores, words, index);
  addParaphrase(scores, words, index);
  const ranked = index.leaves
    .map(({ code, name, path }, leaf) => ({ code, name, path: [...path], score: Math.round((scores[leaf] ?? 0) * 1000) / 1000 }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
  return ranked.filter(({ score }) => score >= LEAST_SHARE * (ranked[0]?.score ?? 0)).slice(0, MOST);
}

/** Full-width forms become plain ones; blanks and punctuation only separate. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isAscii = (character: string | undefined): boolean => character !== undefined && character > ' ' && character <= '\x7f';

/** Latin words and numbers are taken whole: 12345 does not stand in 1234567890, nor APP in “happy”. */
const isCutOut = (words: string, from: number, to: number): boolean =>
  (isAscii(words[from - 1]) && isAscii(words[from])) || (isAscii(words[to - 1]) && isAscii(words[to]));

/** Pairs of neighbouring Chinese characters, each once. */
function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= words.length; at++) {
    const pair = words.slice(at, at + 2);
    if (pair[0]! > '\x7f' && pair[1]! > '\x7f') pairs.add(pair);
  }
  return pairs;
}

function buildIndex(categories: readonly Category[]): SuggestionIndex {
  const index: SuggestionIndex = { leaves: [], keywords: new Map(), pairs: new Map() };
  const words = new Map<string, Set<number>>();
  for (const { category, path } of walkCategories(categories)) {
    if (!isLeaf(category)) continue;
    const leaf = index.leaves.push({ code: category.code, name: category.name, path, norm: 0 }) - 1;
    const said = [category.name, ...category.keywords].map(normalise);
    for (const word of said) words.set(word, (words.get(word) ?? new Set()).add(leaf));
    for (const pair of pairsOf([...said, normalise(category.example)].join(' ')))
      index.pairs.set(pair, [...(index.pairs.get(pair) ?? []), leaf]);
  }
  for (const [word, leaves] of [...words].sort(([one], [other]) => other.length - one.length)) {
    const start = word.slice(0, 2);
    index.keywords.set(start, [...(index.keywords.get(start) ?? []), { word, leaves: [...leaves] }]);
  }
  for (const leaves of index.pairs.values()) for (const leaf of leaves) index.leaves[leaf]!.norm += rarity(leaves.length, index) ** 2;
  return index;
}

/** High for what few leaves say, near zero for what all do. */
const rarity = (leavesWithIt: number, { leaves }: SuggestionIndex): number => Math.log((leaves.length + 1) / (leavesWithIt + 1));

/**
 * Each keyword counts once, by its length. One that stands inside a longer one does not count: 煤气泄漏 is not 煤气.
 */
function addKeywords(scores: number[], words: string, { keywords }: SuggestionIndex): void {
  const counted = new Set<Keyword>();
  let coveredTo = 0;
  for (let at = 0; at < words.length; at++) {
    const found = ({ word }: Keyword): boolean => words.startsWith(word, at) && !isCutOut(words, at, at + word.length);
    const keyword = keywords.get(words.slice(at, at + 2))?.find(found);
    if (!keyword || at + keyword.word.length <= coveredTo) continue;
    coveredTo = at + keyword.word.length;
    if (counted.has(keyword)) continue;
    counted.add(keyword);
    const weight = (keyword.word.length ** 1.5 * (at < OPENING ? OPENING_WEIGHT : 1)) / keyword.leaves.length;
    for (const leaf of keyword.leaves) scores[leaf] = (scores[leaf] ?? 0) + weight;
  }
}

/** Cosine of the pairs of characters, rare ones weighing more. Pairs that no leaf knows make the text less like any. */
function addParaphrase(scores: number[], words: string, index: SuggestionIndex): void {
  const shared = index.leaves.map(() => 0);
  let textNorm = 0;
  for (const pair of pairsOf(words)) {
    const leaves = index.pairs.get(pair) ?? [];
    const weight = rarity(leaves.length, index) ** 2;
    textNorm += weight;
    for (const leaf of leaves) shared[leaf] = (shared[leaf] ?? 0) + weight;
  }
  if (textNorm === 0) return;
  index.leaves.forEach(({ norm }, leaf) => {
    scores[leaf] = (scores[leaf] ?? 0) + (PARAPHRASE_WEIGHT * (shared[leaf] ?? 0)) / Math.sqrt(textNorm * norm);
  });
}
