import { useState } from 'react';
import type { OfficeChoiceView } from '@zsb/shared/catalogue';
import { SideAction, TextAction } from '../../../ui/actions';
import { Box, Heading, Item, List, Para, PressButton, Words } from '../../../ui/elements';
import { Field, FieldError } from '../../../ui/field';
import { Sheet } from '../../../ui/sheet';

interface AboutFieldProps {
  about: OfficeChoiceView | null;
  /** Null while they are not known. */
  offices: OfficeChoiceView[] | null;
  error: string | null;
  onChoose: (about: OfficeChoiceView | null) => void;
}

/** 反映的是哪个单位: a report never goes to the office it is about. */
export function AboutField({ about, offices, error, onChoose }: AboutFieldProps) {
  const [picking, setPicking] = useState(false);
  return (
    <Box id="about" className="report-about" focusable>
      <Heading level={3} className="field-label">
        反映的是哪个单位（可不选）
      </Heading>
      <Para className="field-hint">反映单位或它的工作人员时请选上，这件举报就不会交给它办理。</Para>
      <Box className="report-about-way">
        {about === null ? (
          <SideAction onPress={() => setPicking(true)}>选择单位</SideAction>
        ) : (
          <Box className="report-about-chosen">
            <Words>✓ {about.name}</Words>
            <Box>
              <TextAction label="更换反映的单位" onPress={() => setPicking(true)}>
                更换
              </TextAction>
              <TextAction label="不选单位" onPress={() => onChoose(null)}>
                不选
              </TextAction>
            </Box>
          </Box>
        )}
      </Box>
      <FieldError id="about" error={error} />
      {picking && (
        <OfficeSheet
          offices={offices}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            setPicking(false);
            onChoose(chosen);
          }}
        />
      )}
    </Box>
  );
}

/** More than fit on a few screens are found by their names. */
const MOST_SHOWN = 60;

interface OfficeSheetProps {
  offices: OfficeChoiceView[] | null;
  onChoose: (office: OfficeChoiceView) => void;
  onClose: () => void;
}

function OfficeSheet({ offices, onChoose, onClose }: OfficeSheetProps) {
  const [words, setWords] = useState('');
  const found = (offices ?? []).filter(({ name }) => name.includes(words.trim()));
  return (
    <Sheet title="选择单位" onClose={onClose}>
      <Field id="office-search" kind="search" label="搜单位" placeholder="例如：城管、街道、供水" value={words} onChange={setWords} />
      <Box live="polite">
        {offices === null && <Para className="field-hint">暂时取不到单位名单。可以不选，把单位写在内容里。</Para>}
        {offices !== null && found.length === 0 && (
          <Para className="field-hint">没有找到“{words.trim()}”。换个说法，或把单位写在内容里。</Para>
        )}
        {found.length > MOST_SHOWN && <Para className="field-hint">单位较多，输入名称可以更快找到。</Para>}
      </Box>
      {found.length > 0 && (
        <List className="category-list" label="单位">
          {found.slice(0, MOST_SHOWN).map((office) => (
            <Item key={office.id}>
              <PressButton className="category-row" onPress={() => onChoose(office)}>
                {office.name}
              </PressButton>
            </Item>
          ))}
        </List>
      )}
    </Sheet>
  );
}
