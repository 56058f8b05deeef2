import type { Words } from '../../words/language.ts';
import type { TroubleCode } from '../call.ts';

/** What happened, what is safe, and what to do next. */
export const PROBLEMS: Words<TroubleCode> = {
  'no-network': {
    zh: '连不上服务器。已填的内容还在页面上，网络恢复后再试一次。',
    en: 'The server cannot be reached. What you filled in is still here; try again when the network is back.',
  },
  malformed: {
    zh: ({ at }) => (at ? `有一项填得不对（${at}）。其他内容没有丢，改好再保存。` : '有内容填得不对，请检查后再试。'),
    en: ({ at }) =>
      at
        ? `One field is not right (${at}). Nothing else is lost; correct it and save again.`
        : 'Something is not filled in right. Check it and try again.',
  },
  'too-large': { zh: '文件太大了。请拆成几份再传。', en: 'The file is too large. Split it into parts.' },
  'not-found': { zh: '没有找到，或者不在你的范围里。', en: 'Not found, or not within what you may see.' },
  'not-signed-in': { zh: '登录已经结束，请重新登录。', en: 'You are signed out. Please sign in again.' },
  'not-allowed': { zh: '你的角色不能做这件事，请找管理员。', en: 'Your role may not do this. Ask an admin.' },
  'wrong-password': { zh: '工号或密码不对。', en: 'Employee number or password is not right.' },
  'too-many-tries': { zh: '试的次数太多，请过几分钟再试。', en: 'Too many tries. Wait a few minutes.' },
  'code-not-valid': {
    zh: '这个代码不对，或者已经用过了。代码由管理员给你；第一位管理员的代码印在服务器启动的地方。',
    en: 'This code is wrong or already used. An admin gives you one; the first admin’s is printed where the server was started.',
  },
  'weak-password': { zh: '密码太容易猜到，请换一个长一些的。', en: 'This password is easy to guess. Choose a longer one.' },
  'device-revoked': { zh: '这台设备已停用。', en: 'This device has been switched off.' },
  'device-too-new': {
    zh: '这台设备刚登记不久，还不能批准别的设备。',
    en: 'This device was enrolled only lately and may not let in another yet.',
  },
  'device-awaits-approval': { zh: '这台设备还在等待批准。', en: 'This device still waits for approval.' },
  stale: {
    zh: '你读取之后有人改过。内容没有丢：重新读取，再把你的改动加上去。',
    en: 'Someone changed it after you read it. Nothing is lost: reload, then make your change again.',
  },
  'unreadable-sheet': {
    zh: '读不懂这个文件。请用 .xlsx 或 UTF-8 的 .csv，第一行是列名。',
    en: 'This file cannot be read. Use .xlsx or UTF-8 .csv with headings in the first row.',
  },
  'too-many-rows': {
    zh: ({ most, had }) =>
      `行数太多了：一份表最多 ${most} 行${had ? `，这份写到了第 ${had} 行` : ''}。请拆成几份，或删掉下面多余的内容再导入。`,
    en: ({ most, had }) =>
      `Too many rows: a sheet may have ${most}${had ? `, this one is filled down to row ${had}` : ''}. Split it, or delete what lies far below, and import again.`,
  },
  'too-many-columns': {
    zh: ({ most, had }) => `列数太多了：最多 ${most} 列，这份用到了第 ${had} 列。请删掉右边多余的内容再导入。`,
    en: ({ most, had }) =>
      `Too many columns: a sheet may have ${most}, this one is filled up to column ${had}. Delete what lies far to the right and import again.`,
  },
  'cell-too-long': {
    zh: ({ row, most }) => `第 ${row} 行有一格超过 ${most} 个字。请改短再导入。`,
    en: ({ row, most }) => `A cell in row ${row} has more than ${most} characters. Shorten it and import again.`,
  },
  'sheet-too-large': {
    zh: '这份表解开后内容太多了。请只留需要的行和列，或拆成几份再导入。',
    en: 'This sheet holds too much once it is unpacked. Keep only the rows and columns needed, or split it, and import again.',
  },
  'sheet-too-hard': {
    zh: '这份表太大，没能读完；什么都没有写入。请把内容复制到一份新表里再导入。',
    en: 'This sheet was too large to be read to its end; nothing was written. Copy its content into a new sheet and import that.',
  },
  'not-undoable': { zh: '不能撤销：后来已经有别的改动建立在它上面。', en: 'Cannot be undone: other changes were built on it since.' },
  'unsupported-photo': { zh: '不支持这种图片格式。', en: 'This kind of picture is not supported.' },
  'case-needs-more': {
    zh: ({ visits, families, needVisits, needFamilies, days }) =>
      `还不能发起核实：${days} 天内需要至少 ${needVisits} 次仍待审核的拜访、至少 ${needFamilies} 类发现，现在是 ${visits} 次、${families} 类。`,
    en: ({ visits, families, needVisits, needFamilies, days }) =>
      `No case can be opened: it needs ${needVisits} visits still under review within ${days} days, with findings of ${needFamilies} kinds. Here are ${visits}, of ${families}.`,
  },
  'case-open': { zh: '这个人已有一件核实在进行。请在那一件里说明。', en: 'A case about this person is open already. Say it there.' },
  'case-decided': { zh: '这件核实已经结束，不能再写结论。', en: 'This case has ended; nothing more can be found in it.' },
  'witness-unknown': {
    zh: '这台服务器没有登记这位见证人的密钥。',
    en: 'This server was not told of a witness with this key.',
  },
  'cosignature-false': {
    zh: '这个签名不属于本服务器的这份检查点，或时间对不上。',
    en: 'This is no signature over the checkpoint of this server, or its time does not fit.',
  },
  'stamping-off': { zh: '还没有设置时间戳机构（TSA_URL）。', en: 'No time stamp authority is set (TSA_URL).' },
  'case-needs-another': {
    zh: '第二位核实人要是另一个人：不能是已写过结论的人、发起人；有别人可选时，也不能是直属主管。',
    en: 'The second reviewer is another person: not who has given a finding, not who opened the case and, where somebody else can, not the direct manager.',
  },
  contradicts: {
    zh: '填的内容互相矛盾，没有保存。页面上的内容都还在。',
    en: 'What was entered contradicts itself and was not saved. All of it is still on the page.',
  },
  'leave-overlaps': {
    zh: ({ from, to }) => `${from} 到 ${to} 已经有休假（或申请）。先改那一条，或换日期。`,
    en: ({ from, to }) => `There is a leave, or a request, from ${from} to ${to} already. Change that one, or choose other days.`,
  },
  busy: { zh: '服务器正忙，请稍等片刻再试。', en: 'The server is busy. Try again in a moment.' },
  'database-away': {
    zh: '数据库暂时连不上。已保存的都还在，请稍后再试。',
    en: 'The database is away for now. What was saved is safe; try again soon.',
  },
  'our-fault': {
    zh: '我们这边出了错。已保存的都还在；再试一次，不行请告诉管理员。',
    en: 'Something went wrong on our side. What was saved is safe; try again, or tell an admin.',
  },
};

