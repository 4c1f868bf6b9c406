<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Filter by day and organisation</source>
        <translation>按日期和单位筛选</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>恢复全部</translation>
    </message>
    <message>
        <source>{n} shown</source>
        <translation>显示 {n} 条</translation>
    </message>
    <message>
        <source>Document shown: words, title or number</source>
        <translation>出示的资料：词语、名称或编号</translation>
    </message>
    <message>
        <source>Not in the log: type it</source>
        <translation>台账里没有，直接写</translation>
    </message>
    <message>
        <source>Calculate in one ledger</source>
        <translation>在一本账内计算</translation>
    </message>
    <message>
        <source>Calculate in this ledger…</source>
        <translation>在这本账内计算…</translation>
    </message>
    <message>
        <source>Keep as a review note</source>
        <translation>存为查阅记录</translation>
    </message>
    <message>
        <source>What to calculate</source>
        <translation>算什么</translation>
    </message>
    <message>
        <source>Sum of a column</source>
        <translation>一栏求和</translation>
    </message>
    <message>
        <source>Gaps and duplicates in a number series</source>
        <translation>编号的缺号与重号</translation>
    </message>
    <message>
        <source>Lines left out</source>
        <translation>不计的行</translation>
    </message>
    <message>
        <source>Lines left out (totals)</source>
        <translation>不计的行（合计行）</translation>
    </message>
    <message>
        <source>Numbers of lines, with commas.</source>
        <translation>写行号，用逗号隔开。</translation>
    </message>
    <message>
        <source>Reading the ledger</source>
        <translation>正在读账</translation>
    </message>
    <message>
        <source>Lines of the ledger</source>
        <translation>账的各行</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>栏</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Only inside this one file of this document: nothing is compared with other lists.</source>
        <translation>只在这份资料的这一个文件内计算，不与任何其他名单或表格比对。</translation>
    </message>
    <message>
        <source>No categories and checklists are here yet; the leader can install them.</source>
        <translation>还没有问题分类和监督清单，可请组长导入。</translation>
    </message>
    <message>
        <source>No categories and checklists are here yet. A working paper needs a category.</source>
        <translation>还没有问题分类和监督清单。写底稿要用到问题分类。</translation>
    </message>
    <message>
        <source>Install the neutral pack</source>
        <translation>导入通用资料包</translation>
    </message>
    <message>
        <source>Begin with an interview (Ctrl N) or a document request; a working paper gathers what they show. What is open or late will stand here.</source>
        <translation>先开一场谈话（Ctrl N）或调阅资料，再用底稿汇总。未办完和超期的都会列在这里。</translation>
    </message>
    <message>
        <source>An invented organisation</source>
        <translation>虚构的单位</translation>
    </message>
    <message>
        <source>Practice vault</source>
        <translation>演练库</translation>
    </message>
    <message>
        <source>To try everything out on this laptop</source>
        <translation>在这台电脑上试用全部功能</translation>
    </message>
    <message>
        <source>Every page says “Practice”. Write nothing real into it.</source>
        <translation>每一页都标“演练”。不要写真实内容。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Who are you, and what do you practise on?</source>
        <translation>您是谁，拿哪个单位演练？</translation>
    </message>
    <message>
        <source>You become the team's leader. Invent the organisation.</source>
        <translation>您作为组长。单位请用虚构的。</translation>
    </message>
    <message>
        <source>Nobody can read it back; a practice vault without it is lost.</source>
        <translation>口令无法找回；忘了口令，演练库就打不开。</translation>
    </message>
    <message>
        <source>Open the practice vault</source>
        <translation>开启演练库</translation>
    </message>
    <message>
        <source>Practice team</source>
        <translation>演练组</translation>
    </message>
    <message>
        <source>Practice round</source>
        <translation>演练轮次</translation>
    </message>
    <message>
        <source>Practise without a kit…</source>
        <translation>不用工具包，先演练…</translation>
    </message>
    <message>
        <source>{n} interview of others is not locked yet</source>
        <translation>他人有 {n} 份谈话尚未锁定</translation>
    </message>
    <message>
        <source>{n} interviews of others are not locked yet</source>
        <translation>他人有 {n} 份谈话尚未锁定</translation>
    </message>
    <message>
        <source>{n} draft of others is not submitted yet</source>
        <translation>他人有 {n} 份底稿尚未提交</translation>
    </message>
    <message>
        <source>{n} drafts of others are not submitted yet</source>
        <translation>他人有 {n} 份底稿尚未提交</translation>
    </message>
    <message>
        <source>a record</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>Filter by day, state and organisation</source>
        <translation>按日期、状态和单位筛选</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>Which part of it is the evidence</source>
        <translation>以其中哪一部分为支撑材料</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>统计表</translation>
    </message>
    <message>
        <source>Take over a further kit</source>
        <translation>导入增发的工具包</translation>
    </message>
    <message>
        <source>Only the office that made the first kit is believed. Records stay as they are; whom the roster names no more loses the account.</source>
        <translation>只认制作第一个工具包的巡察办。记录不变；名单上不再有的人，账户即停用。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose the kit file that the office made</source>
        <translation>请选择巡察办制作的工具包文件</translation>
    </message>
    <message>
        <source>Take over a kit…</source>
        <translation>导入工具包…</translation>
    </message>
    <message>
        <source>The kit is taken over. Dates and accounts hold now; organisations, outlines and packs from the next unlocking.</source>
        <translation>工具包已导入。授权日期和账户现已生效；被巡察单位、提纲和资料包下次开启后生效。</translation>
    </message>
    <message>
        <source>Without account from now on: {names}.</source>
        <translation>账户已停用：{names}。</translation>
    </message>
    <message>
        <source>No passphrase yet: {names}.</source>
        <translation>尚无口令：{names}。</translation>
    </message>
    <message>
        <source>Kit file</source>
        <translation>工具包文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Passphrase of the kit</source>
        <translation>工具包口令</translation>
    </message>
    <message>
        <source>Type the passphrase</source>
        <translation>请输入口令</translation>
    </message>
</context>
</TS>
