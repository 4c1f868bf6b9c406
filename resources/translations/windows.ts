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
</context>
</TS>
