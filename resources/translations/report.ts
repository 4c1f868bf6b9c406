<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>A folder stands for it…</source>
        <translation>用文件夹代替…</translation>
    </message>
    <message>
        <source>A folder that stands for a medium</source>
        <translation>代替介质的文件夹</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>全部被巡察单位</translation>
    </message>
    <message>
        <source>Begin the interview</source>
        <translation>开始谈话</translation>
    </message>
    <message>
        <source>Bind as a volume…</source>
        <translation>装订成卷…</translation>
    </message>
    <message>
        <source>Bound volume</source>
        <translation>底稿合订卷</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按问题分类</translation>
    </message>
    <message>
        <source>By section of the report</source>
        <translation>按报告章节</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>监督清单</translation>
    </message>
    <message>
        <source>Checklist K11: {looked}/{total} points looked at</source>
        <translation>清单完成 K11：已查看 {looked}/{total} 个要点</translation>
    </message>
    <message>
        <source>{unit}: {looked}/{total} points looked at</source>
        <translation>{unit}：已查看 {looked}/{total} 个要点</translation>
    </message>
    <message>
        <source>Checklists come with the kit, or from the neutral pack that the program brings along.</source>
        <translation>监督清单随工具包下发，也可用程序自带的中性清单。</translation>
    </message>
    <message>
        <source>Choose one organisation to say what was found there.</source>
        <translation>请先选定一个被巡察单位，再写查看情况。</translation>
    </message>
    <message>
        <source>Cite in the paper</source>
        <translation>引入底稿</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Criteria library</source>
        <translation>依据库</translation>
    </message>
    <message>
        <source>Fact {numbers}: no row of evidence names it</source>
        <translation>事实 {numbers}：没有支撑材料指向它</translation>
    </message>
    <message>
        <source>Fold, unfold</source>
        <translation>折叠、展开</translation>
    </message>
    <message>
        <source>From a pack…</source>
        <translation>从清单包取用…</translation>
    </message>
    <message>
        <source>How to look</source>
        <translation>怎么看</translation>
    </message>
    <message>
        <source>Interview coverage K12: {rate}</source>
        <translation>谈话覆盖 K12：{rate}</translation>
    </message>
    <message>
        <source>Interview plan</source>
        <translation>谈话计划</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>制定机关</translation>
    </message>
    <message>
        <source>Issues of the report</source>
        <translation>报告所列问题</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>No checklist is in use</source>
        <translation>没有在用的监督清单</translation>
    </message>
    <message>
        <source>No criteria library is in use</source>
        <translation>没有在用的依据库</translation>
    </message>
    <message>
        <source>No pack of outlines is in use</source>
        <translation>没有在用的提纲包</translation>
    </message>
    <message>
        <source>No paper is for the report yet</source>
        <translation>还没有写入报告的底稿</translation>
    </message>
    <message>
        <source>No problem</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <source>No registered medium is plugged in. Media are entered in the media register.</source>
        <translation>没有插入已登记的介质。介质在介质登记簿中登记。</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Open the paper</source>
        <translation>打开底稿</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Outline on paper</source>
        <translation>打印报告提纲</translation>
    </message>
    <message>
        <source>Paper coverage K10: {rate}</source>
        <translation>底稿覆盖 K10：{rate}</translation>
    </message>
    <message>
        <source>Papers come here when their disposition is the report; it is given when they are frozen.</source>
        <translation>底稿的去向定为“写入报告”后列在这里；去向在冻结时确定。</translation>
    </message>
    <message>
        <source>Plug in a registered medium first.</source>
        <translation>请先插入已登记的介质。</translation>
    </message>
    <message>
        <source>Problem: begin a paper</source>
        <translation>发现问题：开始底稿</translation>
    </message>
    <message>
        <source>Report outline</source>
        <translation>报告提纲</translation>
    </message>
    <message>
        <source>Results as a list</source>
        <translation>结果列表</translation>
    </message>
    <message>
        <source>Save DOCX…</source>
        <translation>存为 DOCX…</translation>
    </message>
    <message>
        <source>Save the outline as DOCX</source>
        <translation>把报告提纲存为 DOCX</translation>
    </message>
    <message>
        <source>Say what was found</source>
        <translation>写查看情况</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Something missing</source>
        <translation>有欠缺</translation>
    </message>
    <message>
        <source>Supervision points</source>
        <translation>监督要点</translation>
    </message>
    <message>
        <source>The file leaves the vault unencrypted. It is entered in the export register and read back.</source>
        <translation>文件以明文离开保险库，记入导出登记，写出后回读核对。</translation>
    </message>
    <message>
        <source>Title, number or words of a clause</source>
        <translation>名称、文号或条款文字</translation>
    </message>
    <message>
        <source>Volume number</source>
        <translation>卷号</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>查看情况</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>Working paper</source>
        <translation>底稿</translation>
    </message>
    <message>
        <source>Working paper {n}</source>
        <translation>底稿 {n}</translation>
    </message>
    <message>
        <source>frozen {day}</source>
        <translation>{day} 冻结</translation>
    </message>
    <message>
        <source>{code} is cited in {serial}</source>
        <translation>{code} 已引入 {serial}</translation>
    </message>
    <message>
        <source>{looked} of {total} looked at</source>
        <translation>已查看 {looked} / {total}</translation>
    </message>
    <message>
        <source>{name} is written to {medium} and reads back equal; export {number}</source>
        <translation>{name} 已写出到 {medium}，回读一致；导出登记 {number}</translation>
    </message>
    <message>
        <source>{n} fact names no row of evidence: its sentence leads to the paper only.</source>
        <translation>{n} 条事实没有对应的支撑材料，只能追溯到底稿。</translation>
    </message>
    <message>
        <source>{n} facts name no row of evidence: their sentences lead to the paper only.</source>
        <translation>{n} 条事实没有对应的支撑材料，只能追溯到底稿。</translation>
    </message>
    <message>
        <source>{n} issue has no frozen paper: the report may not be written from it yet.</source>
        <translation>{n} 个问题没有冻结底稿，还不能写入报告。</translation>
    </message>
    <message>
        <source>{n} issues have no frozen paper: the report may not be written from them yet.</source>
        <translation>{n} 个问题没有冻结底稿，还不能写入报告。</translation>
    </message>
    <message>
        <source>{n} outline stands ready in the packs in use: “From a pack…” takes it over.</source>
        <translation>已启用的清单包里有 {n} 份提纲，可点“从清单包取用…”取用。</translation>
    </message>
    <message>
        <source>{n} outlines stand ready in the packs in use: “From a pack…” takes one over.</source>
        <translation>已启用的清单包里有 {n} 份提纲，可点“从清单包取用…”逐份取用。</translation>
    </message>
</context>
</TS>
