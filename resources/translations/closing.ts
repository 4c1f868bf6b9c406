<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>A new record</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>A practice vault may be cleared with things open; a real one may not (V25).</source>
        <translation>演练保险库可以带着未了结事项清理；正式的不可以（V25）。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>After an account is removed or added, or a recusal, look here again.</source>
        <translation>移除或添加账户、登记回避以后，再来看这里。</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账户</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>All {n} copies of this print that are not accounted for</source>
        <translation>这次打印中未登记去向的全部 {n} 份</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Backups, paper, media: they are destroyed or returned apart from this.</source>
        <translation>备份、纸质件、介质：须另行销毁或交还。</translation>
    </message>
    <message>
        <source>Borrowed items still out (V14)</source>
        <translation>借阅资料未归还（V14）</translation>
    </message>
    <message>
        <source>Both people sign both copies. “Close for good” starts the program anew, without a vault.</source>
        <translation>两人在两份证明上签名。“彻底结束”后程序重新开始，没有保险库。</translation>
    </message>
    <message>
        <source>Both type their passphrase</source>
        <translation>两人都要输入口令</translation>
    </message>
    <message>
        <source>Bring it to the office and import the receipt</source>
        <translation>送交办公室并导入回执</translation>
    </message>
    <message>
        <source>Bring the bundles to the office and import the receipts</source>
        <translation>把封装包送交办公室并导入回执</translation>
    </message>
    <message>
        <source>Bring the leads bundle to its recipient and register the receipt</source>
        <translation>把线索包送交接收单位，登记回执</translation>
    </message>
    <message>
        <source>Bundles without the office's receipt</source>
        <translation>封装包没有办公室回执</translation>
    </message>
    <message>
        <source>Cannot clear yet (V25): {n} thing is open. Open it from the list and end it.</source>
        <translation>还不能清理（V25）：{n} 项未了结。请从列表打开办结。</translation>
    </message>
    <message>
        <source>Cannot clear yet (V25): {n} things are open. Open them from the list and end them.</source>
        <translation>还不能清理（V25）：{n} 项未了结。请从列表逐项打开办结。</translation>
    </message>
    <message>
        <source>Clear the vault…</source>
        <translation>清理保险库…</translation>
    </message>
    <message>
        <source>Clear this vault</source>
        <translation>清理这个保险库</translation>
    </message>
    <message>
        <source>Clearing begins in {n} s</source>
        <translation>{n} 秒后开始清理</translation>
    </message>
    <message>
        <source>Clearing the vault</source>
        <translation>正在清理保险库</translation>
    </message>
    <message>
        <source>Close for good</source>
        <translation>彻底结束</translation>
    </message>
    <message>
        <source>Close-out</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>Close-out…</source>
        <translation>收尾…</translation>
    </message>
    <message>
        <source>Code of the stint</source>
        <translation>本次进驻代号</translation>
    </message>
    <message>
        <source>Copies and media named by number are struck in their own registers too.</source>
        <translation>按编号写的副本和介质，在各自的登记簿中同时注销。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Decide on it and pack it, or register why it is not accepted</source>
        <translation>议定后封装，或登记不受理的理由</translation>
    </message>
    <message>
        <source>Destroy the device secret</source>
        <translation>销毁本机密钥</translation>
    </message>
    <message>
        <source>Destroy the key slots</source>
        <translation>销毁密钥槽</translation>
    </message>
    <message>
        <source>Destroyed by</source>
        <translation>销毁人</translation>
    </message>
    <message>
        <source>Destructions</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>Each note is a line of the register and stays; a later one follows it.</source>
        <translation>每次登记都是登记簿的一行，不会改动；以后的登记接在后面。</translation>
    </message>
    <message>
        <source>Empty the filter, or take other days.</source>
        <translation>清空筛选，或换别的日期。</translation>
    </message>
    <message>
        <source>Ends this vault on this laptop. What the office has received stays with the office.</source>
        <translation>在本机了结这个保险库。办公室已收讫的留在办公室。</translation>
    </message>
    <message>
        <source>Everything here must be ended before anything is destroyed (V25). Enter opens it.</source>
        <translation>这里的每一项都要先办结，才能销毁（V25）。按 Enter 打开。</translation>
    </message>
    <message>
        <source>Everything is received by the office, every sheet accounted for.</source>
        <translation>办公室已全部收讫，每份纸都有去向。</translation>
    </message>
    <message>
        <source>Everything is sealed to those who may read it</source>
        <translation>全部内容都封给了该看的人</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>By record</source>
        <translation>按记录查找</translation>
    </message>
    <message>
        <source>Fate of copies</source>
        <translation>副本去向</translation>
    </message>
    <message>
        <source>Filter or list</source>
        <translation>筛选或列表</translation>
    </message>
    <message>
        <source>For example: shredded</source>
        <translation>例如：粉碎</translation>
    </message>
    <message>
        <source>For example: volume 3, or to whom</source>
        <translation>例如：卷 3，或交给谁</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Interviews not locked</source>
        <translation>谈话未锁定</translation>
    </message>
    <message>
        <source>Its copies</source>
        <translation>它的副本</translation>
    </message>
    <message>
        <source>Keys first, then files. There is no way back.</source>
        <translation>先毁密钥，后毁文件，不能恢复。</translation>
    </message>
    <message>
        <source>Last entries in log and registers; close the vault</source>
        <translation>写下日志和登记簿的末条，关闭保险库</translation>
    </message>
    <message>
        <source>Leads not packed (V16)</source>
        <translation>线索未封装（V16）</translation>
    </message>
    <message>
        <source>Leads without a receipt (V16)</source>
        <translation>线索没有回执（V16）</translation>
    </message>
    <message>
        <source>Link {hash}</source>
        <translation>链值 {hash}</translation>
    </message>
    <message>
        <source>Lock it or void it</source>
        <translation>锁定或作废</translation>
    </message>
    <message>
        <source>Loss report</source>
        <translation>遗失报告</translation>
    </message>
    <message>
        <source>Loss report {number}</source>
        <translation>遗失报告 {number}</translation>
    </message>
    <message>
        <source>Loss report…</source>
        <translation>遗失报告…</translation>
    </message>
    <message>
        <source>Lost on</source>
        <translation>遗失日期</translation>
    </message>
    <message>
        <source>Means of destruction</source>
        <translation>销毁方式</translation>
    </message>
    <message>
        <source>Media and what is plugged in</source>
        <translation>介质和已插入的</translation>
    </message>
    <message>
        <source>No entry fits the filter</source>
        <translation>没有符合筛选的条目</translation>
    </message>
    <message>
        <source>No removable medium is plugged in. Insert a registered one.</source>
        <translation>没有插入移动介质。请插入已登记的介质。</translation>
    </message>
    <message>
        <source>Nobody else has an account here. Add one; two people clear a vault (V25).</source>
        <translation>本机没有别人的账户。请先添加；清理须由两人进行（V25）。</translation>
    </message>
    <message>
        <source>Nobody here has a key to it any more: ask the office, whose recovery key opens it</source>
        <translation>本机已没有人有它的密钥：请找办公室用恢复密钥打开</translation>
    </message>
    <message>
        <source>Not accounted for</source>
        <translation>未登记去向</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Not written to its end: write it again, then bring it to the office</source>
        <translation>没有写完：先重新写出，再送交办公室</translation>
    </message>
    <message>
        <source>Note a destruction</source>
        <translation>登记销毁</translation>
    </message>
    <message>
        <source>Note a destruction…</source>
        <translation>登记销毁…</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未了结的事项</translation>
    </message>
    <message>
        <source>Number of a record, print, medium</source>
        <translation>记录、打印件或介质编号</translation>
    </message>
    <message>
        <source>One a line: DYJ-…/1 for a copy, JZ-… for a medium, or plain words</source>
        <translation>一行一件：副本写 DYJ-…/1，介质写 JZ-…，其他写名称</translation>
    </message>
    <message>
        <source>Open what is open</source>
        <translation>打开未了结的事项</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Overwrite and remove the files</source>
        <translation>覆写并删除文件</translation>
    </message>
    <message>
        <source>Pledges</source>
        <translation>承诺书</translation>
    </message>
    <message>
        <source>Print register…</source>
        <translation>打印登记簿…</translation>
    </message>
    <message>
        <source>Print the register for signature</source>
        <translation>打印登记簿供签名</translation>
    </message>
    <message>
        <source>Print verification report…</source>
        <translation>打印核验报告…</translation>
    </message>
    <message>
        <source>Printed copies not accounted for (R30)</source>
        <translation>打印副本未登记去向（R30）</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>理由：{reason}</translation>
    </message>
    <message>
        <source>Records still open</source>
        <translation>记录未办结</translation>
    </message>
    <message>
        <source>Records the office has not received</source>
        <translation>办公室未收讫的记录</translation>
    </message>
    <message>
        <source>Registered must equal packed plus not accepted; look through the leads</source>
        <translation>登记数须等于封装数加不受理数；请逐件核对线索</translation>
    </message>
    <message>
        <source>Report the loss</source>
        <translation>报告遗失</translation>
    </message>
    <message>
        <source>Return it, or transfer it with the leader's approval</source>
        <translation>归还，或经组长批准移交</translation>
    </message>
    <message>
        <source>Roles and codes, no names</source>
        <translation>写岗位和代号，不写姓名</translation>
    </message>
    <message>
        <source>Save or discard it</source>
        <translation>保存或舍弃</translation>
    </message>
    <message>
        <source>Say what became of it: filed, handed over, destroyed before a witness …</source>
        <translation>登记去向：归卷、交出、在监销人面前销毁……</translation>
    </message>
    <message>
        <source>Seal anew</source>
        <translation>重新封存</translation>
    </message>
    <message>
        <source>Seal anew…</source>
        <translation>重新封存…</translation>
    </message>
    <message>
        <source>Sealed part</source>
        <translation>封存内容</translation>
    </message>
    <message>
        <source>Sealed to others</source>
        <translation>封给了别人</translation>
    </message>
    <message>
        <source>Sealing anew</source>
        <translation>正在重新封存</translation>
    </message>
    <message>
        <source>Sealing anew makes a new version; what somebody could read before, they may still have in an old copy.</source>
        <translation>重新封存会产生新版本；某人以前能看的，旧副本里可能还在。</translation>
    </message>
    <message>
        <source>Signed by whoever keeps the register and whoever checks it</source>
        <translation>由登记人和核对人签名</translation>
    </message>
    <message>
        <source>State: {state}. End it or void it</source>
        <translation>状态：{state}。请办结或作废</translation>
    </message>
    <message>
        <source>The certificate has neither been printed nor saved, and cannot be made again. Print or save it, or press “Close for good” once more to go without it.</source>
        <translation>清理证明还没有打印，也没有保存，而且不能再做一份。请打印或保存；或者再按一次“彻底结束”，不留证明。</translation>
    </message>
    <message>
        <source>The certificate is shown afterwards, to be printed or saved. Have the printer ready.</source>
        <translation>清理后显示证明，供打印或保存。请先备好打印机。</translation>
    </message>
    <message>
        <source>The chain holds: {n} entries, each fits the one before. Last: {head}</source>
        <translation>日志链完好：{n} 条，条条承接上一条。末条：{head}</translation>
    </message>
    <message>
        <source>The chain holds: {n} entry, each fits the one before. Last: {head}</source>
        <translation>日志链完好：{n} 条，条条承接上一条。末条：{head}</translation>
    </message>
    <message>
        <source>The chain is broken at entry {seq} (V20). The vault can only be read. Do not go on working: note the day and who used the laptop, tell the office, and bring the last backup and all written bundles; the office compares the chain with what the bundles were signed with.</source>
        <translation>日志链在第 {seq} 条断裂（V20）。保险库只能看。请停止工作：记下日期和用过本机的人，报告巡察办，并带上最近的备份和所有写出的封装包；办公室会把日志链与各包签名时的末条对照。</translation>
    </message>
    <message>
        <source>The chain of another laptop is broken at entry {seq} (V20). Ask that team for its bundles once more.</source>
        <translation>另一台本机的日志链在第 {seq} 条断裂（V20）。请该组重新送交封装包。</translation>
    </message>
    <message>
        <source>The count of leads does not reconcile (V16)</source>
        <translation>线索数对不上（V16）</translation>
    </message>
    <message>
        <source>The key slots are destroyed first, then the device secret, then every file is overwritten and removed. After that nobody opens this vault, the office included. A pause of ten seconds comes before.</source>
        <translation>先销毁密钥槽，再销毁本机密钥，然后逐个覆写并删除文件。此后谁也打不开这个保险库，办公室也不能。开始之前有十秒停顿。</translation>
    </message>
    <message>
        <source>The newest {n} entries; narrow the filter for older ones</source>
        <translation>最近 {n} 条；看更早的请收窄筛选</translation>
    </message>
    <message>
        <source>The team chooses one version; the other stays in the history</source>
        <translation>由小组选定一个版本，另一个留在历史中</translation>
    </message>
    <message>
        <source>The witness is a second person (R30)</source>
        <translation>监销人须是另一人（R30）</translation>
    </message>
    <message>
        <source>The witness sees the vault destroyed and signs for it; anybody else with an account here.</source>
        <translation>监督人在场见证销毁并签名；本机有账户的其他任何人都可以。</translation>
    </message>
    <message>
        <source>The witness's passphrase</source>
        <translation>监督人的口令</translation>
    </message>
    <message>
        <source>This is ended by somebody else, under their own account.</source>
        <translation>这一项须由别人用自己的账户办结。</translation>
    </message>
    <message>
        <source>This is not the code of this stint</source>
        <translation>这不是本次进驻的代号</translation>
    </message>
    <message>
        <source>This vault is gone</source>
        <translation>这个保险库已不复存在</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Two copies: one for the team, one for the office</source>
        <translation>两份：一份留组，一份交办公室</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>两个人</translation>
    </message>
    <message>
        <source>Two people clear the vault</source>
        <translation>两个人一起清理</translation>
    </message>
    <message>
        <source>Two versions to be decided</source>
        <translation>两个版本待裁定</translation>
    </message>
    <message>
        <source>Type {code} to go on</source>
        <translation>输入 {code} 才能继续</translation>
    </message>
    <message>
        <source>Unsaved typing</source>
        <translation>未保存的输入</translation>
    </message>
    <message>
        <source>Verification report</source>
        <translation>核验报告</translation>
    </message>
    <message>
        <source>What became of it…</source>
        <translation>登记去向…</translation>
    </message>
    <message>
        <source>What became of {number}, copy {copy}</source>
        <translation>{number} 第 {copy} 份的去向</translation>
    </message>
    <message>
        <source>What came in, what is missing, and whether every chain fits what its bundles were signed with</source>
        <translation>收到什么、缺什么、日志链是否与各包签名相符</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>对该行能做的事</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>未了结</translation>
    </message>
    <message>
        <source>What is sealed to others than those who may read it now</source>
        <translation>封给的人与现在该看的人不一致的内容</translation>
    </message>
    <message>
        <source>What is still open</source>
        <translation>还有什么没有了结</translation>
    </message>
    <message>
        <source>What it held can only be opened by the office. The loss becomes an incident and a printed report; it cannot be taken back.</source>
        <translation>其上内容只有办公室能打开。遗失将成为一条突发事项和一份打印报告，不能撤回。</translation>
    </message>
    <message>
        <source>What the filter shows, as a table file. It has accounts, times, numbers and reasons, no content; it is not encrypted. It takes a number in the export register.</source>
        <translation>把筛选结果写成表格文件。其中有账户、时间、编号和理由，没有内容；不加密。导出登记会编号。</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>怎么办…</translation>
    </message>
    <message>
        <source>What was destroyed</source>
        <translation>销毁物品</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>采取的措施</translation>
    </message>
    <message>
        <source>What was not done, or cannot be promised</source>
        <translation>未做和不能保证的</translation>
    </message>
    <message>
        <source>What will be gone from this laptop</source>
        <translation>本机将不再有</translation>
    </message>
    <message>
        <source>Who must seal it anew</source>
        <translation>由谁重新封存</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>监督人</translation>
    </message>
    <message>
        <source>Witness of the destruction</source>
        <translation>监销人</translation>
    </message>
    <message>
        <source>Write the day as YYYY-MM-DD</source>
        <translation>日期写成 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>You and a witness, who both sign the certificate. Each types the own passphrase.</source>
        <translation>你和一位监督人，两人都在证明上签名，各自输入口令。</translation>
    </message>
    <message>
        <source>You can</source>
        <translation>你可以</translation>
    </message>
    <message>
        <source>contact reports</source>
        <translation>打探说情报告</translation>
    </message>
    <message>
        <source>from YYYY-MM-DD</source>
        <translation>起 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>the device secret is destroyed</source>
        <translation>本机密钥已销毁</translation>
    </message>
    <message>
        <source>the device secret is left</source>
        <translation>本机密钥没有销毁</translation>
    </message>
    <message>
        <source>to YYYY-MM-DD</source>
        <translation>止 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>{count} {state}</source>
        <translation>{count} {state}</translation>
    </message>
    <message>
        <source>{file} is written and reads back equal: {n} entries, number {number} in the export register.</source>
        <translation>{file} 已写出，回读一致：{n} 条，导出登记第 {number} 号。</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}：{value}</translation>
    </message>
    <message>
        <source>{mine} by you, {others} by somebody else</source>
        <translation>你可办 {mine} 条，须他人办 {others} 条</translation>
    </message>
    <message>
        <source>{names}: sign in and seal anew here</source>
        <translation>{names}：登录后在此重新封存</translation>
    </message>
    <message>
        <source>Whoever began it signs in and files or discards it; whose it is, is not shown here</source>
        <translation>由起草人本人登录后报送或舍弃；此处不显示是谁</translation>
    </message>
    <message>
        <source>{n} piece, of an account removed or ended: never saved, and gone</source>
        <translation>{n} 份，其账户已移除或到期：从未保存，一并销毁</translation>
    </message>
    <message>
        <source>{n} pieces, of accounts removed or ended: never saved, and gone</source>
        <translation>{n} 份，其账户已移除或到期：从未保存，一并销毁</translation>
    </message>
    <message>
        <source>{name} must sign in and save or discard it</source>
        <translation>须由{name}登录后保存或舍弃</translation>
    </message>
    <message>
        <source>{name} opens this vault no more. What is sealed to that account is to be sealed anew.</source>
        <translation>{name}不能再开启这个保险库。封给该账户的内容须重新封存。</translation>
    </message>
    <message>
        <source>{number} is registered as lost, incident {serial}.</source>
        <translation>{number} 已登记遗失，突发事项 {serial}。</translation>
    </message>
    <message>
        <source>{number} is registered as lost. The team writes the incident.</source>
        <translation>{number} 已登记遗失。突发事项由小组填写。</translation>
    </message>
    <message>
        <source>{number} is registered as lost. What has no receipt can be written again.</source>
        <translation>{number} 已登记遗失。没有回执的包可以重新写出。</translation>
    </message>
    <message>
        <source>{n} are on this laptop only: seal a bundle</source>
        <translation>{n} 条只在本机：请封装</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} entry</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} is on this laptop only: seal a bundle</source>
        <translation>{n} 条只在本机：请封装</translation>
    </message>
    <message>
        <source>{n} of {all} files overwritten and removed; {secret}.</source>
        <translation>{all} 个文件中 {n} 个已覆写并删除；{secret}。</translation>
    </message>
    <message>
        <source>{n} record is sealed anew; the log has it.</source>
        <translation>{n} 条记录已重新封存，日志有记载。</translation>
    </message>
    <message>
        <source>{n} records are sealed anew; the log has them.</source>
        <translation>{n} 条记录已重新封存，日志有记载。</translation>
    </message>
    <message>
        <source>{n} thing open</source>
        <translation>{n} 项未了结</translation>
    </message>
    <message>
        <source>{n} things open</source>
        <translation>{n} 项未了结</translation>
    </message>
    <message>
        <source>{registered} registered, {packed} packed or not accepted</source>
        <translation>登记 {registered} 件，已封装或不受理 {packed} 件</translation>
    </message>
</context>
</TS>
