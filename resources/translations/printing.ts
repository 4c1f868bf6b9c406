<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>Preview of a draft. These pages are not printed until the record has got that far.</source>
        <translation>草稿预览。记录办到相应步骤后才能打印。</translation>
    </message>
    <message>
        <source>This record is void: its pages are shown, but no longer printed.</source>
        <translation>记录已作废：只供查看，不再打印。</translation>
    </message>
    <message>
        <source>Preview pages</source>
        <translation>预览页面</translation>
    </message>
    <message>
        <source>Head of the notice</source>
        <translation>发文机关标志</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Red, for a colour printer</source>
        <translation>红色（彩色打印机）</translation>
    </message>
    <message>
        <source>Let this print out</source>
        <translation>准予打印</translation>
    </message>
    <message>
        <source>Prints of this team need the leader's word. It is noted in the print register.</source>
        <translation>本组打印须由组长批准，批准记入打印登记。</translation>
    </message>
</context>
</TS>
