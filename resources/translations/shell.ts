<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source> · </source>
        <translation>·</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A</source>
        <translation>答</translation>
    </message>
    <message>
        <source>A copy waits for your approval</source>
        <translation>复制申请待你批准</translation>
    </message>
    <message>
        <source>A draft; complete its evidence and submit it</source>
        <translation>草稿，补齐支撑材料后提交</translation>
    </message>
    <message>
        <source>A folder on the key medium</source>
        <translation>密钥介质上的文件夹</translation>
    </message>
    <message>
        <source>A new or empty folder</source>
        <translation>新的或空的文件夹</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>A new version is made from what you took; the reason goes into the log.</source>
        <translation>按所取内容生成新版本，事由会写入日志。</translation>
    </message>
    <message>
        <source>A request list waits for your approval</source>
        <translation>调阅清单待你批准</translation>
    </message>
    <message>
        <source>About a second</source>
        <translation>约一秒</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Account and place</source>
        <translation>账户与位置</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Accounts and passphrases…</source>
        <translation>账户和口令…</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>确认放行…</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Active network interface: {names}. Allowed here because this is a practice vault.</source>
        <translation>检测到活动的网络接口 {names}。这是演练库，允许继续。</translation>
    </message>
    <message>
        <source>Active network interface: {names}. Nothing is written until it is off.</source>
        <translation>检测到活动的网络接口 {names}。关闭之前不写入任何内容。</translation>
    </message>
    <message>
        <source>Active network interface: {names}. Switch it off.</source>
        <translation>检测到活动的网络接口 {names}。请关闭。</translation>
    </message>
    <message>
        <source>Active network interface: {names}. Switch it off; the vault stays closed until then.</source>
        <translation>检测到活动的网络接口 {names}。关闭之前不能开启保险库。</translation>
    </message>
    <message>
        <source>Active: {names}</source>
        <translation>活动接口：{names}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>添加账户…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All saved {time}</source>
        <translation>全部已保存 {time}</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>An old one found there is used again; with a new one, the others need recovery too.</source>
        <translation>那里有旧密钥的继续使用；另建新密钥的，其他账户也须恢复。</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>换一个…</translation>
    </message>
    <message>
        <source>Approved; print the notice and have it signed for</source>
        <translation>已批准，请打印通知书并送达签收</translation>
    </message>
    <message>
        <source>Approved; print the request list and hand it over</source>
        <translation>已批准，请打印调阅清单并送达</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>At least 10 characters; a sentence of five or six words is best</source>
        <translation>至少 10 个字符；五六个词的一句话最好</translation>
    </message>
    <message>
        <source>At most as long as policy allows; at once when the laptop sleeps. Typing is sealed first.</source>
        <translation>不超过政策规定的时间；休眠或锁屏时立即锁定，先封存正在输入的内容。</translation>
    </message>
    <message>
        <source>B</source>
        <translation>歇</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Begin one; it is kept from the first word on.</source>
        <translation>直接开始一份，从第一个字起就会保存。</translation>
    </message>
    <message>
        <source>Being recorded; go on, then check and lock</source>
        <translation>正在记录；写完后核对并锁定</translation>
    </message>
    <message>
        <source>Both sign it; the office keeps it apart from the recovery key. Alone it opens nothing.</source>
        <translation>双方签名，由办公室与恢复密钥分开保存。单凭此单打不开保险库。</translation>
    </message>
    <message>
        <source>Both versions stay in the history.</source>
        <translation>两个版本都留在历史里。</translation>
    </message>
    <message>
        <source>Bundle {n}</source>
        <translation>第 {n} 包</translation>
    </message>
    <message>
        <source>Bundle {n} awaits its receipt</source>
        <translation>第 {n} 包待回执</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>已装包</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>By the office, after the stint</source>
        <translation>撤点后由办公室归档</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间排列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定已开</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation>更改我的口令…</translation>
    </message>
    <message>
        <source>Change your passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检测</translation>
    </message>
    <message>
        <source>Checked; close it or carry it into the ledger</source>
        <translation>已查验，请办结或转入台账</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a folder that is there</source>
        <translation>请选一个存在的文件夹</translation>
    </message>
    <message>
        <source>Choose an empty or new folder</source>
        <translation>请选空的或新的文件夹</translation>
    </message>
    <message>
        <source>Choose the kit file</source>
        <translation>请选工具包文件</translation>
    </message>
    <message>
        <source>Choose the recovery key file</source>
        <translation>请选恢复密钥文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Code only</source>
        <translation>只用代号</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one on the office's paper, character by character.</source>
        <translation>与办公室纸面上的指纹逐字核对。</translation>
    </message>
    <message>
        <source>Configure</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Create a vault from the kit…</source>
        <translation>用工具包新建保险库…</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>D</source>
        <translation>示</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day {day}</source>
        <translation>第 {day} 天</translation>
    </message>
    <message>
        <source>Day {day} of {days}</source>
        <translation>第 {day} 天，共 {days} 天</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Decide between the versions</source>
        <translation>在两个版本之间裁定</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>裁定…</translation>
    </message>
    <message>
        <source>Derive the key, make vault and slots</source>
        <translation>计算密钥，建立保险库和密钥槽</translation>
    </message>
    <message>
        <source>Device key</source>
        <translation>本机密钥</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Easy to guess; add words that do not belong together</source>
        <translation>容易猜到，请加上互不相干的词</translation>
    </message>
    <message>
        <source>Enter goes from question to answer and back</source>
        <translation>按 Enter 时问答交替</translation>
    </message>
    <message>
        <source>Every print, medium and act is entered here by itself.</source>
        <translation>每次打印、每个介质、每项操作都会自动登记在这里。</translation>
    </message>
    <message>
        <source>Fieldseal</source>
        <translation>印证</translation>
    </message>
    <message>
        <source>Figures fill themselves; write the text and freeze it at the cut-off</source>
        <translation>数字自动汇总，写好文字，到截止时间冻结</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选本页</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Folder of the key file</source>
        <translation>密钥文件所在文件夹</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>指定文件夹…</translation>
    </message>
    <message>
        <source>For example: for signing</source>
        <translation>例：供签名</translation>
    </message>
    <message>
        <source>For example: interface cannot be removed, cable pulled</source>
        <translation>例：接口拆不掉，网线已拔</translation>
    </message>
    <message>
        <source>For example: registered twice, see the next record</source>
        <translation>例：重复登记，见下一份</translation>
    </message>
    <message>
        <source>For example: signed record for the sealed paper file</source>
        <translation>例：签名件入密封纸质卷</translation>
    </message>
    <message>
        <source>For this laptop, without record content</source>
        <translation>只对本机有效，不含记录内容</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Found in the system's keyring</source>
        <translation>系统密钥环可用，已找到本机密钥</translation>
    </message>
    <message>
        <source>From the office's kit, for one stint on this laptop</source>
        <translation>用办公室的工具包，供本机一次进驻使用</translation>
    </message>
    <message>
        <source>Gist</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Given to you to look at</source>
        <translation>已分给你查看</translation>
    </message>
    <message>
        <source>Go on with the network active</source>
        <translation>网络未断开时放行</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去补</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>转到某页</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Hand-over slip</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Hardware serial</source>
        <translation>硬件序列号</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>Held; register the signatures</source>
        <translation>已沟通，请登记签名</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide preview</source>
        <translation>收起预览</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Identities and leads are not searched</source>
        <translation>身份信息和问题线索不在检索范围内</translation>
    </message>
    <message>
        <source>In a file on a medium of its own</source>
        <translation>存在单独介质上的文件里</translation>
    </message>
    <message>
        <source>In the plan; open it to begin</source>
        <translation>已列入计划，打开即可开始</translation>
    </message>
    <message>
        <source>In the system's keyring</source>
        <translation>存在系统密钥环里</translation>
    </message>
    <message>
        <source>Insert the key medium, or name its folder</source>
        <translation>请插入密钥介质，或指定其文件夹</translation>
    </message>
    <message>
        <source>Inspection office</source>
        <translation>巡察办</translation>
    </message>
    <message>
        <source>Interviewee</source>
        <translation>谈话对象</translation>
    </message>
    <message>
        <source>Interviewers</source>
        <translation>谈话人</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>谈话</translation>
    </message>
    <message>
        <source>Interviews {done} / {all}</source>
        <translation>谈话 {done} / {all}</translation>
    </message>
    <message>
        <source>Interviews, evidence and sealed bundles of one stint</source>
        <translation>一次进驻的谈话、支撑材料与移交包</translation>
    </message>
    <message>
        <source>Is this kit from your office?</source>
        <translation>这是你们办公室的工具包吗？</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Keep the medium apart from the laptop; both are needed together with the passphrase.</source>
        <translation>介质与电脑分开存放；开启时两者和口令缺一不可。</translation>
    </message>
    <message>
        <source>Kept as a draft; go on, then check and lock</source>
        <translation>草稿；写完后核对并锁定</translation>
    </message>
    <message>
        <source>Key file found in “{folder}”</source>
        <translation>在“{folder}”中找到密钥文件</translation>
    </message>
    <message>
        <source>Key it a second time, then settle the differences on paper</source>
        <translation>请第二遍录入，再对照原件裁定差异</translation>
    </message>
    <message>
        <source>Key medium</source>
        <translation>密钥介质</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>工具包</translation>
    </message>
    <message>
        <source>Kit file</source>
        <translation>工具包文件</translation>
    </message>
    <message>
        <source>Kit of {round}</source>
        <translation>{round}工具包</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字号</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Last received: bundle {n}</source>
        <translation>最近收讫：第 {n} 包</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链值</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>锁定（Ctrl+L）</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>闲置锁定</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Locked and printed; register the signature result once it is signed</source>
        <translation>已锁定并打印；签完后登记签名结果</translation>
    </message>
    <message>
        <source>Locked. What was typed before {time} is sealed; you go on where you were.</source>
        <translation>已锁定。{time} 前的输入已封存，开启后从原处继续。</translation>
    </message>
    <message>
        <source>Locked; print it, have it signed, register the result</source>
        <translation>已锁定；打印、签名，再登记签名结果</translation>
    </message>
    <message>
        <source>Locks after {n} min idle</source>
        <translation>闲置 {n} 分钟锁定</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>介质</translation>
    </message>
    <message>
        <source>Media register</source>
        <translation>介质登记簿</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>N</source>
        <translation>注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Needed only where there is no keyring</source>
        <translation>密钥环不可用时才需要插入</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Network active: {names}</source>
        <translation>网络已连：{names}</translation>
    </message>
    <message>
        <source>Network on</source>
        <translation>网络已连</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>新谈话</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New vault</source>
        <translation>新保险库</translation>
    </message>
    <message>
        <source>New {kind}</source>
        <translation>新{kind}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next kind</source>
        <translation>换类别</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>No active wired, wireless or Bluetooth interface</source>
        <translation>有线、无线、蓝牙均无活动接口</translation>
    </message>
    <message>
        <source>No medium inserted</source>
        <translation>未插入移动介质</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>本机没有设置打印机。</translation>
    </message>
    <message>
        <source>No state secrets on this laptop</source>
        <translation>本机不得处理国家秘密</translation>
    </message>
    <message>
        <source>No {kind} yet</source>
        <translation>还没有{kind}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>No. {n} awaits its receipt</source>
        <translation>第 {n} 包待回执</translation>
    </message>
    <message>
        <source>Nobody can read it back. If it is lost, the office's recovery key opens the vault again.</source>
        <translation>口令谁也读不出来。遗忘时，由办公室的恢复密钥重新开启。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None on this laptop yet</source>
        <translation>本机还没有保险库</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Not decided yet: {fields}</source>
        <translation>尚未裁定：{fields}</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Not kept in the keyring</source>
        <translation>没有存入密钥环</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>取不到</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Nothing found. Two Han characters suffice; identities and leads are not searched.</source>
        <translation>没有找到。两个汉字即可搜索；身份信息和问题线索不在检索范围内。</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>尚无收讫</translation>
    </message>
    <message>
        <source>Nothing registered yet</source>
        <translation>还没有登记</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有待处理的事</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>Offline, no active interface</source>
        <translation>离线，无活动网络接口</translation>
    </message>
    <message>
        <source>On this laptop only</source>
        <translation>只在本机，未装包</translation>
    </message>
    <message>
        <source>Only the secrecy administrator may allow it. Name, reason and interfaces go into the log.</source>
        <translation>只有安全保密管理员可以放行。姓名、事由和接口会写入日志。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>打开其他文件夹…</translation>
    </message>
    <message>
        <source>Open at the place</source>
        <translation>打开并定位</translation>
    </message>
    <message>
        <source>Open the kit</source>
        <translation>打开工具包</translation>
    </message>
    <message>
        <source>Open the office's kit</source>
        <translation>打开办公室的工具包</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>进入保险库</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在开启…</translation>
    </message>
    <message>
        <source>Other account</source>
        <translation>换一个账户</translation>
    </message>
    <message>
        <source>Others get their accounts afterwards.</source>
        <translation>其他人的账户以后再加。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages as they will be printed</source>
        <translation>打印出来的样子</translation>
    </message>
    <message>
        <source>Papers approved {approved} / {all}</source>
        <translation>底稿 {approved} / {all} 已审签</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>工具包口令</translation>
    </message>
    <message>
        <source>Passphrase of the secrecy administrator</source>
        <translation>安全保密管理员的口令</translation>
    </message>
    <message>
        <source>Passphrase of {approver}</source>
        <translation>{approver}的口令</translation>
    </message>
    <message>
        <source>Passphrase or device key wrong. The vault is unchanged. Check account and key medium; next try in {n} s</source>
        <translation>口令或本机密钥不对，保险库没有改动。请确认账户选对、密钥介质插对。{n} 秒后才可再试</translation>
    </message>
    <message>
        <source>Passphrase or device key wrong. The vault is unchanged. Check account and key medium, then try again.</source>
        <translation>口令或本机密钥不对，保险库没有改动。请确认账户选对、密钥介质插对，再试一次。</translation>
    </message>
    <message>
        <source>Passphrase or key lost…</source>
        <translation>口令或密钥遗失…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待谈</translation>
    </message>
    <message>
        <source>Planned; open it to begin</source>
        <translation>已安排，打开即可开始</translation>
    </message>
    <message>
        <source>Planned; register what came of it</source>
        <translation>已安排，请登记结果</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Prepare bundle {n}</source>
        <translation>准备第 {n} 包</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <source>Preview and print</source>
        <translation>预览和打印</translation>
    </message>
    <message>
        <source>Preview on or off</source>
        <translation>展开或收起预览</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print register</source>
        <translation>打印登记簿</translation>
    </message>
    <message>
        <source>Print with the interviewee's identity</source>
        <translation>打印带身份信息的版本</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Read everything back</source>
        <translation>全部回读检查</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收讫</translation>
    </message>
    <message>
        <source>Record text in Hei instead of Song</source>
        <translation>记录正文用黑体，不用宋体</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Recover the vault</source>
        <translation>恢复保险库</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Recovery key file</source>
        <translation>恢复密钥文件</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Registered; decide how it is handled</source>
        <translation>已登记，请确定办理方式</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove account…</source>
        <translation>移除账户…</translation>
    </message>
    <message>
        <source>Remove the account of {name}</source>
        <translation>移除 {name} 的账户</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Removing an account takes its passphrase away; what it wrote stays.</source>
        <translation>移除账户即收回其口令，所写的记录保留。</translation>
    </message>
    <message>
        <source>Returned with an opinion; mend it and submit again</source>
        <translation>已退回，按意见改好后再提交</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Reviewed; approve it or return it</source>
        <translation>已复核，请审签或退回</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role group</source>
        <translation>身份类别</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已装包</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>搜索（Ctrl+K）</translation>
    </message>
    <message>
        <source>Search all records</source>
        <translation>搜索全部记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Since the stint began</source>
        <translation>进驻以来</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状态：{state}</translation>
    </message>
    <message>
        <source>Stint</source>
        <translation>进驻</translation>
    </message>
    <message>
        <source>Stint open</source>
        <translation>已进驻</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Lists and search are made anew for this version of the program</source>
        <translation>正在按本版程序重建列表和检索</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Stopping; what is already done stays</source>
        <translation>正在停止，已完成的保留</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Strength {score} of 4</source>
        <translation>强度 {score}，满分 4</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强度高</translation>
    </message>
    <message>
        <source>Strong enough</source>
        <translation>强度足够</translation>
    </message>
    <message>
        <source>Submitted; read it against its evidence and review it</source>
        <translation>已提交，请对照支撑材料复核</translation>
    </message>
    <message>
        <source>Take all of this version</source>
        <translation>全部取此版</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>取此版</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The audit chain is broken: this vault can only be read. Tell the office before going on.</source>
        <translation>审计日志断链：这个保险库只能读。请先报告办公室。</translation>
    </message>
    <message>
        <source>The device key and the records stay as they are. The change goes into the log.</source>
        <translation>本机密钥和记录不变。更改会写入日志。</translation>
    </message>
    <message>
        <source>The folder with the key file</source>
        <translation>密钥文件所在文件夹</translation>
    </message>
    <message>
        <source>The identity is sealed. Opening it asks a reason, which goes into the log.</source>
        <translation>身份信息已封存。打开须说明事由并记入日志。</translation>
    </message>
    <message>
        <source>The key file stays on the office's medium; it is read and not kept.</source>
        <translation>密钥文件留在办公室的介质上，只读取，不保存。</translation>
    </message>
    <message>
        <source>The keyring holds no key of this vault</source>
        <translation>密钥环里没有这个保险库的密钥</translation>
    </message>
    <message>
        <source>The keyring is locked or not there</source>
        <translation>密钥环已锁定或不存在</translation>
    </message>
    <message>
        <source>The kit is on the office's medium; its passphrase came another way.</source>
        <translation>工具包在办公室的介质上，口令另行告知。</translation>
    </message>
    <message>
        <source>The old one opens nothing any more.</source>
        <translation>旧口令不再有效。</translation>
    </message>
    <message>
        <source>The other {n} field is the same.</source>
        <translation>其余 {n} 栏相同。</translation>
    </message>
    <message>
        <source>The other {n} fields are the same.</source>
        <translation>其余 {n} 栏相同。</translation>
    </message>
    <message>
        <source>The passphrase opens nothing any more. Records and log entries stay.</source>
        <translation>该口令不再能开启保险库。记录和日志保留。</translation>
    </message>
    <message>
        <source>The person types the passphrase; nobody else needs to know it.</source>
        <translation>口令由本人输入，不必告诉别人。</translation>
    </message>
    <message>
        <source>Auditor, secrecy administrator and office can read the reason.</source>
        <translation>事由写入日志，安全审计员、安全保密管理员和巡察办可以查看。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The serial stays and is listed as void. This cannot be undone.</source>
        <translation>编号保留，列为已作废。作废后不能恢复。</translation>
    </message>
    <message>
        <source>The two differ; type the second one again</source>
        <translation>两次输入不同，请重输第二遍</translation>
    </message>
    <message>
        <source>The unit has replied; check it on the spot</source>
        <translation>单位已回复，请实地查验</translation>
    </message>
    <message>
        <source>The vault is made; print the recovery sheet</source>
        <translation>保险库已建好，请打印恢复单</translation>
    </message>
    <message>
        <source>The vault opens only with passphrase and device key together.</source>
        <translation>口令和本机密钥都在，才能开启保险库。</translation>
    </message>
    <message>
        <source>The vault's folder</source>
        <translation>保险库所在文件夹</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>There is one version of this record.</source>
        <translation>这份记录只有一个版本。</translation>
    </message>
    <message>
        <source>There is unsaved typing from last time</source>
        <translation>上次退出时有未保存的输入</translation>
    </message>
    <message>
        <source>This laptop has no keyring that can keep a secret.</source>
        <translation>本机没有可用的密钥环。</translation>
    </message>
    <message>
        <source>This laptop is</source>
        <translation>本机为</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>To act on</source>
        <translation>要处理</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Too short: at least {n} characters</source>
        <translation>太短，至少 {n} 个字符</translation>
    </message>
    <message>
        <source>Two versions stand side by side</source>
        <translation>两个版本并存</translation>
    </message>
    <message>
        <source>Two versions stand side by side; the team decides</source>
        <translation>两个版本并存，由小组裁定</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Type the passphrase</source>
        <translation>请输入口令</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>被巡察单位</translation>
    </message>
    <message>
        <source>Unlock vault</source>
        <translation>开启保险库</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Vault folder</source>
        <translation>保险库文件夹</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Void record</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Void {serial}</source>
        <translation>作废 {serial}</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>待我处理</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is in the vault stays as it is. The recovery goes into the log.</source>
        <translation>保险库里的内容不变。恢复会写入日志。</translation>
    </message>
    <message>
        <source>What to do: {do}</source>
        <translation>怎么办：{do}</translation>
    </message>
    <message>
        <source>What was kept: {kept}</source>
        <translation>保住了什么：{kept}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where shall the device key be?</source>
        <translation>本机密钥放在哪里？</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>Who are you, and where shall the vault be?</source>
        <translation>你是谁，保险库放在哪里？</translation>
    </message>
    <message>
        <source>Who may open</source>
        <translation>谁可开启</translation>
    </message>
    <message>
        <source>Who may open this vault</source>
        <translation>谁可以开启这个保险库</translation>
    </message>
    <message>
        <source>Whose account, and the office's recovery key</source>
        <translation>谁的账户，以及办公室的恢复密钥</translation>
    </message>
    <message>
        <source>With identity (asks a reason)</source>
        <translation>带身份信息（须说明事由）</translation>
    </message>
    <message>
        <source>With the keeper of the office's recovery key present</source>
        <translation>须办公室恢复密钥保管人在场</translation>
    </message>
    <message>
        <source>Work secret · internal</source>
        <translation>工作秘密·内部</translation>
    </message>
    <message>
        <source>Write a reason; it goes into the log</source>
        <translation>请写明事由，事由会写入日志</translation>
    </message>
    <message>
        <source>Write the name</source>
        <translation>请写姓名</translation>
    </message>
    <message>
        <source>Written by the program, never edited</source>
        <translation>由程序登记，不能修改</translation>
    </message>
    <message>
        <source>Written in bundle {n}, awaiting its receipt</source>
        <translation>第 {n} 包已写出，待回执</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>你是</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>你的口令</translation>
    </message>
    <message>
        <source>Your passphrase is changed. The old one opens nothing any more.</source>
        <translation>口令已更改，旧口令不再有效。</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <source>as of today {time}</source>
        <translation>截至今日 {time}</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>安全审计员</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>deputy leader</source>
        <translation>副组长</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>lead keeper</source>
        <translation>线索专管员</translation>
    </message>
    <message>
        <source>liaison officer</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>member</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>more than {n} hits</source>
        <translation>超过 {n} 处</translation>
    </message>
    <message>
        <source>office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收讫</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>secrecy administrator</source>
        <translation>安全保密管理员</translation>
    </message>
    <message>
        <source>system administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>team leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>{all} in all, {done} locked</source>
        <translation>共 {all}，已锁定 {done}</translation>
    </message>
    <message>
        <source>{amount}, about {time} left</source>
        <translation>{amount}，约剩 {time}</translation>
    </message>
    <message>
        <source>{field}: version of {who}</source>
        <translation>{field}：{who} 的版本</translation>
    </message>
    <message>
        <source>{kind}, not saved yet</source>
        <translation>{kind}，尚未保存</translation>
    </message>
    <message>
        <source>{medium} inserted</source>
        <translation>{medium} 已插入</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} 分 {s} 秒</translation>
    </message>
    <message>
        <source>{name} may open this vault now.</source>
        <translation>{name} 现在可以开启这个保险库。</translation>
    </message>
    <message>
        <source>{number} sent to the printer.</source>
        <translation>{number} 已送打印机。</translation>
    </message>
    <message>
        <source>{n} bundle received</source>
        <translation>已收讫 {n} 包</translation>
    </message>
    <message>
        <source>{n} bundles received</source>
        <translation>已收讫 {n} 包</translation>
    </message>
    <message>
        <source>{n} hit</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>{n} late</source>
        <translation>超期 {n} 件</translation>
    </message>
    <message>
        <source>{n} match “{text}”</source>
        <translation>{n} 条符合“{text}”</translation>
    </message>
    <message>
        <source>{n} media registered</source>
        <translation>已登记介质 {n} 个</translation>
    </message>
    <message>
        <source>{n} medium registered</source>
        <translation>已登记介质 {n} 个</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} not yet received by the office</source>
        <translation>办公室未收讫 {n} 条</translation>
    </message>
    <message>
        <source>{n} page</source>
        <translation>{n} 页</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} 页</translation>
    </message>
    <message>
        <source>{n} record not received</source>
        <translation>未收讫 {n} 条</translation>
    </message>
    <message>
        <source>{n} record not yet received by the office</source>
        <translation>办公室未收讫 {n} 条</translation>
    </message>
    <message>
        <source>{n} record written and read back; take the stick to the office and bring the receipt</source>
        <translation>{n} 条已写出并回读；把介质送办公室，带回回执</translation>
    </message>
    <message>
        <source>{n} records not received</source>
        <translation>未收讫 {n} 条</translation>
    </message>
    <message>
        <source>{n} records not yet received by the office</source>
        <translation>办公室未收讫 {n} 条</translation>
    </message>
    <message>
        <source>{n} records written and read back; take the stick to the office and bring the receipt</source>
        <translation>{n} 条已写出并回读；把介质送办公室，带回回执</translation>
    </message>
    <message>
        <source>{n} returned</source>
        <translation>退回 {n} 份</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{where} and {n} more unit</source>
        <translation>{where}等另 {n} 家单位</translation>
    </message>
    <message>
        <source>{where} and {n} more units</source>
        <translation>{where}等另 {n} 家单位</translation>
    </message>
    <message>
        <source>“{words}” in the text, {n} times</source>
        <translation>正文中的“{words}”，{n} 处</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>What is open or late will stand here.</source>
        <translation>未办或超期的会列在这里。</translation>
    </message>
    <message>
        <source>List or choice of lists</source>
        <translation>清单或清单选择</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>作废事由</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop. Ctrl S saves the pages as a PDF.</source>
        <translation>本机没有设置打印机。按 Ctrl S 可存为 PDF。</translation>
    </message>
    <message>
        <source>{number} saved as a PDF: {name}, in the folder {folder}.</source>
        <translation>{number} 已存为 PDF：{name}，文件夹 {folder}。</translation>
    </message>
    <message>
        <source>A print number is taken when the pages leave the program. The preview is kept in memory only.</source>
        <translation>页面离开程序时才取打印编号。预览只留在内存里。</translation>
    </message>
    <message>
        <source>Inspected organisation</source>
        <translation>被巡察单位</translation>
    </message>
    <message>
        <source>Sealed: what it says is not compared here.</source>
        <translation>已加密：内容不在这里比较。</translation>
    </message>
    <message>
        <source>Register the pledge of {name}</source>
        <translation>登记{name}的承诺书</translation>
    </message>
    <message>
        <source>The account works from then on. The paper with its signature stays in the office's file.</source>
        <translation>登记后账户即可使用。有签名的纸质件由办公室存档。</translation>
    </message>
    <message>
        <source>Version of the pledge text</source>
        <translation>承诺书文本版本</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签署日期</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>纸质件编号</translation>
    </message>
    <message>
        <source>Write what the paper says</source>
        <translation>照纸质件填写</translation>
    </message>
    <message>
        <source>Write the day as 2026-03-05</source>
        <translation>日期写成 2026-03-05</translation>
    </message>
    <message>
        <source>Register pledge…</source>
        <translation>登记承诺书…</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>承诺书</translation>
    </message>
    <message>
        <source>The pledge is registered as {number}.</source>
        <translation>承诺书已登记，编号 {number}。</translation>
    </message>
    <message>
        <source>Your signed pledge is not registered yet. Until then this account reads and writes nothing.</source>
        <translation>你的承诺书尚未登记；登记之前，本账户不能查看也不能写入。</translation>
    </message>
    <message>
        <source>Active network interface: {names}. Practice is allowed; before a real stint switch it off.</source>
        <translation>有活动的网络接口：{names}。可以演练；正式进驻前须断开。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>No {kind} that you may see</source>
        <translation>没有你可以查看的{kind}</translation>
    </message>
</context>
</TS>
