import type { OfficeChoiceView } from '@zsb/shared/catalogue';
import { Card } from '../../../ui/card';
import { Box, Heading, Para } from '../../../ui/elements';
import { Message } from '../../../ui/message';
import { Option } from '../../../ui/option';
import type { FileComplaint } from '../use-file-complaint';
import { AboutField } from './about-field';
import './report-section.scss';

interface ReportSectionProps {
  form: FileComplaint;
  /** Null while they are not known. */
  offices: OfficeChoiceView[] | null;
}

/** 举报: who reads it, whom it is about, and whether the person gives their name. */
export const ReportSection = ({ form: { draft, errors, change, photosWent }, offices }: ReportSectionProps) => (
  <Box id={REPORT_SECTION} focusable role="group" label="举报">
    <Card title="举报是保密的">
      <Para>举报内容只有指定办理人能看到，办理单位看不到您的姓名和电话。</Para>
      <Para className="report-hint">每一次查看都会留下记录。举报提交后不能撤回。</Para>
      <Heading level={3} id="report-way" className="field-label report-question">
        怎么提交
      </Heading>
      <Box role="radiogroup" labelledBy="report-way" className="report-ways">
        <Option
          title="实名举报"
          words="用登录的手机号提交，进展会发到“消息”，需要时办理人请热线中心联系您。"
          chosen={!draft.isAnonymous}
          onPress={() => change({ isAnonymous: false })}
        />
        <Option
          title="匿名举报"
          words="不用登录，不留姓名和电话。提交后给您一个查询码，凭它查看进展。"
          chosen={draft.isAnonymous}
          onPress={() => change({ isAnonymous: true })}
        />
      </Box>
      {draft.isAnonymous && <Para className="report-hint">匿名举报写的内容不存在手机上，离开这一页后需要重新填写。</Para>}
      {photosWent && <Message kind="info">换了提交方式，照片请重新添加。文字还在。</Message>}
      <AboutField about={draft.about} offices={offices} error={errors.about ?? null} onChoose={(about) => change({ about })} />
    </Card>
  </Box>
);

/** Id of the section: gone to when the person has chosen 举报 further down. */
export const REPORT_SECTION = 'report';
