<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A bundle is verified before anything of it is read; nothing is stored until you take it in.</source>
        <translation>先核验，再读内容；收入之前不保存任何记录。</translation>
    </message>
    <message>
        <source>A day as 2026-03-03</source>
        <translation>写成 2026-03-03</translation>
    </message>
    <message>
        <source>A kit brings a team its roster, units and this office's keys.</source>
        <translation>工具包带给小组人员名单、单位和办公室公钥。</translation>
    </message>
    <message>
        <source>A medium of its own</source>
        <translation>专用介质</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>An office to practise with: its key file may lie on the same disk</source>
        <translation>演练用：密钥文件可以放在同一磁盘</translation>
    </message>
    <message>
        <source>Another kit</source>
        <translation>再做一个</translation>
    </message>
    <message>
        <source>Asks for bundle {numbers}</source>
        <translation>要求补交第 {numbers} 包</translation>
    </message>
    <message>
        <source>At least one unit, one a line</source>
        <translation>至少一个单位，每行一个</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>早于进驻日期</translation>
    </message>
    <message>
        <source>Both versions are kept. The office does not choose; the receipt asks the team to decide.</source>
        <translation>两个版本都已保存。办公室不选，回执要求小组裁定。</translation>
    </message>
    <message>
        <source>Bundle {numbers} has not come</source>
        <translation>第 {numbers} 包没有收到</translation>
    </message>
    <message>
        <source>Bundle {n}: nothing is known of it. Ask the team what it held.</source>
        <translation>第 {n} 包情况不明。请问小组其中有什么。</translation>
    </message>
    <message>
        <source>Bundles missing</source>
        <translation>缺的封装包</translation>
    </message>
    <message>
        <source>Bundles of the teams</source>
        <translation>各组的封装包</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By the laptop's register bundle {n} holds {records}, written {when} on {medium}. Ask the team first whether that medium is still with them.</source>
        <translation>按该机登记簿，第 {n} 包有 {records}，{when}写出，介质 {medium}。先问清这支介质是否还在小组手中。</translation>
    </message>
    <message>
        <source>Derive the key, make workspace and keys</source>
        <translation>派生密钥，建立工作区和密钥</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Each laptop's receipts are one numbered chain</source>
        <translation>每台电脑的回执连续编号</translation>
    </message>
    <message>
        <source>Enters on</source>
        <translation>进驻日期</translation>
    </message>
    <message>
        <source>Filled in from {file}. Check it, then make the kit.</source>
        <translation>已按 {file} 填入。核对后制作。</translation>
    </message>
    <message>
        <source>Fingerprint of the file</source>
        <translation>文件指纹</translation>
    </message>
    <message>
        <source>Fingerprint of the office</source>
        <translation>办公室指纹</translation>
    </message>
    <message>
        <source>First signature and completeness are proven, then the content is read.</source>
        <translation>先验签名与完整，再读内容。</translation>
    </message>
    <message>
        <source>Folder for the recovery key</source>
        <translation>恢复密钥的文件夹</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Folder or medium</source>
        <translation>文件夹或介质</translation>
    </message>
    <message>
        <source>Folder or medium for the kit</source>
        <translation>写入工具包的文件夹或介质</translation>
    </message>
    <message>
        <source>For example 03</source>
        <translation>例如 03</translation>
    </message>
    <message>
        <source>For example 2601</source>
        <translation>例如 2601</translation>
    </message>
    <message>
        <source>For example: the laptop was replaced</source>
        <translation>例如：电脑已更换</translation>
    </message>
    <message>
        <source>For kits, bundles and receipts of all teams</source>
        <translation>管理各组的工具包、封装包和回执</translation>
    </message>
    <message>
        <source>For practice: watermark on every page, folders may stand for media</source>
        <translation>演练用：每页有水印，文件夹可以代替介质</translation>
    </message>
    <message>
        <source>A further kit of a stint that has one: other people, laptops or dates</source>
        <translation>增发工具包：本次进驻已有工具包，人员、电脑或日期有变</translation>
    </message>
    <message>
        <source>Four digits</source>
        <translation>四位数字</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Give paper and medium separately. It is not kept here; without it a new kit must be made.</source>
        <translation>纸条和介质分开交。口令不在本机保存，丢失只能重做工具包。</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Issue receipt</source>
        <translation>出具回执</translation>
    </message>
    <message>
        <source>Issue receipt for {n}…</source>
        <translation>出具回执：收 {n} 条…</translation>
    </message>
    <message>
        <source>Issue the receipt for {bundle}</source>
        <translation>出具 {bundle} 的回执</translation>
    </message>
    <message>
        <source>It is signed by the office and sealed to the people of that laptop.</source>
        <translation>由办公室签名，只有该机人员能打开。</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Last received</source>
        <translation>最近收到</translation>
    </message>
    <message>
        <source>Leaves on</source>
        <translation>撤离日期</translation>
    </message>
    <message>
        <source>Let another device be laptop {name}</source>
        <translation>换一台设备作 {name} 机</translation>
    </message>
    <message>
        <source>Let another device take its place…</source>
        <translation>换一台设备…</translation>
    </message>
    <message>
        <source>Let it</source>
        <translation>换</translation>
    </message>
    <message>
        <source>Letters, for example A B</source>
        <translation>字母，例如 A B</translation>
    </message>
    <message>
        <source>Make a kit</source>
        <translation>制作工具包</translation>
    </message>
    <message>
        <source>Make a kit…</source>
        <translation>制作工具包…</translation>
    </message>
    <message>
        <source>Make the kit…</source>
        <translation>制作…</translation>
    </message>
    <message>
        <source>Make the office</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>May be received</source>
        <translation>可以收</translation>
    </message>
    <message>
        <source>May be received, {notes}</source>
        <translation>可以收，{notes}</translation>
    </message>
    <message>
        <source>Name and place</source>
        <translation>名称与位置</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>巡察办名称</translation>
    </message>
    <message>
        <source>Names the one before as {fingerprint}</source>
        <translation>写明上一包为 {fingerprint}</translation>
    </message>
    <message>
        <source>New office</source>
        <translation>新建巡察办</translation>
    </message>
    <message>
        <source>No bundle is chosen</source>
        <translation>没有选中封装包</translation>
    </message>
    <message>
        <source>No bundle on a removable medium. Insert one, or open a file.</source>
        <translation>可移动介质上没有封装包。请插入介质，或打开文件。</translation>
    </message>
    <message>
        <source>No bundle yet. Insert a team's medium and read it.</source>
        <translation>还没有封装包。插入小组的介质，读入。</translation>
    </message>
    <message>
        <source>No team has a kit yet</source>
        <translation>还没有给小组制作工具包</translation>
    </message>
    <message>
        <source>Nobody can read it back. Others of the office get accounts afterwards.</source>
        <translation>任何人都读不回来。办公室其他人之后再建账户。</translation>
    </message>
    <message>
        <source>Nothing could be proven of this file</source>
        <translation>这个文件什么都无法证实</translation>
    </message>
    <message>
        <source>Nothing of it is taken in. The receipt says why: {why}</source>
        <translation>其中一条也不收入。回执写明原因：{why}</translation>
    </message>
    <message>
        <source>Nothing was taken in. Keep the medium and tell the team by telephone.</source>
        <translation>没有收入任何记录。留存介质，电话告知小组。</translation>
    </message>
    <message>
        <source>Numbers not here: {serials}</source>
        <translation>未到的编号：{serials}</translation>
    </message>
    <message>
        <source>One capital letter for each laptop, none twice</source>
        <translation>每台一个大写字母，不得重复</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open the office</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Passphrase: copy it onto paper now</source>
        <translation>口令：现在抄到纸上</translation>
    </message>
    <message>
        <source>Plan of a stint</source>
        <translation>进驻方案</translation>
    </message>
    <message>
        <source>Plans (*.toml *.json);;All files (*)</source>
        <translation>方案 (*.toml *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Read a plan file…</source>
        <translation>读方案文件…</translation>
    </message>
    <message>
        <source>Read medium…</source>
        <translation>读介质…</translation>
    </message>
    <message>
        <source>Read the medium</source>
        <translation>读介质</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Receipt issued</source>
        <translation>回执已发出</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Refused: {why}</source>
        <translation>拒收：{why}</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Return it…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Return {bundle}</source>
        <translation>退回 {bundle}</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>人员名单</translation>
    </message>
    <message>
        <source>Round and team</source>
        <translation>轮次与小组</translation>
    </message>
    <message>
        <source>Round name</source>
        <translation>轮次名称</translation>
    </message>
    <message>
        <source>Round number</source>
        <translation>轮次编号</translation>
    </message>
    <message>
        <source>Rounds and teams</source>
        <translation>轮次与小组</translation>
    </message>
    <message>
        <source>Sealed bundles (*.sealed *.sealed.001);;All files (*)</source>
        <translation>封装包 (*.sealed *.sealed.001);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Sealing the kit</source>
        <translation>正在封装工具包</translation>
    </message>
    <message>
        <source>Set up an office…</source>
        <translation>建立巡察办工作区…</translation>
    </message>
    <message>
        <source>Take in {n} record</source>
        <translation>收入 {n} 条</translation>
    </message>
    <message>
        <source>Take in {n} records</source>
        <translation>收入 {n} 条</translation>
    </message>
    <message>
        <source>Take in, or issue the receipt, on its button</source>
        <translation>收入或出具回执（在按钮上）</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表移去</translation>
    </message>
    <message>
        <source>Take off the roster</source>
        <translation>从名单移去</translation>
    </message>
    <message>
        <source>Take out the medium with the recovery key now.</source>
        <translation>现在取下存有恢复密钥的介质。</translation>
    </message>
    <message>
        <source>Taken in {when}</source>
        <translation>{when}收入</translation>
    </message>
    <message>
        <source>Taken in, receipt waits</source>
        <translation>已收入，回执待出</translation>
    </message>
    <message>
        <source>Taken in, receipt waits; {notes}</source>
        <translation>已收入，回执待出；{notes}</translation>
    </message>
    <message>
        <source>Taking in {bundle}</source>
        <translation>正在收入 {bundle}</translation>
    </message>
    <message>
        <source>Team name</source>
        <translation>小组名称</translation>
    </message>
    <message>
        <source>Team number</source>
        <translation>小组编号</translation>
    </message>
    <message>
        <source>The fields that differ are shown once the bundle is taken in. Both versions will be kept.</source>
        <translation>收入后显示不同的栏目。两个版本都会保存。</translation>
    </message>
    <message>
        <source>The file is called {file}.</source>
        <translation>文件名为 {file}。</translation>
    </message>
    <message>
        <source>The kit is written and reads back equal</source>
        <translation>工具包已写出，回读一致</translation>
    </message>
    <message>
        <source>The medium the bundle came on goes back to the team with it.</source>
        <translation>通常写回来件的介质，随介质交还小组。</translation>
    </message>
    <message>
        <source>The name stands on paper and in every kit.</source>
        <translation>名称会印在纸上，写入每个工具包。</translation>
    </message>
    <message>
        <source>The next device that knows the kit's secret takes the letter. Bundles of the old device are no longer taken; what came in stays.</source>
        <translation>下一台持有工具包凭据的设备取得这个字母。原设备的封装包不再收；已收的不变。</translation>
    </message>
    <message>
        <source>The office is made</source>
        <translation>巡察办已建立</translation>
    </message>
    <message>
        <source>The office's keys are in this workspace; the recovery key is kept apart from it.</source>
        <translation>巡察办的密钥在本工作区；恢复密钥另行保管。</translation>
    </message>
    <message>
        <source>The roster needs a team leader</source>
        <translation>名单中要有组长</translation>
    </message>
    <message>
        <source>The same bundle was received before</source>
        <translation>与已收的是同一包</translation>
    </message>
    <message>
        <source>The same name stands twice</source>
        <translation>姓名重复</translation>
    </message>
    <message>
        <source>This bundle may be received first. The gap goes into the receipt as a correction request.</source>
        <translation>本包可先收。缺口会列入回执的更正要求。</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总统计</translation>
    </message>
    <message>
        <source>Two digits</source>
        <translation>两位数字</translation>
    </message>
    <message>
        <source>Two laptops call the same medium their own: {serials}</source>
        <translation>两台电脑登记了同一支介质：{serials}</translation>
    </message>
    <message>
        <source>Verifying {file}</source>
        <translation>正在核验 {file}</translation>
    </message>
    <message>
        <source>What the office gives a team before its stint</source>
        <translation>进驻前办公室发给小组</translation>
    </message>
    <message>
        <source>Where is the recovery key written?</source>
        <translation>恢复密钥写到哪里？</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>写到哪里</translation>
    </message>
    <message>
        <source>Which office, and where is its workspace?</source>
        <translation>哪个巡察办，工作区放在哪里？</translation>
    </message>
    <message>
        <source>With a vault's recovery sheet it opens the vaults of all teams. It stands in this one file only: take a medium of its own and lock it away.</source>
        <translation>它与恢复单一起能打开各组的保险库，只写在这一个文件里：请用专用介质，写完锁进保险柜。</translation>
    </message>
    <message>
        <source>Write the fingerprint on the paper of every kit</source>
        <translation>每个工具包的纸条上都要写明指纹</translation>
    </message>
    <message>
        <source>Write the office's fingerprint on the same paper; the team compares it.</source>
        <translation>同一张纸上写明办公室指纹，供小组核对。</translation>
    </message>
    <message>
        <source>Write the receipt again…</source>
        <translation>重写回执…</translation>
    </message>
    <message>
        <source>Write the recovery key</source>
        <translation>写出恢复密钥</translation>
    </message>
    <message>
        <source>Writing the receipt</source>
        <translation>正在写回执</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>below the highest number received</source>
        <translation>小于已收最大编号</translation>
    </message>
    <message>
        <source>fingerprint {fingerprint}</source>
        <translation>指纹 {fingerprint}</translation>
    </message>
    <message>
        <source>laptop {laptop}</source>
        <translation>{laptop} 机</translation>
    </message>
    <message>
        <source>laptops {letters}</source>
        <translation>{letters} 机</translation>
    </message>
    <message>
        <source>made by {name}, approved by {approver}</source>
        <translation>{name} 制作，{approver} 批准</translation>
    </message>
    <message>
        <source>no. {n}, {fingerprint}</source>
        <translation>第 {n} 号，{fingerprint}</translation>
    </message>
    <message>
        <source>none yet: its first bundle decides</source>
        <translation>未定：以首次来包为准</translation>
    </message>
    <message>
        <source>records with two versions</source>
        <translation>有两个版本的记录</translation>
    </message>
    <message>
        <source>taken in, without {n} void</source>
        <translation>已收入，另有作废 {n} 条</translation>
    </message>
    <message>
        <source>taken in; {n} without a receipt</source>
        <translation>已收入；{n} 包未出回执</translation>
    </message>
    <message>
        <source>team {team}, laptop {laptop}</source>
        <translation>第 {team} 组 {laptop} 机</translation>
    </message>
    <message>
        <source>{bundle}: {n} record taken in. The team counts it as received once it has the receipt.</source>
        <translation>{bundle}：已收入 {n} 条。小组拿到回执后才算收讫。</translation>
    </message>
    <message>
        <source>{bundle}: {n} records taken in. The team counts them as received once it has the receipt.</source>
        <translation>{bundle}：已收入 {n} 条。小组拿到回执后才算收讫。</translation>
    </message>
    <message>
        <source>{file} is written to “{folder}” and reads back equal. Give it back to the team.</source>
        <translation>{file} 已写入“{folder}”，回读一致。请交还小组。</translation>
    </message>
    <message>
        <source>{name} waits for its new device.</source>
        <translation>{name} 等待新设备。</translation>
    </message>
    <message>
        <source>{n} conflict</source>
        <translation>冲突 {n} 处</translation>
    </message>
    <message>
        <source>{n} conflicts</source>
        <translation>冲突 {n} 处</translation>
    </message>
    <message>
        <source>{n} gap</source>
        <translation>缺口 {n} 处</translation>
    </message>
    <message>
        <source>{n} gaps</source>
        <translation>缺口 {n} 处</translation>
    </message>
    <message>
        <source>{n} more fields differ.</source>
        <translation>另有 {n} 栏不同。</translation>
    </message>
    <message>
        <source>{n} not receipted: kept until the team has decided, not counted.</source>
        <translation>未收讫的 {n} 条保留待小组裁定，不计入统计。</translation>
    </message>
    <message>
        <source>{n} record with two versions is left out</source>
        <translation>{n} 条有两个版本，不计入收讫</translation>
    </message>
    <message>
        <source>{n} records with two versions are left out</source>
        <translation>{n} 条有两个版本，不计入收讫</translation>
    </message>
    <message>
        <source>{n} thing to follow up</source>
        <translation>有 {n} 处要追</translation>
    </message>
    <message>
        <source>{n} things to follow up</source>
        <translation>有 {n} 处要追</translation>
    </message>
    <message>
        <source>{records} count as received</source>
        <translation>{records}收讫</translation>
    </message>
    <message>
        <source>{records} receivable</source>
        <translation>可收 {records}</translation>
    </message>
    <message>
        <source>{records}, receipt waits</source>
        <translation>{records}，回执待出</translation>
    </message>
    <message>
        <source>{serials} has two versions</source>
        <translation>{serials} 两个版本并存</translation>
    </message>
    <message>
        <source>{serials} have two versions each</source>
        <translation>{serials} 各有两个版本并存</translation>
    </message>
    <message>
        <source>{serial}: {versions}</source>
        <translation>{serial}：{versions}</translation>
    </message>
    <message>
        <source>{team}{laptop} bundle {n}</source>
        <translation>{team}{laptop} 第 {n} 包</translation>
    </message>
</context>
</TS>
