import type * as z from 'zod/mini';
import type { Grade, Stage } from '../domain/customer.ts';
import type { FactKind } from '../domain/facts.ts';
import type { LeaveKind, Role } from '../domain/person.ts';
import type { OpportunityStage } from '../domain/result/facts.ts';
import type { CustomerTrait } from '../domain/sop/condition.ts';
import type { QuestionTypeName } from '../domain/sop/questions.ts';
import type { GridColumn } from '../domain/sop/questions/product-grid.ts';
import type { EvidenceGrade } from '../domain/sop/template.ts';
import type { Decision, NoPlace, Outcome, ShortReason, Unplanned } from '../domain/visit/facts.ts';
import type { Validity } from '../domain/kpi/indicator.ts';
import type { Words } from './language.ts';

// The trade's own words for the domain's codes, as phone, desk and sheets all say them.

export const GRADE: Words<Grade> = {
  A: { zh: 'A 级', en: 'Grade A' },
  B: { zh: 'B 级', en: 'Grade B' },
  C: { zh: 'C 级', en: 'Grade C' },
  D: { zh: 'D 级', en: 'Grade D' },
};

export const STAGE: Words<Stage> = {
  prospect: { zh: '潜在', en: 'Prospect' },
  new: { zh: '新客户', en: 'New' },
  active: { zh: '在营', en: 'Active' },
  key: { zh: '重点', en: 'Key' },
  dormant: { zh: '沉默', en: 'Dormant' },
  closed: { zh: '已关停', en: 'Closed down' },
};

export const OUTCOME: Words<Outcome> = {
  done: { zh: '已完成', en: 'Done' },
  closed: { zh: '关门', en: 'Was closed' },
  refused: { zh: '拒访', en: 'Not received' },
  'contact-away': { zh: '负责人不在', en: 'Contact was away' },
  moved: { zh: '已搬迁', en: 'Has moved' },
};

export const UNPLANNED: Words<Unplanned> = {
  'passing-by': { zh: '顺路', en: 'Was passing by' },
  'customer-asked': { zh: '客户邀约', en: 'The customer asked' },
  complaint: { zh: '处理投诉', en: 'A complaint' },
  'new-customer': { zh: '新客户', en: 'A new customer' },
  'company-order': { zh: '公司安排', en: 'The company asked' },
  other: { zh: '其他', en: 'Something else' },
};

export const NO_PLACE: Words<NoPlace> = {
  denied: { zh: '手机没有允许定位', en: 'The phone does not allow position' },
  unavailable: { zh: '手机给不出位置', en: 'The phone had no position to give' },
  timeout: { zh: '等了一会儿没有定位到', en: 'No position came in time' },
  'off-duty': { zh: '不在工作时段，不读取位置', en: 'Outside working hours: no position is read' },
  'off-site': { zh: '拜访在别处进行', en: 'The visit took place elsewhere' },
};

export const SHORT_REASON: Words<z.infer<typeof ShortReason>> = {
  'customer-busy': { zh: '客户在忙', en: 'The customer was busy' },
  'task-done': { zh: '事情已办完', en: 'Everything was done' },
  'urgent-call': { zh: '临时有急事', en: 'Something urgent came up' },
  other: { zh: '其他', en: 'Something else' },
};

export const ROLE: Words<Role> = {
  rep: { zh: '业务员', en: 'Rep' },
  manager: { zh: '主管', en: 'Manager' },
  admin: { zh: '管理员', en: 'Admin' },
  analyst: { zh: '分析', en: 'Analyst' },
  auditor: { zh: '审计', en: 'Auditor' },
};

export const LEAVE: Words<LeaveKind> = {
  leave: { zh: '请假', en: 'Leave' },
  sick: { zh: '病假', en: 'Sick leave' },
  training: { zh: '培训', en: 'Training' },
  congress: { zh: '会议', en: 'Congress' },
  company: { zh: '公司安排', en: 'For the company' },
};

export const TRAIT: Words<CustomerTrait> = {
  line: { zh: '业务线', en: 'Line' },
  industry: { zh: '行业', en: 'Industry' },
  region: { zh: '地区', en: 'Region' },
  grade: { zh: '等级', en: 'Grade' },
  stage: { zh: '阶段', en: 'Stage' },
  tag: { zh: '标签', en: 'Tag' },
};

export const QUESTION_TYPE: Words<QuestionTypeName> = {
  choice: { zh: '选择', en: 'Choice' },
  number: { zh: '数字', en: 'Number' },
  text: { zh: '文字', en: 'Text' },
  'yes-no': { zh: '是否', en: 'Yes or no' },
  date: { zh: '日期', en: 'Date' },
  photo: { zh: '照片', en: 'Photo' },
  'product-grid': { zh: '产品表', en: 'Products' },
  'contact-met': { zh: '见到谁', en: 'Who was met' },
  promise: { zh: '承诺', en: 'Promises' },
  signature: { zh: '签名', en: 'Signature' },
};

