import { useState } from 'react';
import type { CategoryView } from '@zsb/shared/catalogue';
import { findLeaves, leavesOf } from '../../../api/category-tree';
import { TextAction } from '../../../ui/actions';
import { Box, Item, List, Para, PressButton } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import type { ChosenCategory } from '../complaint-draft';

interface CategorySheetProps {
  tree: CategoryView[];
  onChoose: (category: ChosenCategory) => void;
  onClose: () => void;
}

const MOST_FOUND = 20;

/** The whole tree, level by level, with a search over its leaves. */
export function CategorySheet({ tree, onChoose, onClose }: CategorySheetProps) {
  const [words, setWords] = useState('');
  const [above, setAbove] = useState<CategoryView[]>([]);
  const found = findLeaves(leavesOf(tree), words, MOST_FOUND);
  const path = above.map(({ name }) => name);
  return (
    <Sheet title="选择分类" onClose={onClose}>
      <Field id="category-search" kind="search" label="搜分类" placeholder="例如：路灯、噪声、物业" value={words} onChange={setWords} />
      {words.trim() === '' ? (
        <Box>
          {above.length > 0 && (
            <TextAction onPress={() => setAbove(above.slice(0, -1))}>{`‹ 返回上一级（现在：${path.join(' › ')}）`}</TextAction>
          )}
          <Level
            nodes={above[above.length - 1]?.children ?? tree}
            path={path}
            onOpen={(node) => setAbove([...above, node])}
            onChoose={onChoose}
          />
        </Box>
      ) : (
        <Box live="polite">
          {found.length === 0 && <Para className="field-hint">没有找到“{words.trim()}”。换个说法，或清空后从列表里选。</Para>}
          {found.length > 0 && (
            <List className="category-list" label="找到的分类">
              {found.map((leaf) => (
                <Row key={leaf.code} name={leaf.name} hint={leaf.path.slice(0, -1).join(' › ')} onPress={() => onChoose(leaf)} />
              ))}
            </List>
          )}
        </Box>
      )}
    </Sheet>
  );
}

interface LevelProps {
  nodes: CategoryView[];
  path: string[];
  onOpen: (node: CategoryView) => void;
  onChoose: (category: ChosenCategory) => void;
}

const Level = ({ nodes, path, onOpen, onChoose }: LevelProps) => (
  <List className="category-list" label={path[path.length - 1] ?? '全部分类'}>
    {nodes.map((node) => (
      <Row
        key={node.code}
        name={node.name}
        hint={node.example}
        opens={node.children.length > 0}
        onPress={() => (node.children.length > 0 ? onOpen(node) : onChoose({ code: node.code, path: [...path, node.name] }))}
      />
    ))}
  </List>
);

const Row = ({ name, hint, opens = false, onPress }: { name: string; hint: string | null; opens?: boolean; onPress: () => void }) => (
  <Item>
    <PressButton className="category-row" onPress={onPress}>
      <Box className="category-row-words">
        <Box className="category-row-name">{name}</Box>
        {hint && <Box className="field-hint">{hint}</Box>}
      </Box>
      {opens && <Icon name="next" size={18} />}
    </PressButton>
  </Item>
);
