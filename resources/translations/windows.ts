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
</context>
</TS>