export const GRID_COLUMN: Words<GridColumn> = {
  'on-hand': { zh: '库存', en: 'On hand' },
  facings: { zh: '排面', en: 'Facings' },
  'price-fen': { zh: '零售价（元）', en: 'Price (¥)' },
  batch: { zh: '批号', en: 'Batch' },
  expiry: { zh: '最近效期', en: 'Next expiry' },
  sold: { zh: '动销', en: 'Sold' },
  'out-of-stock': { zh: '缺货', en: 'Out of stock' },
};

export const EVIDENCE_GRADE: Words<EvidenceGrade> = {
  A: { zh: 'A：有第三方佐证', en: 'A: proven by someone else as well' },
  B: { zh: 'B：到场、照片、步骤齐全', en: 'B: presence, photos and steps' },
  C: { zh: 'C：到场和步骤', en: 'C: presence and steps' },
  'D+': { zh: 'D+：只需大致到场', en: 'D+: coarse presence is enough' },
  D: { zh: 'D：记录即可', en: 'D: a record is enough' },
};

export const DECISION: Words<Decision> = {
  accepted: { zh: '通过', en: 'Accepted' },
  asked: { zh: '想请你说明', en: 'Asked to explain' },
  rejected: { zh: '不认可', en: 'Not accepted' },
};

export const VALIDITY: Words<Validity> = {
  valid: { zh: '计入', en: 'Counts' },
  pending: { zh: '暂时计入', en: 'Counts for now' },
  rejected: { zh: '不计入', en: 'Does not count' },
  attempted: { zh: '到访未遇', en: 'Attempted' },
  unproven: { zh: '证据不足', en: 'Not proven' },
  open: { zh: '进行中', en: 'Under way' },
};

export const OPPORTUNITY_STAGE: Words<z.infer<typeof OpportunityStage>> = {
  open: { zh: '线索', en: 'Open' },
  qualified: { zh: '有意向', en: 'Qualified' },
  won: { zh: '成交', en: 'Won' },
  lost: { zh: '未成', en: 'Lost' },
  duplicate: { zh: '重复', en: 'Duplicate' },
};

/** What is aimed at on a visit for which no standard names its own purposes. */
export const PURPOSE = {
  relation: { zh: '客情维护', en: 'Keeping in touch' },
  needs: { zh: '需求了解', en: 'Learning what is needed' },
  delivery: { zh: '送货或资料', en: 'Bringing something' },
  complaint: { zh: '处理问题', en: 'Solving a problem' },
  joint: { zh: '协同拜访', en: 'A joint visit' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Words<string>;

/** What was recorded, as a line of a list. */
export const FACT_KIND: Words<FactKind> = {
  'duty.opened': { zh: '打开工作时段', en: 'Opened working hours' },
  'duty.closed': { zh: '结束工作时段', en: 'Closed working hours' },
  'visit.started': { zh: '签到', en: 'Check-in' },
  'visit.vouched': { zh: '本人确认', en: 'Confirmed in person' },
  'visit.placed': { zh: '拜访中的位置', en: 'Position during the visit' },
  'question.answered': { zh: '填写', en: 'Answer' },
  'photo.taken': { zh: '照片', en: 'Photo' },
  'visit.ended': { zh: '签退', en: 'Check-out' },
  'visit.amended': { zh: '提交后更正', en: 'Amendment' },
  'visit.explained': { zh: '说明', en: 'Explanation' },
  'visit.lapsed': { zh: '到期撤销', en: 'Fell away in time' },
  'case.opened': { zh: '发起核实', en: 'Case opened' },
  'case.answered': { zh: '本人答复', en: 'Answered by the person' },
  'case.found': { zh: '核实人给出结论', en: 'A reviewer’s finding' },
  'visit.reviewed': { zh: '审核', en: 'Review' },
  'site.proved': { zh: '客户现场码', en: 'Code or tag of the customer' },
  'customer.answered': { zh: '客户回执', en: 'The customer’s receipt' },
  'visit.back-checked': { zh: '回访', en: 'Back-check' },
  'customer.asked': { zh: '代为回访', en: 'Asked a customer afterwards' },
  'stop.excused': { zh: '站点免责', en: 'Stop excused' },
  'plan.challenged': { zh: '申请调整计划', en: 'Asked for another plan' },
  'plan.proposed': { zh: '提交日计划', en: 'Proposed a day’s plan' },
  'plan.answered': { zh: '计划答复', en: 'Answer about a plan' },
  'day.replanned': { zh: '当日改排', en: 'Day replanned' },
  'customer.found-elsewhere': { zh: '建议修正坐标', en: 'Proposed another pin' },
  'opportunity.moved': { zh: '商机', en: 'Opportunity' },
  'contract.signed': { zh: '签约', en: 'Contract' },
  'contract.reversed': { zh: '合同撤销', en: 'Contract reversed' },
  'order.placed': { zh: '订单', en: 'Order' },
  'order.cancelled': { zh: '订单取消', en: 'Order cancelled' },
  'order.returned': { zh: '退货', en: 'Return' },
};
