<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>A date looks like 2026-03-05.</source>
        <translation>日期写成 2026-03-05。</translation>
    </message>
    <message>
        <source>A name from the sealed identity stands in the text</source>
        <translation>正文中出现了封存身份中的姓名</translation>
    </message>
    <message>
        <source>A name from the sealed identity stands in the text, in {n} place.</source>
        <translation>正文有 {n} 处出现了封存身份中的姓名。</translation>
    </message>
    <message>
        <source>A signed record without the interviewee's identity</source>
        <translation>签名笔录没有填谈话对象身份</translation>
    </message>
    <message>
        <source>A time looks like 09:10.</source>
        <translation>时间写成 09:10。</translation>
    </message>
    <message>
        <source>Add a matter to follow up</source>
        <translation>加一条待核事项</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Add scans…</source>
        <translation>添加扫描件…</translation>
    </message>
    <message>
        <source>Add {n} turn</source>
        <translation>加入 {n} 段</translation>
    </message>
    <message>
        <source>Add {n} turns</source>
        <translation>加入 {n} 段</translation>
    </message>
    <message>
        <source>Addendum to {code}</source>
        <translation>{code} 的补记</translation>
    </message>
    <message>
        <source>Addendum…</source>
        <translation>补记…</translation>
    </message>
    <message>
        <source>After locking, only addenda. The text and its fingerprint are then fixed.</source>
        <translation>锁定后只能补记，不能修改。正文和指纹随之固定。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>全部文件 (*)</translation>
    </message>
    <message>
        <source>All particulars…</source>
        <translation>全部基本情况…</translation>
    </message>
    <message>
        <source>Alt+number drops the question in</source>
        <translation>按 Alt+数字 填入问题</translation>
    </message>
    <message>
        <source>Another outline</source>
        <translation>换一份提纲</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>回到正文</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Bring in a transcript</source>
        <translation>导入谈话文本</translation>
    </message>
    <message>
        <source>Bring in a transcript…</source>
        <translation>导入谈话文本…</translation>
    </message>
    <message>
        <source>Cannot lock {code} yet</source>
        <translation>还不能锁定 {code}</translation>
    </message>
    <message>
        <source>Change the list…</source>
        <translation>修改常用语…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Check and lock…</source>
        <translation>核对并锁定…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a transcript</source>
        <translation>选择谈话文本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>现在合上</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Do not attach</source>
        <translation>不附上</translation>
    </message>
    <message>
        <source>Do not leave the screen. Closes by itself.</source>
        <translation>请勿离开屏幕。到时自动合上。</translation>
    </message>
    <message>
        <source>Document shown</source>
        <translation>出示资料</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已核</translation>
    </message>
    <message>
        <source>End break</source>
        <translation>结束休息</translation>
    </message>
    <message>
        <source>End now, {time}</source>
        <translation>现在结束，{time}</translation>
    </message>
    <message>
        <source>Everything typed here is kept like the text, without a button. Esc goes back to the text.</source>
        <translation>这里的输入和正文一样随时保存，不用按钮。Esc 回到正文。</translation>
    </message>
    <message>
        <source>Evidence {n}</source>
        <translation>支撑材料 {n}</translation>
    </message>
    <message>
        <source>For example: compare the handwriting on the slip</source>
        <translation>例：核对验收单笔迹</translation>
    </message>
    <message>
        <source>Give the identity…</source>
        <translation>填写身份信息…</translation>
    </message>
    <message>
        <source>Identity not given yet</source>
        <translation>还没有填身份信息</translation>
    </message>
    <message>
        <source>Identity open</source>
        <translation>身份信息已打开</translation>
    </message>
    <message>
        <source>Identity sealed</source>
        <translation>身份信息已封存</translation>
    </message>
    <message>
        <source>Identity, not sealed yet</source>
        <translation>身份信息，尚未封存</translation>
    </message>
    <message>
        <source>Keep the list</source>
        <translation>保存常用语</translation>
    </message>
    <message>
        <source>Kept apart from the record and sealed. Lists and pages show the code only.</source>
        <translation>与记录分开封存，列表和页面只显示代号。</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Left what is saved, right what was typed after it. Nothing is changed by looking.</source>
        <translation>左边是已保存的，右边是其后输入的。只看不改。</translation>
    </message>
    <message>
        <source>Lines that begin with 问：答： or Q: A: become turns. The file itself is not kept.</source>
        <translation>以“问：答：”或“Q: A:”开头的行成为问答。文件本身不保存。</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已关联</translation>
    </message>
    <message>
        <source>Lock {code}</source>
        <translation>锁定 {code}</translation>
    </message>
    <message>
        <source>Matter to follow up</source>
        <translation>待核事项</translation>
    </message>
    <message>
        <source>Missing: {field}</source>
        <translation>缺：{field}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Names from the sealed identity stand in the text, in {n} places.</source>
        <translation>正文有 {n} 处出现了封存身份中的姓名。</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>No line begins with a marker</source>
        <translation>没有以标记开头的行</translation>
    </message>
    <message>
        <source>No outline in the kit for this group</source>
        <translation>工具包里没有这类人员的提纲</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>没有保存</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>还没有输入。</translation>
    </message>
    <message>
        <source>Nothing to choose from yet</source>
        <translation>还没有可选的</translation>
    </message>
    <message>
        <source>Nothing typed yet</source>
        <translation>还没有输入</translation>
    </message>
    <message>
        <source>Notices given</source>
        <translation>告知事项</translation>
    </message>
    <message>
        <source>One phrase a line, most used first. They are kept in the vault, for your account only.</source>
        <translation>一行一句，常用的在前。保存在保险库里，只供本账户使用。</translation>
    </message>
    <message>
        <source>Only whole numbers can stand here.</source>
        <translation>这里只能填整数。</translation>
    </message>
    <message>
        <source>Open the identity of {code}</source>
        <translation>打开 {code} 的身份信息</translation>
    </message>
    <message>
        <source>Open with a reason…</source>
        <translation>说明事由后打开…</translation>
    </message>
    <message>
        <source>Opening asks a reason and is logged. May open: leader, the interviewers, the recorder.</source>
        <translation>打开须说明事由，并记入日志。可打开：组长、本次谈话人、记录人。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>提纲</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Particulars…</source>
        <translation>基本情况…</translation>
    </message>
    <message>
        <source>Preview of the turns</source>
        <translation>各段预览</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问答正文</translation>
    </message>
    <message>
        <source>Quick phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Quick phrases…</source>
        <translation>常用语…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音录像</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register signature…</source>
        <translation>登记签名…</translation>
    </message>
    <message>
        <source>Register the signature of {code}</source>
        <translation>登记 {code} 的签名</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>去解决…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</source>
        <translation>扫描件 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Scans of the signed pages</source>
        <translation>签名页扫描件</translation>
    </message>
    <message>
        <source>Seal the identity</source>
        <translation>封存身份信息</translation>
    </message>
    <message>
        <source>Sealed when you say so, and with the next save at the latest.</source>
        <translation>点封存即封存，最迟随下次保存封存。</translation>
    </message>
    <message>
        <source>Selected by</source>
        <translation>确定方式</translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>看差别</translation>
    </message>
    <message>
        <source>Take this row away</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>Text (*.txt *.md *.text)</source>
        <translation>文本 (*.txt *.md *.text)</translation>
    </message>
    <message>
        <source>The form does not take this.</source>
        <translation>表单不接受这个答案。</translation>
    </message>
    <message>
        <source>The record itself stays as it is. An addendum is locked as soon as it is written.</source>
        <translation>原记录不动。补记一经写成即锁定。</translation>
    </message>
    <message>
        <source>The serial comes with the first save</source>
        <translation>首次保存时给编号</translation>
    </message>
    <message>
        <source>The talk ended at {end}; the policy says {latest}</source>
        <translation>谈话 {end} 结束，政策规定不晚于 {latest}</translation>
    </message>
    <message>
        <source>The talk took {n} minutes; the policy says {most}</source>
        <translation>谈话用了 {n} 分钟，政策上限 {most} 分钟</translation>
    </message>
    <message>
        <source>There is unsaved typing from last time, written {time}.</source>
        <translation>上次退出时有未保存的输入，写于 {time}。</translation>
    </message>
    <message>
        <source>The record was saved after it, and {n} field was changed by both: see the difference first. Recovering puts your typing in its place.</source>
        <translation>此后该记录又有保存，其中 {n} 项两边都改过：请先查看差异。恢复后，该项以您的输入为准。</translation>
    </message>
    <message>
        <source>The record was saved after it, and {n} fields were changed by both: see the difference first. Recovering puts your typing in their place.</source>
        <translation>此后该记录又有保存，其中 {n} 项两边都改过：请先查看差异。恢复后，这些项以您的输入为准。</translation>
    </message>
    <message>
        <source>The record was saved after it; only fields you typed in would change.</source>
        <translation>此后该记录又有保存；恢复只改动您输入过的项。</translation>
    </message>
    <message>
        <source>Time spoken</source>
        <translation>谈话用时</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>待核事项</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试</translation>
    </message>
    <message>
        <source>Two versions of this record are here. Resolve the conflict first.</source>
        <translation>这份记录有两个版本，请先解决冲突。</translation>
    </message>
    <message>
        <source>Typing, not written yet</source>
        <translation>正在输入，尚未写入</translation>
    </message>
    <message>
        <source>Typing, written {n} s ago</source>
        <translation>正在输入，{n} 秒前写入</translation>
    </message>
    <message>
        <source>Unsaved typing from last time</source>
        <translation>上次未保存的输入</translation>
    </message>
    <message>
        <source>Voiding needs the leader's passphrase, and no leader is here.</source>
        <translation>作废须组长输入口令，本机没有组长账户。</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>What became of the paper. The text stays as it is; what was corrected on paper is an addendum.</source>
        <translation>登记纸面的结果。正文不动；纸面上的修改另作补记。</translation>
    </message>
    <message>
        <source>Write and lock the addendum</source>
        <translation>写成并锁定补记</translation>
    </message>
    <message>
        <source>about {n} page</source>
        <translation>打印约 {n} 页</translation>
    </message>
    <message>
        <source>about {n} pages</source>
        <translation>打印约 {n} 页</translation>
    </message>
    <message>
        <source>addendum</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已问</translation>
    </message>
    <message>
        <source>break begins, ends</source>
        <translation>休息开始、结束</translation>
    </message>
    <message>
        <source>break under way</source>
        <translation>休息中</translation>
    </message>
    <message>
        <source>check and lock</source>
        <translation>核对并锁定</translation>
    </message>
    <message>
        <source>file</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>given {time}</source>
        <translation>{time} 已告知</translation>
    </message>
    <message>
        <source>line break</source>
        <translation>段内换行</translation>
    </message>
    <message>
        <source>mark evidence</source>
        <translation>标为支撑材料</translation>
    </message>
    <message>
        <source>must ask</source>
        <translation>必问</translation>
    </message>
    <message>
        <source>next turn</source>
        <translation>问答交替</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未问</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>or paste the text here</source>
        <translation>或把文本粘贴在这里</translation>
    </message>
    <message>
        <source>particulars</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>preview and print</source>
        <translation>预览和打印</translation>
    </message>
    <message>
        <source>question from the outline</source>
        <translation>填入提纲问题</translation>
    </message>
    <message>
        <source>quick phrase</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>same kind again</source>
        <translation>同类再起一段</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>sens.</source>
        <translation>敏</translation>
    </message>
    <message>
        <source>sensitive, not on the internal copy</source>
        <translation>敏感，内部副本不印</translation>
    </message>
    <message>
        <source>show doc.</source>
        <translation>出示资料</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已出示</translation>
    </message>
    <message>
        <source>since {start}, no break</source>
        <translation>{start} 开始，无间断</translation>
    </message>
    <message>
        <source>since {start}, {n} break</source>
        <translation>{start} 开始，间断 {n} 次</translation>
    </message>
    <message>
        <source>since {start}, {n} breaks</source>
        <translation>{start} 开始，间断 {n} 次</translation>
    </message>
    <message>
        <source>time at the turn</source>
        <translation>标上时间</translation>
    </message>
    <message>
        <source>turn by turn</source>
        <translation>逐段移动</translation>
    </message>
    <message>
        <source>turn kind</source>
        <translation>改为问、答、注</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>{kind}, turn {number}</source>
        <translation>{kind}，第 {number} 段</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name}（本人）</translation>
    </message>
    <message>
        <source>{n} character</source>
        <translation>{n} 字</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n} 字</translation>
    </message>
    <message>
        <source>{n} file</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{n} must-ask question has not been asked</source>
        <translation>还有 {n} 个必问问题没有问</translation>
    </message>
    <message>
        <source>{n} must-ask questions not asked</source>
        <translation>还有 {n} 个必问问题没有问</translation>
    </message>
    <message>
        <source>{n} notice has not been given</source>
        <translation>还有 {n} 项告知没有做</translation>
    </message>
    <message>
        <source>{n} notices have not been given</source>
        <translation>还有 {n} 项告知没有做</translation>
    </message>
    <message>
        <source>{n} thing is missing.</source>
        <translation>还缺 {n} 项。</translation>
    </message>
    <message>
        <source>{n} things are missing.</source>
        <translation>还缺 {n} 项。</translation>
    </message>
    <message>
        <source>{n} turn</source>
        <translation>{n} 段</translation>
    </message>
    <message>
        <source>{n} turns</source>
        <translation>{n} 段</translation>
    </message>
    <message>
        <source>{n} word</source>
        <translation>{n} 词</translation>
    </message>
    <message>
        <source>{n} words</source>
        <translation>{n} 词</translation>
    </message>
    <message>
        <source>{q} questions, {a} answers, {n} notes</source>
        <translation>问 {q} 段，答 {a} 段，注 {n} 段</translation>
    </message>
    <message>
        <source>{state}, bundle {n}</source>
        <translation>{state}，第 {n} 包</translation>
    </message>
    <message>
        <source>{value} was kept.</source>
        <translation>原值 {value} 已保留。</translation>
    </message>
    <message>
        <source>The record is fixed: this can be read, not changed. Esc goes back to the text.</source>
        <translation>这份谈话已经固定，这里只能看、不能改。Esc 回到正文。</translation>
    </message>
    <message>
        <source>The date {date} lies in the future</source>
        <translation>日期 {date} 还没有到</translation>
    </message>
    <message>
        <source>The end, {end}, lies in the future</source>
        <translation>结束时间 {end} 还没有到</translation>
    </message>
    <message>
        <source>Interviewers and recorder must be at least two different members</source>
        <translation>谈话人和记录人至少要两个不同的组员</translation>
    </message>
    <message>
        <source>No scan is attached. After registering none can be added here.</source>
        <translation>没有附扫描件。登记以后这里不能再补附。</translation>
    </message>
    <message>
        <source>Void: {reason} Approved by {who}.</source>
        <translation>已作废：{reason}批准人：{who}。</translation>
    </message>
    <message>
        <source>register signature</source>
        <translation>登记签名</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
</TS>
