<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source> / </source>
        <translation> / </translation>
    </message>
    <message>
        <source>+ {n} waiting</source>
        <translation>+ 待办 {n}</translation>
    </message>
    <message>
        <source>A deputy to whom approval is delegated is not asked for the leader's passphrase. Leads cannot be delegated.</source>
        <translation>受托的副组长批准时不再输组长口令。线索不能委托。</translation>
    </message>
    <message>
        <source>A group meeting takes at least two people (9.5).</source>
        <translation>组务会至少两人参加（9.5）。</translation>
    </message>
    <message>
        <source>A lead is typed and not sealed yet.</source>
        <translation>有一件线索已录入，尚未封存。</translation>
    </message>
    <message>
        <source>A lock while a bundle is written</source>
        <translation>写包时锁定</translation>
    </message>
    <message>
        <source>A loss, a network that came on, a broken log, a threat: noted, dealt with, closed (R55).</source>
        <translation>遗失、接通网络、日志断裂、威胁等，登记、处置、销号（R55）。</translation>
    </message>
    <message>
        <source>A registered medium; the receiving body gets it by hand.</source>
        <translation>用已登记的介质，当面交接收单位。</translation>
    </message>
    <message>
        <source>About a person: kept apart, sealed to the leader, the lead keeper, the receiving body (V16).</source>
        <translation>涉及个人的问题线索单独存放，只封给组长、线索专管员和接收单位（V16）。</translation>
    </message>
    <message>
        <source>About somebody who asked around, put in a word or let something out.</source>
        <translation>有人打探、说情或跑风漏气的，如实记录。</translation>
    </message>
    <message>
        <source>Account and time across the windows, so that a photograph names who was there. From the next unlocking on.</source>
        <translation>在窗口上显示账户和时间，拍照可查到人。下次开启保险库起生效。</translation>
    </message>
    <message>
        <source>Accounts are added and removed by the system administrator; by the leader while there is none.</source>
        <translation>账户由系统管理员增减；尚无此管理员时由组长办理。</translation>
    </message>
    <message>
        <source>Accounts, backup</source>
        <translation>账户、备份</translation>
    </message>
    <message>
        <source>Active network</source>
        <translation>网络接通时</translation>
    </message>
    <message>
        <source>After so many minutes without a key the vault locks. Each person may choose less, nobody more.</source>
        <translation>多少分钟不按键就锁定。个人可以设得更短，不能更长。</translation>
    </message>
    <message>
        <source>After so many wrong passphrases in a row the account is locked for good; only the office recovers it.</source>
        <translation>连续输错多少次口令后账户锁死，只有巡察办能恢复。</translation>
    </message>
    <message>
        <source>An account works with a registered pledge and inside its days (V03). Other days come with a new kit.</source>
        <translation>账户须已登记承诺书并在授权期内才能使用（V03）。改期由巡察办补发工具包。</translation>
    </message>
    <message>
        <source>Anonymity threshold</source>
        <translation>匿名阈值</translation>
    </message>
    <message>
        <source>Anyone of the team may register one; only the leader and the lead keeper see this register.</source>
        <translation>组员都可登记；只有组长和线索专管员能看登记簿。</translation>
    </message>
    <message>
        <source>Approval of prints</source>
        <translation>打印批准</translation>
    </message>
    <message>
        <source>Approve exports and prints</source>
        <translation>批准导出和打印</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>Assign an organisation to a deputy</source>
        <translation>指定单位给副组长</translation>
    </message>
    <message>
        <source>Assign an organisation…</source>
        <translation>指定单位…</translation>
    </message>
    <message>
        <source>Authorisations</source>
        <translation>授权期限</translation>
    </message>
    <message>
        <source>Change: {name}</source>
        <translation>修改：{name}</translation>
    </message>
    <message>
        <source>Changed on this laptop by the secrecy administrator; by the leader while there is none.</source>
        <translation>由安全保密管理员在本机修改；尚无此管理员时由组长修改。</translation>
    </message>
    <message>
        <source>Choose the medium</source>
        <translation>选择介质</translation>
    </message>
    <message>
        <source>Closed and sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Date of the receipt</source>
        <translation>回执日期</translation>
    </message>
    <message>
        <source>Days after leaving</source>
        <translation>离驻后天数</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>决定日期</translation>
    </message>
    <message>
        <source>Declare a recusal…</source>
        <translation>申报回避…</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>委托</translation>
    </message>
    <message>
        <source>Delegate approval…</source>
        <translation>委托批准…</translation>
    </message>
    <message>
        <source>Delegate the approval of exports and prints</source>
        <translation>委托批准导出和打印</translation>
    </message>
    <message>
        <source>Delegated approval</source>
        <translation>委托批准</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Each change is logged with its reason</source>
        <translation>每次修改连同事由写入日志</translation>
    </message>
    <message>
        <source>Each opening goes into the log with the reason. Closes by itself after 60 seconds.</source>
        <translation>每次打开连同事由写入日志。60 秒后自动合上。</translation>
    </message>
    <message>
        <source>Each with its reason, in the log</source>
        <translation>逐项写明事由，记入日志</translation>
    </message>
    <message>
        <source>End</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>End what {name} was given</source>
        <translation>收回给 {name} 的权限</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Ended on {day}</source>
        <translation>{day} 已到期</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>收回…</translation>
    </message>
    <message>
        <source>Every lead the group has decided on</source>
        <translation>组务会已定的全部线索</translation>
    </message>
    <message>
        <source>File a contact report</source>
        <translation>报送打探说情</translation>
    </message>
    <message>
        <source>File a contact report…</source>
        <translation>报送打探说情…</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>报送时间</translation>
    </message>
    <message>
        <source>Filed by the teams; nobody can change or delete one (V17)</source>
        <translation>由各组报送，谁也不能改、不能删（V17）</translation>
    </message>
    <message>
        <source>From the declaration on, a recused person holds, reviews and reads nothing of it (V02).</source>
        <translation>自申报起，回避人员对该单位、该对象不得谈话、审核、查阅（V02）。</translation>
    </message>
    <message>
        <source>From then on the leader no longer does this administrator's work. Not the auditor's post at the same time (9.9).</source>
        <translation>设立后组长不再代行此职。不得兼任安全审计员（9.9）。</translation>
    </message>
    <message>
        <source>From {day} on</source>
        <translation>{day} 起可用</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hand the medium and the sheets over by hand; the receiving body signs.</source>
        <translation>当面移交介质和移交单，由接收单位签字。</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Handed over is what the other side has signed for (9.5). Let it sign first.</source>
        <translation>对方签字才算移交（9.5）。请先办理签字。</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>移交日期</translation>
    </message>
    <message>
        <source>Holds on this laptop. Value and reason go into the log, which the office reads.</source>
        <translation>只对本机有效。数值和事由写入日志，巡察办可见。</translation>
    </message>
    <message>
        <source>Identity of interviewees</source>
        <translation>谈话对象身份</translation>
    </message>
    <message>
        <source>Idle lock</source>
        <translation>闲置锁定</translation>
    </message>
    <message>
        <source>Idle lock, network, lock-out, threshold: set by the kit or the secrecy administrator (R31).</source>
        <translation>闲置锁定、网络、锁死次数、匿名阈值等，由工具包或安全保密管理员决定（R31）。</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>In force (V02): nobody recused holds, records, reviews, approves or reads.</source>
        <translation>正在回避（V02）：回避人员不得谈话、记录、审核、批准，也不能查阅。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>突发事项</translation>
    </message>
    <message>
        <source>Interviews opened to one person, approval delegated for a time, authorisation by round (R02).</source>
        <translation>逐条开放的谈话、限期委托的批准、一次一授权（R02）。</translation>
    </message>
    <message>
        <source>It holds no longer; the line stays in the register and in the log.</source>
        <translation>立即失效；登记和日志仍保留这一行。</translation>
    </message>
    <message>
        <source>It is sealed as a whole and goes on from what was said before. The reason goes into the log.</source>
        <translation>这一部分整体封存，须接着上次的意见写。事由写入日志。</translation>
    </message>
    <message>
        <source>Kept apart: not searched, in no bundle of records, counted only</source>
        <translation>单独存放：不进搜索，不进记录包，只计件数</translation>
    </message>
    <message>
        <source>Kept as you type; sealed when you say so.</source>
        <translation>边录边存；按“封存”才封存。</translation>
    </message>
    <message>
        <source>Key of the body that leads go to</source>
        <translation>线索接收单位公钥</translation>
    </message>
    <message>
        <source>Last day of accounts</source>
        <translation>账户最后一天</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>问题线索</translation>
    </message>
    <message>
        <source>Leads are sealed to it and to nobody outside. Without it no lead can be packed (V16).</source>
        <translation>线索对外只封给它。没有公钥就不能封装线索（V16）。</translation>
    </message>
    <message>
        <source>Let the writing finish, or cut it off cleanly. Going to sleep always cuts it off.</source>
        <translation>写完为止，或当即中断且不留残件。休眠时一律中断。</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Lock-out</source>
        <translation>锁死</translation>
    </message>
    <message>
        <source>Material stays on paper: list it, no file is taken in.</source>
        <translation>材料留在纸上，只列清单，不收附件。</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>可取</translation>
    </message>
    <message>
        <source>May work</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>组务会</translation>
    </message>
    <message>
        <source>My own reports</source>
        <translation>本人所报</translation>
    </message>
    <message>
        <source>Never system or secrecy administrator at the same time (9.9).</source>
        <translation>不得兼任系统管理员或安全保密管理员（9.9）。</translation>
    </message>
    <message>
        <source>Never the auditor at the same time (9.9). May also be secrecy administrator.</source>
        <translation>不得兼任安全审计员（9.9）；可兼任安全保密管理员。</translation>
    </message>
    <message>
        <source>Never the auditor at the same time (9.9). May also be system administrator.</source>
        <translation>不得兼任安全审计员（9.9）；可兼任系统管理员。</translation>
    </message>
    <message>
        <source>No account yet: {roles}</source>
        <translation>尚无账户：{roles}</translation>
    </message>
    <message>
        <source>No contact report</source>
        <translation>没有打探说情报告</translation>
    </message>
    <message>
        <source>No count and no open answer is shown for a group with fewer valid sheets.</source>
        <translation>有效卷少于此数的分组，不出数字，也不出开放题答案。</translation>
    </message>
    <message>
        <source>No lead chosen</source>
        <translation>未选线索</translation>
    </message>
    <message>
        <source>No lead registered</source>
        <translation>还没有线索</translation>
    </message>
    <message>
        <source>Nobody of the team can be given this</source>
        <translation>组内没有可以开放的人</translation>
    </message>
    <message>
        <source>Not in this version</source>
        <translation>此版本没有</translation>
    </message>
    <message>
        <source>Note an incident…</source>
        <translation>登记突发事项…</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Nothing was sealed. What you typed here is deleted for good.</source>
        <translation>尚未封存。这里录入的内容将彻底删除。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Number of the receipt</source>
        <translation>回执号</translation>
    </message>
    <message>
        <source>Numbers only: what they say stays sealed.</source>
        <translation>只列编号，内容仍封存。</translation>
    </message>
    <message>
        <source>On the day after, accounts read and write nothing. Not given: counted from the day of leaving.</source>
        <translation>次日起账户不能读写。未定的，从离驻日起算。</translation>
    </message>
    <message>
        <source>One table in the program (DOMAIN 5)</source>
        <translation>程序内只有一张权限表</translation>
    </message>
    <message>
        <source>Only the office changes it, with a new kit.</source>
        <translation>只能由巡察办补发工具包修改。</translation>
    </message>
    <message>
        <source>Only the receiving body can open the bundle, also if the medium is lost.</source>
        <translation>只有接收单位打得开这个包，介质遗失也一样。</translation>
    </message>
    <message>
        <source>Open an interview…</source>
        <translation>开放谈话…</translation>
    </message>
    <message>
        <source>Open the versions of {group}</source>
        <translation>打开“{group}”的各版本</translation>
    </message>
    <message>
        <source>Open to compare…</source>
        <translation>打开比较…</translation>
    </message>
    <message>
        <source>Open what the group said about {serial}</source>
        <translation>打开 {serial} 的组务会意见</translation>
    </message>
    <message>
        <source>Open with a reason</source>
        <translation>写明事由打开</translation>
    </message>
    <message>
        <source>Open {record}</source>
        <translation>打开 {record}</translation>
    </message>
    <message>
        <source>Open {record} for its referral sheet</source>
        <translation>为移交单打开 {record}</translation>
    </message>
    <message>
        <source>Open {record} to one person</source>
        <translation>把 {record} 开放给一人</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Opened one by one</source>
        <translation>逐条开放</translation>
    </message>
    <message>
        <source>Opening asks a reason and is logged.</source>
        <translation>打开须写事由并记入日志。</translation>
    </message>
    <message>
        <source>Opening asks a reason and is logged. May open: the leader and the lead keeper.</source>
        <translation>打开须写事由并记入日志。可打开的人：组长、线索专管员。</translation>
    </message>
    <message>
        <source>Opening asks a reason and is logged. May open: the office's keeper.</source>
        <translation>打开须写事由并记入日志。可打开的人：巡察办保管人。</translation>
    </message>
    <message>
        <source>Opening gives reading only, never the identity; a recusal goes before it (V02).</source>
        <translation>开放只给查阅，不含身份信息；有回避的以回避为准（V02）。</translation>
    </message>
    <message>
        <source>Other records of the team</source>
        <translation>组内其他记录</translation>
    </message>
    <message>
        <source>Others' interviews</source>
        <translation>他人的谈话</translation>
    </message>
    <message>
        <source>Out of scope, or a matter of work style: say why, and to whom it is passed on. Both are sealed.</source>
        <translation>不属受理范围，或属一般作风问题的，写明原因和转交单位，两项都封存。</translation>
    </message>
    <message>
        <source>Own interviews</source>
        <translation>本人的谈话</translation>
    </message>
    <message>
        <source>Pack for hand-over…</source>
        <translation>封装移交…</translation>
    </message>
    <message>
        <source>Pack leads</source>
        <translation>封装线索</translation>
    </message>
    <message>
        <source>Pack leads, bundle {n}</source>
        <translation>封装线索，第 {n} 包</translation>
    </message>
    <message>
        <source>Not on the office's roster in this role</source>
        <translation>巡察办名单上没有此人或此角色</translation>
    </message>
    <message>
        <source>Pledge not registered</source>
        <translation>承诺书未登记</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>保密策略</translation>
    </message>
    <message>
        <source>Print the referral sheet of each lead, in the register of leads.</source>
        <translation>在线索登记簿里打印每件线索的移交单。</translation>
    </message>
    <message>
        <source>Print the referral sheet…</source>
        <translation>打印移交单…</translation>
    </message>
    <message>
        <source>Questionnaire tables</source>
        <translation>问卷汇总表</translation>
    </message>
    <message>
        <source>Reading of its interviews, those to come included; not the identities.</source>
        <translation>可查阅该单位的谈话，包括以后的；不含身份信息。</translation>
    </message>
    <message>
        <source>Reading only, not the identity. The reason goes into the log; it can be ended.</source>
        <translation>只能查阅，不含身份信息。事由写入日志；随时可以收回。</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>受理日期</translation>
    </message>
    <message>
        <source>Recusal</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>Recusal, incidents</source>
        <translation>回避与突发事项</translation>
    </message>
    <message>
        <source>Recusals</source>
        <translation>回避登记</translation>
    </message>
    <message>
        <source>Referral sheet</source>
        <translation>问题线索移交单</translation>
    </message>
    <message>
        <source>Register a lead</source>
        <translation>登记线索</translation>
    </message>
    <message>
        <source>Register a lead…</source>
        <translation>登记线索…</translation>
    </message>
    <message>
        <source>Register of leads</source>
        <translation>线索登记簿</translation>
    </message>
    <message>
        <source>Register the hand-over</source>
        <translation>登记移交</translation>
    </message>
    <message>
        <source>Register the hand-over, and later the receipt, in the register of leads.</source>
        <translation>在线索登记簿里登记移交，收到回执后再登记回执。</translation>
    </message>
    <message>
        <source>Register the hand-over…</source>
        <translation>登记移交…</translation>
    </message>
    <message>
        <source>Register the receipt</source>
        <translation>登记回执</translation>
    </message>
    <message>
        <source>Register the receipt…</source>
        <translation>登记回执…</translation>
    </message>
    <message>
        <source>Rights, media, policy</source>
        <translation>权限、介质、策略</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles and administrators</source>
        <translation>角色与管理员</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Sealed anew</source>
        <translation>重新封存</translation>
    </message>
    <message>
        <source>Sealed to the office, and to you to read. After sealing nobody can change or delete it, you included. It goes with every bundle (V17).</source>
        <translation>封给巡察办，你本人可看。封存后谁也不能改、不能删，你也不例外。随每个包送出（V17）。</translation>
    </message>
    <message>
        <source>Sealed to the office. After sealing nobody on the team can read it, the leader included, and nobody can change or delete it. It goes with every bundle (V17).</source>
        <translation>封给巡察办。封存后组内谁也看不到，组长也不例外；谁也不能改、不能删。随每个包送出（V17）。</translation>
    </message>
    <message>
        <source>Sealed to the team leader, the lead keeper and the body that leads are handed to. After sealing you cannot read, change or delete it: you keep its number only (V16).</source>
        <translation>封给组长、线索专管员和线索接收单位。封存后你不能再看、不能改、不能删，只留编号（V16）。</translation>
    </message>
    <message>
        <source>Sealed to the team leader, the lead keeper and the body that leads are handed to; not to the office. After sealing you open it in the register, with a reason (V16).</source>
        <translation>封给组长、线索专管员和线索接收单位，不给巡察办。封存后在登记簿里写明事由打开（V16）。</translation>
    </message>
    <message>
        <source>Sealed. It stands in the register of leads; opening it asks a reason.</source>
        <translation>已封存。已列入线索登记簿，打开须写事由。</translation>
    </message>
    <message>
        <source>Sealed. The office gets it with every bundle; it cannot be changed any more.</source>
        <translation>已封存。随每个包送巡察办，不能再改。</translation>
    </message>
    <message>
        <source>Sealed. You cannot read it any more; the leader and the lead keeper take it further.</source>
        <translation>已封存。你不能再看；由组长和线索专管员办理。</translation>
    </message>
    <message>
        <source>Sealed. You cannot read it any more; the office gets it with every bundle.</source>
        <translation>已封存。你不能再看；随每个包送巡察办。</translation>
    </message>
    <message>
        <source>Show and change</source>
        <translation>查看和修改</translation>
    </message>
    <message>
        <source>So many days accounts still work after the team has left, for closing.</source>
        <translation>离驻后账户还可使用多少天，用于收尾。</translation>
    </message>
    <message>
        <source>Somebody asked around, put in a word or let something out: only the office reads it (V17).</source>
        <translation>有人打探、说情或跑风漏气的，只有巡察办能看（V17）。</translation>
    </message>
    <message>
        <source>That day is past</source>
        <translation>这一天已过</translation>
    </message>
    <message>
        <source>The auditor must be somebody who is neither system nor secrecy administrator (9.9).</source>
        <translation>安全审计员须另有其人，不得由系统管理员或安全保密管理员兼任（9.9）。</translation>
    </message>
    <message>
        <source>The deputy's word then counts as yours, up to and including the day; it can be ended sooner.</source>
        <translation>到所填日期（含当日）为止，副组长的批准与组长同效；可提前收回。</translation>
    </message>
    <message>
        <source>The group meets again afterwards and says to whom the lead goes; at least two take part.</source>
        <translation>了解之后再上组务会，定移交单位，至少两人参加。</translation>
    </message>
    <message>
        <source>The group meets before the lead is looked into and classes it; at least two take part.</source>
        <translation>了解之前先上组务会并分类，至少两人参加。</translation>
    </message>
    <message>
        <source>The leader opens an interview to one person by name, with a reason; nothing is open before.</source>
        <translation>由组长写明事由，把某场谈话开放给某一人；在此之前都不开放。</translation>
    </message>
    <message>
        <source>The leader types the passphrase. It counts once, for this bundle only; it cannot be delegated.</source>
        <translation>由组长输入口令，只对这一包有效一次；不能委托。</translation>
    </message>
    <message>
        <source>The leads stand in the register as packed.</source>
        <translation>登记簿中这些线索已记为封装。</translation>
    </message>
    <message>
        <source>Auditor, secrecy administrator and office can read the reason. Closes by itself after 60 seconds.</source>
        <translation>事由写入日志，安全审计员、安全保密管理员和巡察办可以查看。60 秒后自动合上。</translation>
    </message>
    <message>
        <source>The receiving body has signed the referral sheet</source>
        <translation>接收单位已在移交单上签字</translation>
    </message>
    <message>
        <source>The receiving body, by its key in the kit</source>
        <translation>接收单位（按工具包中的公钥）</translation>
    </message>
    <message>
        <source>The sheet shows what the lead says, not who reported it. The reason goes into the log.</source>
        <translation>移交单上有线索内容，没有反映人。事由写入日志。</translation>
    </message>
    <message>
        <source>There is no deputy leader with an account; approval cannot be delegated.</source>
        <translation>没有已开账户的副组长，不能委托批准。</translation>
    </message>
    <message>
        <source>They come with every bundle, sealed to the office.</source>
        <translation>随每个包送来，封给巡察办。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>这一项必须填写。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Throw away what is typed</source>
        <translation>舍弃已录入的内容</translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation>舍弃…</translation>
    </message>
    <message>
        <source>To the receiving body {key}</source>
        <translation>封给接收单位 {key}</translation>
    </message>
    <message>
        <source>To the receiving body {key}, not to the office</source>
        <translation>封给接收单位 {key}，不给巡察办</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Typing kept, not sealed yet</source>
        <translation>录入已保留，尚未封存</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Until an administrator has an account, the leader does that administrator's work; each such act is marked in the log.</source>
        <translation>管理员尚无账户时，由组长代行其职，每次代行都在日志中注明。</translation>
    </message>
    <message>
        <source>Until and including</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Watermark on the screen</source>
        <translation>屏幕水印</translation>
    </message>
    <message>
        <source>What an active network interface does: stop every write until it is acknowledged, or only warn.</source>
        <translation>检测到活动的网络接口时，停止一切写入直到确认，或只提醒。</translation>
    </message>
    <message>
        <source>What each role may do</source>
        <translation>各角色可做什么</translation>
    </message>
    <message>
        <source>What each role may do; the auditor never holds another administrator's post (9.9).</source>
        <translation>各角色可做什么；安全审计员不得兼任其他管理员（9.9）。</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>移交内容</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>接着要做的</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>已写出的内容</translation>
    </message>
    <message>
        <source>What you file yourself stands here; those of others go to the office unread.</source>
        <translation>这里只有本人所报；他人所报直接送巡察办，组内不能看。</translation>
    </message>
    <message>
        <source>Whether each print of a record needs the leader's word, or the delegated deputy's.</source>
        <translation>每次打印记录是否须组长（或受托的副组长）批准。</translation>
    </message>
    <message>
        <source>Which interview is opened?</source>
        <translation>开放哪一场谈话？</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>现任</translation>
    </message>
    <message>
        <source>Who may see what</source>
        <translation>谁能看什么</translation>
    </message>
    <message>
        <source>Who may see what, and what few may see</source>
        <translation>谁能看什么，什么只给少数人看</translation>
    </message>
    <message>
        <source>Write another</source>
        <translation>再写一件</translation>
    </message>
    <message>
        <source>Written and reads back equal</source>
        <translation>已写出，回读一致</translation>
    </message>
    <message>
        <source>Written means read back. Handed over means signed for.</source>
        <translation>回读一致才算写出；对方签字才算移交。</translation>
    </message>
    <message>
        <source>You are the leader and approve directly.</source>
        <translation>你是组长，可直接批准。</translation>
    </message>
    <message>
        <source>You cannot open this part in every version, and nobody here can. Ask the office.</source>
        <translation>你不能打开全部版本的这一部分，本机也没有人能打开，请联系巡察办。</translation>
    </message>
    <message>
        <source>You cannot open this part in every version. Let somebody decide who can: {names}.</source>
        <translation>你不能打开全部版本的这一部分，请由能打开的人定：{names}。</translation>
    </message>
    <message>
        <source>You stand in for the system administrator until one has an account; the log marks it.</source>
        <translation>系统管理员尚无账户，由你代行；日志会注明。</translation>
    </message>
    <message>
        <source>Your own; nobody can change or delete one (V17)</source>
        <translation>本人所报，谁也不能改、不能删（V17）</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>一个日期</translation>
    </message>
    <message>
        <source>a number only</source>
        <translation>只看件数</translation>
    </message>
    <message>
        <source>after {n} wrong passphrase</source>
        <translation>输错 {n} 次后</translation>
    </message>
    <message>
        <source>after {n} wrong passphrases</source>
        <translation>输错 {n} 次后</translation>
    </message>
    <message>
        <source>all interviews: {unit}</source>
        <translation>{unit}的全部谈话</translation>
    </message>
    <message>
        <source>all, both administrators included</source>
        <translation>全部，含两名管理员</translation>
    </message>
    <message>
        <source>all, each opening with a reason in the log</source>
        <translation>全部可开，每次写明事由并入日志</translation>
    </message>
    <message>
        <source>an age key</source>
        <translation>一把 age 公钥</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name} 批准</translation>
    </message>
    <message>
        <source>approves; may delegate to the deputy for a time</source>
        <translation>可批准；可限期委托副组长</translation>
    </message>
    <message>
        <source>cut it off</source>
        <translation>当即中断</translation>
    </message>
    <message>
        <source>from the kit</source>
        <translation>工具包</translation>
    </message>
    <message>
        <source>let it finish</source>
        <translation>写完为止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>no record so far</source>
        <translation>目前没有记录</translation>
    </message>
    <message>
        <source>no word needed</source>
        <translation>不须批准</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing: stays sealed to the receiving body</source>
        <translation>打不开：只封给接收单位</translation>
    </message>
    <message>
        <source>of own interviews, each opening with a reason in the log</source>
        <translation>本人的谈话可开，每次写明事由并入日志</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>own acts</source>
        <translation>本人的操作</translation>
    </message>
    <message>
        <source>own ones; reads what is frozen</source>
        <translation>本人的可读可写；已冻结的可读</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>reads and writes</source>
        <translation>可读可写</translation>
    </message>
    <message>
        <source>reads what the leader assigned, by record or organisation</source>
        <translation>可读组长按记录或按单位指定的</translation>
    </message>
    <message>
        <source>reads what the leader opened, record by record</source>
        <translation>可读组长逐条开放的</translation>
    </message>
    <message>
        <source>reads, writes and approves</source>
        <translation>可读可写，可批准</translation>
    </message>
    <message>
        <source>reads, writes and reviews</source>
        <translation>可读可写，可审核</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>本机设定</translation>
    </message>
    <message>
        <source>stop every write</source>
        <translation>停止一切写入</translation>
    </message>
    <message>
        <source>the leader's word</source>
        <translation>须组长批准</translation>
    </message>
    <message>
        <source>the named keeper opens it, with a reason</source>
        <translation>由指定保管人写明事由后打开</translation>
    </message>
    <message>
        <source>the program's own</source>
        <translation>程序默认</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>只提醒</translation>
    </message>
    <message>
        <source>what the team does, not the administrators</source>
        <translation>组员的操作，不含管理员</translation>
    </message>
    <message>
        <source>while the leader has delegated it</source>
        <translation>组长委托期间可以</translation>
    </message>
    <message>
        <source>writes, and reads own ones</source>
        <translation>可写，可读本人所写</translation>
    </message>
    <message>
        <source>writes, then cannot read</source>
        <translation>只能写，写后不能再看</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>yes, and sees no content</source>
        <translation>可以，不看内容</translation>
    </message>
    <message>
        <source>{bounds}; 0 means never</source>
        <translation>{bounds}；0 为从不</translation>
    </message>
    <message>
        <source>{kind} {n}</source>
        <translation>{kind} {n}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least}—{most}</translation>
    </message>
    <message>
        <source>{name}: {about}; kept from {n} record ({kept})</source>
        <translation>{name}：{about}；不能查阅 {n} 条记录（{kept}）</translation>
    </message>
    <message>
        <source>{name}: {about}; kept from {n} records ({kept})</source>
        <translation>{name}：{about}；不能查阅 {n} 条记录（{kept}）</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{n} being dealt with</source>
        <translation>处置中 {n} 项</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} in force</source>
        <translation>生效 {n} 项</translation>
    </message>
    <message>
        <source>{n} lead</source>
        <translation>线索 {n} 件</translation>
    </message>
    <message>
        <source>{n} lead in bundle {name}</source>
        <translation>{name} 包内线索 {n} 件</translation>
    </message>
    <message>
        <source>{n} leads</source>
        <translation>线索 {n} 件</translation>
    </message>
    <message>
        <source>{n} leads in bundle {name}</source>
        <translation>{name} 包内线索 {n} 件</translation>
    </message>
    <message>
        <source>{n} opened one by one</source>
        <translation>逐条开放 {n} 项</translation>
    </message>
    <message>
        <source>{n} registered, {waiting} waiting for the group or for packing</source>
        <translation>已登记 {n} 件，待议或待封装 {waiting} 件</translation>
    </message>
    <message>
        <source>{n} report filed</source>
        <translation>已报 {n} 件</translation>
    </message>
    <message>
        <source>{n} reports filed</source>
        <translation>已报 {n} 件</translation>
    </message>
    <message>
        <source>{registered} registered = {packed} packed + {refused} not accepted</source>
        <translation>登记 {registered} = 已封装 {packed} + 不予受理 {refused}</translation>
    </message>
    <message>
        <source>{serial} sealed</source>
        <translation>{serial} 已封存</translation>
    </message>
    <message>
        <source>{sum} {more}: {serials}. The stint closes when each is packed or not accepted (V16).</source>
        <translation>{sum} {more}：{serials}。全部封装或不予受理后才能收尾（V16）。</translation>
    </message>
    <message>
        <source>{sum}: the count reconciles (V16).</source>
        <translation>{sum}，数目相符（V16）。</translation>
    </message>
    <message>
        <source>{what}: all are handed over together.</source>
        <translation>{what}，一并移交。</translation>
    </message>
    <message>
        <source>{what}: the receipt is for all of them.</source>
        <translation>{what}，回执对全部有效。</translation>
    </message>
    <message>
        <source>{word}, no passphrase yet</source>
        <translation>{word}，尚未设口令</translation>
    </message>
    <message>
        <source>From the declaration on, the person holds no talk there, reviews nothing and reads nothing of it, in every role. It cannot be changed afterwards; the decision is registered later (V02).</source>
        <translation>自申报起，回避人员对该单位、该对象不得谈话、审核、查阅，任何角色都一样。申报后不能修改，决定另行登记（V02）。</translation>
    </message>
    <message>
        <source>Declared. It holds from now on.</source>
        <translation>已申报，从现在起生效。</translation>
    </message>
    <message>
        <source>Declare a recusal</source>
        <translation>申报回避</translation>
    </message>
    <message>
        <source>From one organisation, or from one interviewee by code.</source>
        <translation>对一个单位，或按代号对一名谈话对象。</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Kept as you type; it holds when you declare it.</source>
        <translation>边写边存；申报后才生效。</translation>
    </message>
    <message>
        <source>Nothing new is decided. Bundle {n}, not handed over yet, can be written again under its number.</source>
        <translation>没有新决定的线索。第 {n} 包尚未移交，可以按原编号重写。</translation>
    </message>
</context>
</TS>
