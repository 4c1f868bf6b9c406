<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>A folder that stands for the medium</source>
        <translation>代替介质的文件夹</translation>
    </message>
    <message>
        <source>A medium is known by its hardware serial</source>
        <translation>按硬件序列号认介质</translation>
    </message>
    <message>
        <source>After the read-back is equal</source>
        <translation>回读一致之后</translation>
    </message>
    <message>
        <source>All records that may leave, once more</source>
        <translation>所有可以移交的记录，全部再装一次</translation>
    </message>
    <message>
        <source>Another medium…</source>
        <translation>换一支介质…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>组长批准</translation>
    </message>
    <message>
        <source>Approve and seal</source>
        <translation>批准并封装</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Ask for approval…</source>
        <translation>提请组长批准…</translation>
    </message>
    <message>
        <source>Both sides sign, each keeps one</source>
        <translation>交接双方签名，各执一份</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>封装包</translation>
    </message>
    <message>
        <source>Bundle {n} is written and reads back equal</source>
        <translation>第 {n} 包已写出，回读一致</translation>
    </message>
    <message>
        <source>Bundle {n} is written once more, with the same content and the same number.</source>
        <translation>第 {n} 包再写一次，内容和编号不变。</translation>
    </message>
    <message>
        <source>Bundle {n} was approved and not finished. It is written now under the same number.</source>
        <translation>第 {n} 包已批准而没有写完，现在用同一编号写出。</translation>
    </message>
    <message>
        <source>Bundle {n} was approved and not finished: go on with it first.</source>
        <translation>第 {n} 包已批准而没有写完：先把它写完。</translation>
    </message>
    <message>
        <source>Bundle {n} was returned: mend what the office names, then prepare a new bundle with all that is not received.</source>
        <translation>第 {n} 包被退回：按办公室所列改正，再把未收讫的全部装一包。</translation>
    </message>
    <message>
        <source>Bundle {n}: import the receipt when it comes back.</source>
        <translation>第 {n} 包：回执带回后导入。</translation>
    </message>
    <message>
        <source>Bundle {n}: sign the slip, bring the medium to the office.</source>
        <translation>第 {n} 包：双方签交接单，把介质送办公室。</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>封装包</translation>
    </message>
    <message>
        <source>Cancel; while sealing: stop</source>
        <translation>取消；封装时为停止</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选文件夹…</translation>
    </message>
    <message>
        <source>Choose scope</source>
        <translation>选定范围</translation>
    </message>
    <message>
        <source>Choose the medium that the bundle is written to.</source>
        <translation>请选定写入的介质。</translation>
    </message>
    <message>
        <source>Choose what goes out and on which medium</source>
        <translation>选定移交什么、写入哪支介质</translation>
    </message>
    <message>
        <source>Contact reports</source>
        <translation>打探说情报告</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Correction requests</source>
        <translation>更正要求</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送交</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>Destroyed…</source>
        <translation>已销毁…</translation>
    </message>
    <message>
        <source>Each step is ticked only when it is done.</source>
        <translation>每一步做完才打勾。</translation>
    </message>
    <message>
        <source>Every byte is equal</source>
        <translation>逐字节一致</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全量</translation>
    </message>
    <message>
        <source>Exit entry</source>
        <translation>出门登记</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>文件系统</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Fix the content</source>
        <translation>固定内容</translation>
    </message>
    <message>
        <source>Folder (practice)</source>
        <translation>文件夹（演练）</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Gaps and voids</source>
        <translation>缺号与作废</translation>
    </message>
    <message>
        <source>Give the final name and register the exit</source>
        <translation>改为正式文件名，登记出门</translation>
    </message>
    <message>
        <source>Go on sealing</source>
        <translation>继续封装</translation>
    </message>
    <message>
        <source>Go on with bundle {n}</source>
        <translation>继续第 {n} 包</translation>
    </message>
    <message>
        <source>Hand over bundle {n}</source>
        <translation>移交第 {n} 包</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>移交与回执</translation>
    </message>
    <message>
        <source>Hand-over and receipts</source>
        <translation>移交与回执</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已送交</translation>
    </message>
    <message>
        <source>Handed over, noted</source>
        <translation>已送交，已登记</translation>
    </message>
    <message>
        <source>Import receipt…</source>
        <translation>导入回执…</translation>
    </message>
    <message>
        <source>Import the receipt</source>
        <translation>导入回执</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>It can no longer be written to. The entry stays in the register.</source>
        <translation>以后不能再写入，登记簿中的记载保留。</translation>
    </message>
    <message>
        <source>It gets a number of this laptop. Write the number on the medium with a label.</source>
        <translation>将取得本机的介质编号，请用标签写在介质上。</translation>
    </message>
    <message>
        <source>Leaves this laptop</source>
        <translation>将要离开本机</translation>
    </message>
    <message>
        <source>Lock what is finished, then prepare a bundle.</source>
        <translation>锁定已完成的记录，再准备一包。</translation>
    </message>
    <message>
        <source>Locked records leave in numbered sealed bundles that only the office can open.</source>
        <translation>锁定的记录装入编号的封装包移交，只有办公室能打开。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Media are registered by the secrecy administrator, or by the team leader while there is none.</source>
        <translation>介质由安全保密管理员登记；没有时由组长登记。</translation>
    </message>
    <message>
        <source>Media…</source>
        <translation>介质…</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Named and registered</source>
        <translation>已改名，已登记</translation>
    </message>
    <message>
        <source>No medium is registered and none is plugged in.</source>
        <translation>没有登记的介质，也没有插入。</translation>
    </message>
    <message>
        <source>No removable medium found. Insert one, or choose a folder that stands for it.</source>
        <translation>没有找到可移动介质。请插入，或选一个代替介质的文件夹。</translation>
    </message>
    <message>
        <source>No removable medium found. Insert the registered medium; nothing is lost meanwhile.</source>
        <translation>没有找到可移动介质。请插入已登记的介质，期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>No team leader has an account on this laptop. Add one first; the bundle keeps its number.</source>
        <translation>本机没有组长的账户。先添加，本包编号保留。</translation>
    </message>
    <message>
        <source>None, this is the first</source>
        <translation>无，这是第一包</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未写完</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>未收讫</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Nothing has been handed over yet</source>
        <translation>还没有移交过</translation>
    </message>
    <message>
        <source>Nothing stays here</source>
        <translation>没有留在本机的记录</translation>
    </message>
    <message>
        <source>Nothing waits. Everything written has its receipt.</source>
        <translation>没有待办。已写出的都有回执。</translation>
    </message>
    <message>
        <source>Only the office can open it; a lost medium still has to be reported</source>
        <translation>本包只有办公室能打开，介质遗失不泄露内容，但仍须登记</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>{name} 的口令</translation>
    </message>
    <message>
        <source>Passphrase wrong. Nothing was approved; everything chosen is kept.</source>
        <translation>口令不对。没有批准任何内容，所选的都保留着。</translation>
    </message>
    <message>
        <source>Please leave {medium} in place. Pulling it out now loses no record: the originals stay here, and the bundle can be written again under the same number.</source>
        <translation>请不要拔出 {medium}。现在拔出也不会丢失任何记录：本机原件不动，本包可用同一编号重写。</translation>
    </message>
    <message>
        <source>Plugged in, in use</source>
        <translation>已插入，在用</translation>
    </message>
    <message>
        <source>Plugged in, not registered</source>
        <translation>已插入，未登记</translation>
    </message>
    <message>
        <source>Prepare a bundle</source>
        <translation>准备一包</translation>
    </message>
    <message>
        <source>Prepare the first bundle</source>
        <translation>准备第一包</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一包</translation>
    </message>
    <message>
        <source>Print the hand-over slip, two parts</source>
        <translation>打印交接单，两份</translation>
    </message>
    <message>
        <source>Print the slip…</source>
        <translation>打印交接单…</translation>
    </message>
    <message>
        <source>Read back from the medium and compare byte by byte</source>
        <translation>从介质回读并逐字节比对</translation>
    </message>
    <message>
        <source>Receipt imported: the office has returned bundle {n}; nothing of it counts as received.</source>
        <translation>回执已导入：办公室退回第 {n} 包，其中没有一条算收讫。</translation>
    </message>
    <message>
        <source>Receipt of bundle {b} imported: {n} record received.</source>
        <translation>第 {b} 包回执已导入：{n} 条收讫。</translation>
    </message>
    <message>
        <source>Receipt of bundle {b} imported: {n} records received.</source>
        <translation>第 {b} 包回执已导入：{n} 条收讫。</translation>
    </message>
    <message>
        <source>Receipts (receipt-*.sealed);;All files (*)</source>
        <translation>回执 (receipt-*.sealed);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records here are unchanged. You may close this page and come back by “Hand-over”.</source>
        <translation>本机记录不变。可以放心关闭此页，以后从“移交与回执”再回来。</translation>
    </message>
    <message>
        <source>Records here stay as they are. Nothing stays on the medium. The bundle keeps its number and can be written again.</source>
        <translation>本机记录不变，介质上不留文件。本包编号保留，可以重写。</translation>
    </message>
    <message>
        <source>Records of the row chosen</source>
        <translation>所选类别的记录</translation>
    </message>
    <message>
        <source>Register medium {name}</source>
        <translation>登记介质 {name}</translation>
    </message>
    <message>
        <source>Registered, in use</source>
        <translation>已登记，在用</translation>
    </message>
    <message>
        <source>Registers and log</source>
        <translation>登记簿与日志</translation>
    </message>
    <message>
        <source>Register…</source>
        <translation>登记…</translation>
    </message>
    <message>
        <source>Report lost…</source>
        <translation>报告遗失…</translation>
    </message>
    <message>
        <source>Report {number} lost</source>
        <translation>报告 {number} 遗失</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Returned, nothing was taken in</source>
        <translation>退回，没有收入任何记录</translation>
    </message>
    <message>
        <source>Returned…</source>
        <translation>已交回…</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>Review content</source>
        <translation>核对内容</translation>
    </message>
    <message>
        <source>Review what goes out</source>
        <translation>核对将要移交的内容</translation>
    </message>
    <message>
        <source>Seal, read back</source>
        <translation>封装与回读</translation>
    </message>
    <message>
        <source>Sealing and reading back</source>
        <translation>正在封装并回读</translation>
    </message>
    <message>
        <source>See what leaves the laptop</source>
        <translation>看清什么将离开本机</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Sign and encrypt</source>
        <translation>签名并加密</translation>
    </message>
    <message>
        <source>Slip of the bundle</source>
        <translation>本包的交接单</translation>
    </message>
    <message>
        <source>Slip, or go on where it stopped</source>
        <translation>交接单，或从停下处继续</translation>
    </message>
    <message>
        <source>Slip…</source>
        <translation>交接单…</translation>
    </message>
    <message>
        <source>Stop sealing</source>
        <translation>停止封装</translation>
    </message>
    <message>
        <source>Stop sealing bundle {n}</source>
        <translation>停止封装第 {n} 包</translation>
    </message>
    <message>
        <source>Stopped. Nothing stays on the medium, records here are unchanged. Bundle {n} can be written again under the same number.</source>
        <translation>已停止。介质上没有留下文件，本机记录不变。第 {n} 包可用同一编号重写。</translation>
    </message>
    <message>
        <source>Stopping; nothing stays under the final name</source>
        <translation>正在停止；不会留下正式文件</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>Take out the medium and bring it to the office</source>
        <translation>取下介质，送交办公室</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已收入</translation>
    </message>
    <message>
        <source>Team leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>The bundle can only be opened by the office, also if the medium is lost.</source>
        <translation>本包只有办公室能打开，介质遗失也不泄露内容。</translation>
    </message>
    <message>
        <source>The leader approves</source>
        <translation>组长批准</translation>
    </message>
    <message>
        <source>The leader's passphrase</source>
        <translation>组长的口令</translation>
    </message>
    <message>
        <source>The leader's word</source>
        <translation>组长批准</translation>
    </message>
    <message>
        <source>The office has not received bundle {numbers}</source>
        <translation>办公室没有收到第 {numbers} 包</translation>
    </message>
    <message>
        <source>The office's receipt</source>
        <translation>办公室回执</translation>
    </message>
    <message>
        <source>The review shows every record before anything leaves.</source>
        <translation>离开本机之前，下一步逐条核对。</translation>
    </message>
    <message>
        <source>This medium cannot be used as it is.</source>
        <translation>这支介质现在不能用。</translation>
    </message>
    <message>
        <source>This medium is not in the register. Nothing is written to it before it is.</source>
        <translation>这支介质未登记。登记之前不写入任何内容。</translation>
    </message>
    <message>
        <source>This receipt of bundle {n} was imported before; nothing changed.</source>
        <translation>第 {n} 包的这份回执以前导入过，没有改动。</translation>
    </message>
    <message>
        <source>To {medium}</source>
        <translation>写入 {medium}</translation>
    </message>
    <message>
        <source>To {office}; signed by laptop {laptop}</source>
        <translation>收件人 {office}；本机签名 {laptop}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Two copies</source>
        <translation>打印两份</translation>
    </message>
    <message>
        <source>Two parts: one for each side, both signed</source>
        <translation>两联：双方各执一联，都要签名</translation>
    </message>
    <message>
        <source>USB medium</source>
        <translation>USB 介质</translation>
    </message>
    <message>
        <source>Under a temporary name, not valid yet</source>
        <translation>临时文件名，尚未生效</translation>
    </message>
    <message>
        <source>Until then these {records} count as not received</source>
        <translation>导入之前，这 {records}仍算“办公室未收讫”</translation>
    </message>
    <message>
        <source>Void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>What goes out</source>
        <translation>移交范围</translation>
    </message>
    <message>
        <source>What is approved</source>
        <translation>批准的内容</translation>
    </message>
    <message>
        <source>What is listed here will be encrypted to the office. Once it has left, only the office can open it.</source>
        <translation>下面列出的内容将加密给办公室。离开本机以后，只有办公室能打开。</translation>
    </message>
    <message>
        <source>What no bundle holds yet</source>
        <translation>尚未装入任何一包的记录</translation>
    </message>
    <message>
        <source>What no receipt covers, also what is in written bundles: a medium was lost</source>
        <translation>没有回执的都装，包括已写出的包：介质遗失时用</translation>
    </message>
    <message>
        <source>Without the leader's word nothing leaves this laptop.</source>
        <translation>没有组长批准，任何内容不离开本机。</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Write again…</source>
        <translation>重写…</translation>
    </message>
    <message>
        <source>Write to the medium</source>
        <translation>写入介质</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写出</translation>
    </message>
    <message>
        <source>Written means read back. Received means receipted.</source>
        <translation>写出并回读一致，才算已写出；收到回执，才算办公室收讫。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>随附</translation>
    </message>
    <message>
        <source>bundle {b} {n}</source>
        <translation>第 {b} 包 {n}</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>count not shown</source>
        <translation>条数不显示</translation>
    </message>
    <message>
        <source>log {span}</source>
        <translation>日志 {span}</translation>
    </message>
    <message>
        <source>no. {n}, {time}</source>
        <translation>日志第 {n} 条，{time}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>office only</source>
        <translation>仅办公室可读</translation>
    </message>
    <message>
        <source>only here {n}</source>
        <translation>只在本机 {n}</translation>
    </message>
    <message>
        <source>two versions</source>
        <translation>两个版本并存</translation>
    </message>
    <message>
        <source>{amount} compared, all equal</source>
        <translation>已比对 {amount}，全部一致</translation>
    </message>
    <message>
        <source>{amount}, under a temporary name</source>
        <translation>{amount}，临时文件名</translation>
    </message>
    <message>
        <source>{bundle}, received</source>
        <translation>{bundle}，已收讫</translation>
    </message>
    <message>
        <source>{bundle}, returned by the office</source>
        <translation>{bundle}，被办公室退回</translation>
    </message>
    <message>
        <source>{bundle}, written, no receipt yet</source>
        <translation>{bundle}，已写出未收讫</translation>
    </message>
    <message>
        <source>{head}: {parts}</source>
        <translation>{head}：{parts}</translation>
    </message>
    <message>
        <source>{kind} ({n})</source>
        <translation>{kind} {n} 条</translation>
    </message>
    <message>
        <source>{kind}: {why}</source>
        <translation>{kind}：{why}</translation>
    </message>
    <message>
        <source>{marking} (highest inside)</source>
        <translation>{marking}（取所含最高）</translation>
    </message>
    <message>
        <source>{medium}, held by {name}</source>
        <translation>{medium}，{name} 领用</translation>
    </message>
    <message>
        <source>{medium}, registered</source>
        <translation>{medium}，已登记</translation>
    </message>
    <message>
        <source>{name} reads what goes out and types the passphrase. It counts once, for this bundle only.</source>
        <translation>请 {name} 看过将要移交的内容，输入口令。只对本包有效，用一次。</translation>
    </message>
    <message>
        <source>{name}, {role}, is signed in and approves directly.</source>
        <translation>{role} {name} 已登录，直接批准。</translation>
    </message>
    <message>
        <source>{number} is registered. Write this number on the medium.</source>
        <translation>{number} 已登记。请把编号写在介质上。</translation>
    </message>
    <message>
        <source>{number} missing</source>
        <translation>{number} 缺号</translation>
    </message>
    <message>
        <source>{number} void: {reason}</source>
        <translation>{number} 已作废，{reason}</translation>
    </message>
    <message>
        <source>{number} was destroyed</source>
        <translation>{number} 已销毁</translation>
    </message>
    <message>
        <source>{number} was returned</source>
        <translation>{number} 已交回</translation>
    </message>
    <message>
        <source>{n} lead is not in it: the lead keeper seals it separately.</source>
        <translation>问题线索 {n} 件不在本包：由线索专管员另行封装。</translation>
    </message>
    <message>
        <source>{n} leads are not in it: the lead keeper seals them separately.</source>
        <translation>问题线索 {n} 件不在本包：由线索专管员另行封装。</translation>
    </message>
    <message>
        <source>{n} left out: two versions each, the team decides</source>
        <translation>{n} 条未计入：两个版本并存，由小组裁定</translation>
    </message>
    <message>
        <source>{n} left out: two versions, the team decides</source>
        <translation>{n} 条未计入：两个版本并存，由小组裁定</translation>
    </message>
    <message>
        <source>{n} record</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} record ({serials}) is locked without a registered signature. It may go; the slip will say so.</source>
        <translation>{n} 条（{serials}）已锁定而签名未登记，可以移交，交接单上会注明。</translation>
    </message>
    <message>
        <source>{n} record stays here</source>
        <translation>留在本机的 {n} 条</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} records ({serials}) are locked without a registered signature. They may go; the slip will say so.</source>
        <translation>{n} 条（{serials}）已锁定而签名未登记，可以移交，交接单上会注明。</translation>
    </message>
    <message>
        <source>{n} records stay here</source>
        <translation>留在本机的 {n} 条</translation>
    </message>
    <message>
        <source>{n} was left out and stays not received.</source>
        <translation>{n} 条未计入，仍算未收讫。</translation>
    </message>
    <message>
        <source>{n} were left out and stay not received.</source>
        <translation>{n} 条未计入，仍算未收讫。</translation>
    </message>
    <message>
        <source>{one}, {next}</source>
        <translation>{one}、{next}</translation>
    </message>
    <message>
        <source>{records} received</source>
        <translation>{records}收讫</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>{size} ({bytes} bytes)</source>
        <translation>{size}（{bytes} 字节）</translation>
    </message>
    <message>
        <source>{some} and {n} more</source>
        <translation>{some} 等另 {n} 个</translation>
    </message>
    <message>
        <source>{state}, no signature yet</source>
        <translation>{state}，签名未登记</translation>
    </message>
    <message>
        <source>{team}, laptop {laptop}</source>
        <translation>{team} {laptop} 机</translation>
    </message>
    <message>
        <source>{team}, to {office}</source>
        <translation>{team}，到 {office}</translation>
    </message>
    <message>
        <source>{time} used</source>
        <translation>已用 {time}</translation>
    </message>
    <message>
        <source>{time} used, about {left} left</source>
        <translation>已用 {time}，约剩 {left}</translation>
    </message>
    <message>
        <source>{number} void</source>
        <translation>{number} 已作废</translation>
    </message>
    <message>
        <source>numbers not open to you</source>
        <translation>编号不向你开放</translation>
    </message>
    <message>
        <source>{kind} ({n}, {m} not open to you)</source>
        <translation>{kind}（{n}，其中 {m} 件不向你开放）</translation>
    </message>
    <message>
        <source>This program no longer has these forms: {names}. The bundle goes without them; the log says so.</source>
        <translation>本程序已没有这些表单：{names}。封装包不带这些表单，日志已注明。</translation>
    </message>
    <message>
        <source>This medium is not in the register yet: register it first, with “Register…”.</source>
        <translation>这个介质还没有登记：先点“登记…”登记。</translation>
    </message>
    <message>
        <source>Passphrase of whoever approves</source>
        <translation>批准人的口令</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
</context>
</TS>
