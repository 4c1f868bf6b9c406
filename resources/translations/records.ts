<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>1 document or 2 independent sources</source>
        <translation>至少 1 份资料，或 2 个独立来源</translation>
    </message>
    <message>
        <source>A sealed name stands here</source>
        <translation>此处出现封存的姓名</translation>
    </message>
    <message>
        <source>A sealed name stands in the text, {n} place</source>
        <translation>正文有 {n} 处出现封存的姓名</translation>
    </message>
    <message>
        <source>Activities, intake</source>
        <translation>活动与信访</translation>
    </message>
    <message>
        <source>Add evidence…</source>
        <translation>加支撑材料…</translation>
    </message>
    <message>
        <source>Add to the paper</source>
        <translation>加入底稿</translation>
    </message>
    <message>
        <source>Add what belongs to it</source>
        <translation>加下属记录</translation>
    </message>
    <message>
        <source>After this the text cannot be changed.</source>
        <translation>此后内容不能修改。</translation>
    </message>
    <message>
        <source>All {n} versions</source>
        <translation>全部 {n} 个版本</translation>
    </message>
    <message>
        <source>Back to the record</source>
        <translation>回到记录</translation>
    </message>
    <message>
        <source>Before approval</source>
        <translation>审签前</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>Choose: {kinds}</source>
        <translation>选择：{kinds}</translation>
    </message>
    <message>
        <source>Conflict resolved</source>
        <translation>已解决冲突</translation>
    </message>
    <message>
        <source>Corroboration</source>
        <translation>印证</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Doc.</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>调阅资料</translation>
    </message>
    <message>
        <source>Drop files here, or</source>
        <translation>把文件拖到这里，或</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Every saved version stays. Changed characters are underlined.</source>
        <translation>每次保存的版本都保留；改动的字加了下划线。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>支撑材料</translation>
    </message>
    <message>
        <source>Exact location</source>
        <translation>确切位置</translation>
    </message>
    <message>
        <source>Exact location and source for each</source>
        <translation>每项都有确切位置和来源</translation>
    </message>
    <message>
        <source>Exact location and source for each: no. {numbers}</source>
        <translation>每项都有确切位置和来源：第 {numbers} 项缺</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Files to take in</source>
        <translation>收入的文件</translation>
    </message>
    <message>
        <source>Form, quantity</source>
        <translation>形式与数量</translation>
    </message>
    <message>
        <source>Further particulars</source>
        <translation>其他情况</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Int.</source>
        <translation>谈话</translation>
    </message>
    <message>
        <source>Into which paper</source>
        <translation>加入哪份底稿</translation>
    </message>
    <message>
        <source>It goes into the record's course.</source>
        <translation>会写入记录的经过。</translation>
    </message>
    <message>
        <source>It is kept and handed over as it is.</source>
        <translation>原样保存，原样移交。</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Location of the evidence</source>
        <translation>支撑材料的位置</translation>
    </message>
    <message>
        <source>Marked as evidence.</source>
        <translation>已标为支撑材料。</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the evidence row</source>
        <translation>移动支撑材料</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>New working paper</source>
        <translation>新建问题底稿</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No sealed identity in the text</source>
        <translation>正文没有封存的身份</translation>
    </message>
    <message>
        <source>No working paper is open yet. Begin one.</source>
        <translation>还没有可修改的底稿，先新建一份。</translation>
    </message>
    <message>
        <source>No. {numbers} incomplete</source>
        <translation>第 {numbers} 项不全</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Nothing is written here yet.</source>
        <translation>还没有内容。</translation>
    </message>
    <message>
        <source>Only numbers can stand here.</source>
        <translation>只能填数字。</translation>
    </message>
    <message>
        <source>Only one interview supports this</source>
        <translation>只有一次谈话支持此事</translation>
    </message>
    <message>
        <source>Open the source</source>
        <translation>打开来源</translation>
    </message>
    <message>
        <source>Open working papers</source>
        <translation>可修改的底稿</translation>
    </message>
    <message>
        <source>Opening asks a reason and is logged. Only those it is sealed to can open it.</source>
        <translation>开启须写事由并记入日志；只有封存对象能开启。</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Reason or opinion</source>
        <translation>事由或意见</translation>
    </message>
    <message>
        <source>Rectify at once</source>
        <translation>立行立改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Sealed names stand in the text, {n} places</source>
        <translation>正文有 {n} 处出现封存的姓名</translation>
    </message>
    <message>
        <source>Serial no.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>看两个版本</translation>
    </message>
    <message>
        <source>Show what it began with</source>
        <translation>看最初内容</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source of the evidence: words, code or number</source>
        <translation>支撑材料的来源：词句、代号或编号</translation>
    </message>
    <message>
        <source>Survey, letters, visits, files</source>
        <translation>问卷、信访、走访、附件</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>去掉 {name}</translation>
    </message>
    <message>
        <source>The {n} version</source>
        <translation>唯一版本（第 {n} 版）</translation>
    </message>
    <message>
        <source>This needs the leader's word, and no leader is here.</source>
        <translation>须经组长同意，但本机没有组长账户。</translation>
    </message>
    <message>
        <source>This program cannot show files of this kind.</source>
        <translation>本程序不能显示这种文件。</translation>
    </message>
    <message>
        <source>Three different persons sign</source>
        <translation>三个不同的人签字</translation>
    </message>
    <message>
        <source>Title of a {kind}, then Enter</source>
        <translation>{kind}名称，按回车加入</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use as evidence</source>
        <translation>作为支撑材料</translation>
    </message>
    <message>
        <source>Use as evidence…</source>
        <translation>作为支撑材料…</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>周报</translation>
    </message>
    <message>
        <source>What is used</source>
        <translation>所用内容</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>说明什么</translation>
    </message>
    <message>
        <source>Working papers</source>
        <translation>问题底稿</translation>
    </message>
    <message>
        <source>a record you may not read</source>
        <translation>无权查看的记录</translation>
    </message>
    <message>
        <source>choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>only the beginning is shown</source>
        <translation>只显示开头</translation>
    </message>
    <message>
        <source>open source</source>
        <translation>打开来源</translation>
    </message>
    <message>
        <source>order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>use as evidence</source>
        <translation>作为支撑材料</translation>
    </message>
    <message>
        <source>with the word of {name}</source>
        <translation>经{name}同意</translation>
    </message>
    <message>
        <source>{n} day late</source>
        <translation>超期 {n} 天</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>超期 {n} 天</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>共 {n} 条</translation>
    </message>
    <message>
        <source>{n} independent</source>
        <translation>{n} 个独立来源</translation>
    </message>
    <message>
        <source>{told}, {late} late</source>
        <translation>{told}，超期 {late} 条</translation>
    </message>
    <message>
        <source>{who}, {step}: “{said}”</source>
        <translation>{who}{step}：“{said}”</translation>
    </message>
    <message>
        <source>Drop the file here, or</source>
        <translation>把文件拖到这里，或</translation>
    </message>
    <message>
        <source>choose a file…</source>
        <translation>选取文件…</translation>
    </message>
    <message>
        <source>File to take in</source>
        <translation>要收入的文件</translation>
    </message>
    <message>
        <source>Installed: {packs}.</source>
        <translation>已导入：{packs}。</translation>
    </message>
    <message>
        <source> Criteria are rules of a place and come with the kit; until then a paper cites them in words.</source>
        <translation>政策依据由各地规定，随工具包下发；此前在底稿中照录名称、文号、条款。</translation>
    </message>
    <message>
        <source>The rules of a place come with the kit, as a pack. Until then a paper cites a rule in words: title, number and clause.</source>
        <translation>各地的规定随工具包以清单包下发。此前在底稿中照录名称、文号、条款。</translation>
    </message>
    <message>
        <source>Install an invented library to practise with</source>
        <translation>导入一套虚构条款供演练</translation>
    </message>
    <message>
        <source>Alone you cannot get three signatures. Add practice accounts: a member prepares, a deputy leader reviews, the leader approves. Lock, and unlock as each of them.</source>
        <translation>一个人凑不齐三个签名。请加演练账户：组员承办、副组长复核、组长审签。锁定后以各人账户分别开启。</translation>
    </message>
    <message>
        <source>Add practice accounts</source>
        <translation>加演练账户</translation>
    </message>
    <message>
        <source>There is nothing to choose from yet.</source>
        <translation>还没有可选的内容。</translation>
    </message>
</context>
</TS>
