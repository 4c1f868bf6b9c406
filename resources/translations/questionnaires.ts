<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>Languages of the blank</source>
        <translation>空白问卷的语言</translation>
    </message>
    <message>
        <source>Save the tally as {format}</source>
        <translation>把统计结果存为 {format}</translation>
    </message>
    <message>
        <source>One more: {label}</source>
        <translation>再填一项：{label}</translation>
    </message>
    <message>
        <source>No option applies; leave it blank</source>
        <translation>没有可选的选项，请留空</translation>
    </message>
    <message>
        <source> (several)</source>
        <translation>（可多选）</translation>
    </message>
    <message>
        <source>% of all</source>
        <translation>占全部</translation>
    </message>
    <message>
        <source>% of valid</source>
        <translation>占有效</translation>
    </message>
    <message>
        <source>A group, never a person</source>
        <translation>写群体，不写人</translation>
    </message>
    <message>
        <source>A third person settles, or both keyers together; each is written to the log.</source>
        <translation>裁定须由两名录入人以外的第三人，或两人同时在场；每次裁定写入日志。</translation>
    </message>
    <message>
        <source>All copies are the same; none carries a number</source>
        <translation>各份相同，都不编号</translation>
    </message>
    <message>
        <source>All sheets are keyed twice and every difference is settled.</source>
        <translation>各份都录完两遍，差别都已裁定。</translation>
    </message>
    <message>
        <source>All {n} sheets</source>
        <translation>全部 {n} 份</translation>
    </message>
    <message>
        <source>As it is written; empty for left blank</source>
        <translation>照原文；未答则留空</translation>
    </message>
    <message>
        <source>Back to the team</source>
        <translation>交还给巡察组</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batches of one survey are tallied together. Once they are, no other can join.</source>
        <translation>同一次调查的各批一起统计；一经统计，不能再加。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin keying</source>
        <translation>开始录入</translation>
    </message>
    <message>
        <source>Blank questionnaire</source>
        <translation>空白问卷</translation>
    </message>
    <message>
        <source>Both keyers look at the paper; the other confirms with the passphrase.</source>
        <translation>两名录入人同看原件，另一人用口令确认。</translation>
    </message>
    <message>
        <source>Bring a form</source>
        <translation>导入问卷表</translation>
    </message>
    <message>
        <source>Bring a form…</source>
        <translation>导入问卷表…</translation>
    </message>
    <message>
        <source>By the paper</source>
        <translation>以原件为准</translation>
    </message>
    <message>
        <source>Close batch</source>
        <translation>关闭本批</translation>
    </message>
    <message>
        <source>Closing draws the order of the responses by lot. Which sheet was which is forgotten.</source>
        <translation>关闭时打乱答卷次序，不再留哪一份是哪一份。</translation>
    </message>
    <message>
        <source>Count…</source>
        <translation>清点…</translation>
    </message>
    <message>
        <source>Define batch</source>
        <translation>定义批次</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Drop an XLSForm here</source>
        <translation>可把 XLSForm 拖到这里</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>填上这一项</translation>
    </message>
    <message>
        <source>Finish sheet</source>
        <translation>录完本份</translation>
    </message>
    <message>
        <source>First counter</source>
        <translation>清点人一</translation>
    </message>
    <message>
        <source>First is right</source>
        <translation>第一遍正确</translation>
    </message>
    <message>
        <source>First keying</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>问卷表</translation>
    </message>
    <message>
        <source>Form id</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>Form to bring in</source>
        <translation>待导入的表</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>问卷表</translation>
    </message>
    <message>
        <source>From now on nothing of the batch changes but by counting and keying.</source>
        <translation>发放以后，本批只能由清点和录入改变。</translation>
    </message>
    <message>
        <source>Give the laptop back, or let the next person begin.</source>
        <translation>请交还电脑，或由下一人开始。</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组题</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>交卷</translation>
    </message>
    <message>
        <source>Hand the laptop over…</source>
        <translation>交给答题人…</translation>
    </message>
    <message>
        <source>Handed out to</source>
        <translation>发放对象</translation>
    </message>
    <message>
        <source>How</source>
        <translation>填答方式</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发放份数</translation>
    </message>
    <message>
        <source>Issued / returned / valid</source>
        <translation>发放 / 回收 / 有效</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>发放…</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>题</translation>
    </message>
    <message>
        <source>Keep this form</source>
        <translation>存入本表</translation>
    </message>
    <message>
        <source>Key all sheets twice; two people, each without seeing the other.</source>
        <translation>各份录两遍，由两人分别录，互不可见。</translation>
    </message>
    <message>
        <source>Keying is complete</source>
        <translation>核对完成</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Let people answer</source>
        <translation>开始作答</translation>
    </message>
    <message>
        <source>Neither…</source>
        <translation>都不对…</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新批次</translation>
    </message>
    <message>
        <source>New batch…</source>
        <translation>新批次…</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>下一人</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>不作答</translation>
    </message>
    <message>
        <source>No questionnaire yet</source>
        <translation>还没有问卷</translation>
    </message>
    <message>
        <source>Nothing left for you to key</source>
        <translation>没有您要录的了</translation>
    </message>
    <message>
        <source>On paper, keyed twice</source>
        <translation>纸质，两遍录入</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>本机作答</translation>
    </message>
    <message>
        <source>Once this survey is tallied, no batch can join it, and none can be voided.</source>
        <translation>一经统计，不能再加批次，也不能作废其中一批。</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>只看待裁定</translation>
    </message>
    <message>
        <source>Open the tally</source>
        <translation>开始统计</translation>
    </message>
    <message>
        <source>Print blanks…</source>
        <translation>打印空白问卷…</translation>
    </message>
    <message>
        <source>Print the blanks, then hand them out and enter how many went out.</source>
        <translation>打印空白问卷，发出后登记发放份数。</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题数</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Save XLSX…</source>
        <translation>存为 XLSX…</translation>
    </message>
    <message>
        <source>Sealed bag no.</source>
        <translation>封袋号</translation>
    </message>
    <message>
        <source>Second counter</source>
        <translation>清点人二</translation>
    </message>
    <message>
        <source>Second is right</source>
        <translation>第二遍正确</translation>
    </message>
    <message>
        <source>Second keying</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Settle together with {name}</source>
        <translation>与{name}一起裁定</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>份</translation>
    </message>
    <message>
        <source>Sheet {n}</source>
        <translation>第 {n} 份</translation>
    </message>
    <message>
        <source>Sheet {n} saved</source>
        <translation>第 {n} 份已保存</translation>
    </message>
    <message>
        <source>Sheet {sheet}, question {number}: {label}</source>
        <translation>第 {sheet} 份，第 {number} 题  {label}</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>调查名称</translation>
    </message>
    <message>
        <source>Take sheet {sheet} and follow the paper</source>
        <translation>请取出第 {sheet} 份原件，以纸上为准。</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Tally on paper</source>
        <translation>打印统计</translation>
    </message>
    <message>
        <source>Team only…</source>
        <translation>巡察组…</translation>
    </message>
    <message>
        <source>Thank you. Your answers are kept without your name.</source>
        <translation>谢谢。答案已存，不记名。</translation>
    </message>
    <message>
        <source>That is no answer to this question</source>
        <translation>不是这一题的答案</translation>
    </message>
    <message>
        <source>The first keying is shown once the sheet is finished</source>
        <translation>第一遍的内容在本份录完后才显示</translation>
    </message>
    <message>
        <source>The paper says</source>
        <translation>原件为</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Two different people count</source>
        <translation>须由两人清点</translation>
    </message>
    <message>
        <source>Two people count. More back than went out makes the batch void.</source>
        <translation>两人清点。回收多于发放，本批无效。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Void sheets</source>
        <translation>作废份数</translation>
    </message>
    <message>
        <source>Void: more came back than went out, or as the log says.</source>
        <translation>已作废：回收多于发放，或见日志。</translation>
    </message>
    <message>
        <source>What is not handed in is dropped.</source>
        <translation>没有交卷的内容不保留。</translation>
    </message>
    <message>
        <source>What the paper says</source>
        <translation>原件上写的是</translation>
    </message>
    <message>
        <source>When the sheets are back, two people count them.</source>
        <translation>收回后由两人清点。</translation>
    </message>
    <message>
        <source>Where the two differ</source>
        <translation>两遍不同之处</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的回答</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>整组相同</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
    <message>
        <source>back</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>left blank</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>no groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>of {n} valid</source>
        <translation>共 {n} 份有效</translation>
    </message>
    <message>
        <source>option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>returned {collected}, void {void}</source>
        <translation>回收 {collected}，作废 {void}</translation>
    </message>
    <message>
        <source>same {same}  settled {settled}  to settle {open}</source>
        <translation>一致 {same}  已裁定 {settled}  待裁定 {open}</translation>
    </message>
    <message>
        <source>see paper</source>
        <translation>对照原件</translation>
    </message>
    <message>
        <source>somebody else keys the other side</source>
        <translation>另一遍由别人录</translation>
    </message>
    <message>
        <source>{answered} of {issued} have answered.</source>
        <translation>{issued} 人中已有 {answered} 人作答。</translation>
    </message>
    <message>
        <source>{n} settled</source>
        <translation>已裁定 {n}</translation>
    </message>
    <message>
        <source>{n} sheet</source>
        <translation>{n} 份</translation>
    </message>
    <message>
        <source>{n} sheets</source>
        <translation>{n} 份</translation>
    </message>
    <message>
        <source>{n} to settle, on {sheets} sheet</source>
        <translation>待裁定 {n} 处，在 {sheets} 份上</translation>
    </message>
    <message>
        <source>{n} to settle, on {sheets} sheets</source>
        <translation>待裁定 {n} 处，在 {sheets} 份上</translation>
    </message>
    <message>
        <source>{title}, {survey} · issued {issued}, returned {collected}, valid {valid} · as of {day}</source>
        <translation>{title}，{survey}·发放 {issued}，回收 {collected}，有效 {valid}·截至 {day}</translation>
    </message>
    <message>
        <source>{title}: usable, {n} question</source>
        <translation>《{title}》可用，{n} 题</translation>
    </message>
    <message>
        <source>{title}: usable, {n} questions</source>
        <translation>《{title}》可用，{n} 题</translation>
    </message>
    <message>
        <source>Reading the file: {percent} %</source>
        <translation>正在读取文件：{percent} %</translation>
    </message>
    <message>
        <source>What its device wrote into it (who, where, when) stays in it</source>
        <translation>设备写在文件里的信息（何人、何地、何时）仍在其中</translation>
    </message>
    <message>
        <source>What was handed in with the sheet; none for left blank</source>
        <translation>随卷交来的材料；没有即为未答</translation>
    </message>
    <message>
        <source>No file can be given on this laptop. Go on: the question stays blank.</source>
        <translation>在本机上不能附文件，请继续，本题留空。</translation>
    </message>
    <message>
        <source>You may choose several.</source>
        <translation>可选多项。</translation>
    </message>
    <message>
        <source>Press them in order, the first one first.</source>
        <translation>按先后次序点选。</translation>
    </message>
    <message>
        <source>Space bar: choose a file</source>
        <translation>按空格键选取文件</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>图片 {name}</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>这张图片读不出来</translation>
    </message>
    <message>
        <source>Files handed in</source>
        <translation>随卷附件</translation>
    </message>
    <message>
        <source>Files handed in…</source>
        <translation>随卷附件…</translation>
    </message>
    <message>
        <source>As open answers: of the survey, of no sheet</source>
        <translation>与开放题相同：只属本次调查，不对应哪一份</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>取出…</translation>
    </message>
    <message>
        <source>Take a file out</source>
        <translation>取出一个附件</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>返回附件列表</translation>
    </message>
    <message>
        <source>No file was handed in</source>
        <translation>没有随卷附件</translation>
    </message>
    <message>
        <source>What a file shows or says can tell who answered. Open only what is needed; each opening is logged.</source>
        <translation>附件的内容可能让人认出答卷人。只打开需要的；每次打开都写入日志。</translation>
    </message>
    <message>
        <source>Too few gave one, or gave none: not shown</source>
        <translation>交了或没交的人太少，不列出</translation>
    </message>
    <message>
        <source>Count the sheets</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Sheets collected</source>
        <translation>收回份数</translation>
    </message>
    <message>
        <source>Close this batch</source>
        <translation>关闭本批问卷</translation>
    </message>
    <message>
        <source>The responses are put in an order drawn by lot, and which sheet was which is forgotten for good: afterwards nobody can look up a response by its sheet or mend it. This cannot be undone.</source>
        <translation>答卷次序按抽签打乱，哪一份对应哪张纸从此不留：以后谁也不能按份号查答卷或改答卷。此举不能撤销。</translation>
    </message>
    <message>
        <source>{number} is saved as a PDF; not printed.</source>
        <translation>{number} 已存为 PDF，未打印。</translation>
    </message>
    <message>
        <source>{number} has gone to the printer.</source>
        <translation>{number} 已送打印机。</translation>
    </message>
    <message>
        <source>first keying lacks {n}</source>
        <translation>第一遍未录 {n}</translation>
    </message>
    <message>
        <source>second keying lacks {n}</source>
        <translation>第二遍未录 {n}</translation>
    </message>
    <message>
        <source>Where the two differ: first, second, neither is right</source>
        <translation>两遍不同之处：取第一遍、取第二遍、都不对</translation>
    </message>
    <message>
        <source>There is only one account that counts, and two people count.</source>
        <translation>能清点的账户只有一个，而清点须由两人。</translation>
    </message>
    <message>
        <source>Alone you cannot count. Add a practice account: a member counts with you, and keys the second time.</source>
        <translation>一个人不能清点。请加演练账户：组员与您一起清点，并录第二遍。</translation>
    </message>
    <message>
        <source>No batch yet</source>
        <translation>还没有批次</translation>
    </message>
    <message>
        <source>A batch is what one group gets: printed or answered here, counted, keyed twice, tallied.</source>
        <translation>一批是发给一类人的问卷：打印或在本机作答，清点、录两遍、统计。</translation>
    </message>
</context>
</TS>
