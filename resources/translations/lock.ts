<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>Stop it now</source>
        <translation>现在就停</translation>
    </message>
    <message>
        <source>Stopping. Nothing stays under its final name; a bundle can be written again.</source>
        <translation>正在停止。不会留下正式文件名的半成品；封装包可以重新写出。</translation>
    </message>
    <message>
        <source>The vault is being locked. What is being written is written to its end; then the keys are gone and the program starts anew.</source>
        <translation>保险库正在锁定。正在写的内容写完后，密钥清除，程序重新开始。</translation>
    </message>
</context>
</TS>
