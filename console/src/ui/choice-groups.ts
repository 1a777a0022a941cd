export interface Choice {
  /** Null is the choice to leave things as they are. */
  value: string | null;
  title: string;
}

/** Choices below one branch of a tree; `label` is the path of the branch, empty at the root. */
export interface ChoiceGroup {
  label: string;
  options: readonly Choice[];
}

/** Most choices drawn at once: more are not read but typed for. */
const LONGEST_LIST = 60;

/** The choices that fit what was typed, in their groups: every word in the title or in the path above it. */
export function matchingGroups(groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let room = LONGEST_LIST;
  return groups
    .map(({ label, options }) => {
      const fitting = options.filter(({ title }) => words.every((word) => plain(`${label} ${title}`).includes(word))).slice(0, room);
      room -= fitting.length;
      return { label, options: fitting };
    })
    .filter(({ options }) => options.length > 0);
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

export const choicesOf = (groups: readonly ChoiceGroup[]): Choice[] => groups.flatMap(({ options }) => options);

/** The choice with this value and the label of its group, or null. */
export function findChoice(groups: readonly ChoiceGroup[], value: string | null): { title: string; label: string } | null {
  for (const { label, options } of groups) {
    const found = options.find((option) => option.value === value);
    if (found) return { title: found.title, label };
  }
  return null;
}

/** The next active index among `count` choices; it goes round at both ends. −1 in an empty list. */
export function stepped(active: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  return active < 0 ? (by === 1 ? 0 : count - 1) : (active + by + count) % count;
}