/** Where a field has its own reason not to be right, that one instead of its name in the code. */
export const MALFORMED = {
  employeeNo: {
    zh: '工号只能用字母、数字、点、横线和下划线，最多 32 位。',
    en: 'An employee number has letters, digits, dots, dashes and underscores, 32 at most.',
  },
  'person.employeeNo': { zh: '这个工号已经有人用了。', en: 'Somebody else has this employee number.' },
  'person.post': {
    zh: '这个岗位上已经有人。先让那个人离岗，或换一个岗位。',
    en: 'Somebody sits on this seat. Move them first, or choose another seat.',
  },
  'person.role': {
    zh: '不能取消自己的管理员身份，请另一位管理员来改。',
    en: 'You cannot take your own administration away. Ask another admin.',
  },
  'customer.code': { zh: '这个编码已经有客户用了。', en: 'Another customer has this code.' },
  'pin.words': { zh: '坐标移动得比较远，请写一句为什么。', en: 'The pin moves some way: please say why.' },
  'leave.to': {
    zh: '结束日期要在开始日期当天或之后，最长 400 天。',
    en: 'The last day is the first day or later, and 400 days at most after it.',
  },
  'customer.line': { zh: '没有这条业务线。先在“设置”里添加。', en: 'There is no such line. Add it under Settings first.' },
  'unit.parent': { zh: '部门不能放在自己下面。', en: 'A unit cannot stand under itself.' },
} as const satisfies Words<string>;
