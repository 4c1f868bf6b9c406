<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>(no title yet)</source>
        <translation>（未写标题）</translation>
    </message>
    <message>
        <source>(no words yet)</source>
        <translation>（未写题目）</translation>
    </message>
    <message>
        <source>A form that is designed here is an XLSForm like any other; until it is saved it stays a draft of yours in the vault.</source>
        <translation>在这里设计的表与其他 XLSForm 一样；保存之前只是您在保险库里的草稿。</translation>
    </message>
    <message>
        <source>A rating table of items and grades, an overall grade, comments</source>
        <translation>项目×等级测评表、总体评价、意见建议</translation>
    </message>
    <message>
        <source>About the form</source>
        <translation>表的说明</translation>
    </message>
    <message>
        <source>Add a grade</source>
        <translation>加等级</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>加题</translation>
    </message>
    <message>
        <source>Add a question…</source>
        <translation>加题…</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>加项目</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>加选项</translation>
    </message>
    <message>
        <source>Anonymity and how to answer</source>
        <translation>匿名说明和填写方法</translation>
    </message>
    <message>
        <source>Answers {first} to {last} of {count}</source>
        <translation>第 {first}—{last} 项，共 {count} 项</translation>
    </message>
    <message>
        <source>Appraisal</source>
        <translation>民主测评</translation>
    </message>
    <message>
        <source>As soon as something is asked, it stands here.</source>
        <translation>加了题目，这里就能看到。</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>由谁填写</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>从模板开始</translation>
    </message>
    <message>
        <source>Bring the form you have (XLSForm as .xlsx, .xls, .csv or .md), or design one here.</source>
        <translation>导入已有的表（XLSForm，.xlsx、.xls、.csv 或 .md），或在这里设计一张。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
    <message>
        <source>Count grades as points and give the mean</source>
        <translation>等级计分，统计时给出平均分</translation>
    </message>
    <message>
        <source>Date answer</source>
        <translation>日期题</translation>
    </message>
    <message>
        <source>Delete the question</source>
        <translation>删题</translation>
    </message>
    <message>
        <source>Delete the question (in the list)</source>
        <translation>删题（在题目列表中）</translation>
    </message>
    <message>
        <source>Delete this line</source>
        <translation>删去这一行</translation>
    </message>
    <message>
        <source>Democratic appraisal</source>
        <translation>民主测评</translation>
    </message>
    <message>
        <source>Design a form</source>
        <translation>设计问卷表</translation>
    </message>
    <message>
        <source>Design a form…</source>
        <translation>设计问卷表…</translation>
    </message>
    <message>
        <source>Discard design…</source>
        <translation>舍弃设计…</translation>
    </message>
    <message>
        <source>Discard this design</source>
        <translation>舍弃这份设计</translation>
    </message>
    <message>
        <source>Draft being kept…</source>
        <translation>正在存草稿…</translation>
    </message>
    <message>
        <source>Draft kept {time}; not saved as a form yet</source>
        <translation>草稿已存 {time}，还没有保存为问卷表</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一题</translation>
    </message>
    <message>
        <source>Edit as a new version</source>
        <translation>改为新版本</translation>
    </message>
    <message>
        <source>Empty form</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>English and Chinese</source>
        <translation>英文和中文</translation>
    </message>
    <message>
        <source>Export the file…</source>
        <translation>导出文件…</translation>
    </message>
    <message>
        <source>Export the form</source>
        <translation>导出问卷表</translation>
    </message>
    <message>
        <source>Go on with a design of yours</source>
        <translation>接着设计</translation>
    </message>
    <message>
        <source>Grades, the best one first</source>
        <translation>等级，从好到差</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题文字</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>If both are left empty, the page prints a general statement. A blank counts as abstention.</source>
        <translation>两项都空着时，印通用的说明。不选视为弃权。</translation>
    </message>
    <message>
        <source>It is gone for good. Forms that were saved stay.</source>
        <translation>舍弃后不能恢复。已保存的问卷表不受影响。</translation>
    </message>
    <message>
        <source>Items to be rated</source>
        <translation>评价项目</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look at a form, or edit it as a new version</source>
        <translation>查看已有的表，或改为新版本</translation>
    </message>
    <message>
        <source>Most that may be chosen</source>
        <translation>最多选几项（0 为不限）</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move the question</source>
        <translation>移动题目</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>多选题</translation>
    </message>
    <message>
        <source>Must be answered</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>没有存上</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>还没有保存</translation>
    </message>
    <message>
        <source>Note to the reader</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>Nothing but the anonymity statement</source>
        <translation>只有匿名说明</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>还没有改动</translation>
    </message>
    <message>
        <source>Nothing in the way</source>
        <translation>可以保存</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>还没有可看的</translation>
    </message>
    <message>
        <source>Number with decimals</source>
        <translation>小数题</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Opinion survey</source>
        <translation>意见调查</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Paper pages</source>
        <translation>纸面</translation>
    </message>
    <message>
        <source>Questionnaire form</source>
        <translation>问卷表</translation>
    </message>
    <message>
        <source>Questions of the form</source>
        <translation>题目列表</translation>
    </message>
    <message>
        <source>Rating table: item × grade</source>
        <translation>测评表：项目×等级</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Room for several lines</source>
        <translation>留几行书写</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>保存问卷表</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量表题</translation>
    </message>
    <message>
        <source>Section heading</source>
        <translation>部分标题</translation>
    </message>
    <message>
        <source>Single choice</source>
        <translation>单选题</translation>
    </message>
    <message>
        <source>Text answer</source>
        <translation>文字题</translation>
    </message>
    <message>
        <source>Text for the reader</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The option</source>
        <translation>选项内容</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Two sections: single and multiple choice, a scale, comments</source>
        <translation>两个部分：单选、多选、量表、意见建议</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>What to begin with</source>
        <translation>从哪里开始</translation>
    </message>
    <message>
        <source>Whether it is that option</source>
        <translation>选或未选</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数题</translation>
    </message>
    <message>
        <source>Words for the places, if wanted</source>
        <translation>各级文字，可不写</translation>
    </message>
    <message>
        <source>Words for {n}</source>
        <translation>第 {n} 级文字</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是非题</translation>
    </message>
    <message>
        <source>a question that is not there before</source>
        <translation>前面没有这一题</translation>
    </message>
    <message>
        <source>an option that is gone</source>
        <translation>选项已不在</translation>
    </message>
    <message>
        <source>asked of some</source>
        <translation>部分人填写</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>if {number}: {words}</source>
        <translation>第 {number} 题：{words}</translation>
    </message>
    <message>
        <source>is chosen</source>
        <translation>选了</translation>
    </message>
    <message>
        <source>is not chosen</source>
        <translation>没选</translation>
    </message>
    <message>
        <source>{n} place needs work</source>
        <translation>{n} 处要改</translation>
    </message>
    <message>
        <source>{n} places need work</source>
        <translation>{n} 处要改</translation>
    </message>
    <message>
        <source>{n} question</source>
        <translation>{n} 题</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} 题</translation>
    </message>
    <message>
        <source>{what}, {language}</source>
        <translation>{what}（{language}）</translation>
    </message>
    <message>
        <source>“Other”, with a line to write on</source>
        <translation>加“其他”，留书写处</translation>
    </message>
    <message>
        <source>Questions that are not finished are left out here</source>
        <translation>还没写好的题目暂不显示</translation>
    </message>
    <message>
        <source>What is said of the form</source>
        <translation>对这份表的说明</translation>
    </message>
    <message>
        <source>This form cannot be used: {n} errors</source>
        <translation>这份表不能用，有 {n} 处错误</translation>
    </message>
    <message>
        <source>Check again once this is mended: there may be other errors.</source>
        <translation>改正后请再检查一次，可能还有别的错误。</translation>
    </message>
    <message>
        <source>Anonymous: all copies are alike, none has a number</source>
        <translation>不记名：各份相同，没有编号</translation>
    </message>
    <message>
        <source>Print a specimen…</source>
        <translation>打印样张…</translation>
    </message>
    <message>
        <source>A specimen to look at; copies to hand out are printed from a batch</source>
        <translation>样张只供查看；发放的问卷在批次里印</translation>
    </message>
    <message>
        <source>Each copy carries its own number; no number is printed twice</source>
        <translation>每份有自己的编号，同一编号不印两次</translation>
    </message>
    <message>
        <source>The one number has been printed</source>
        <translation>唯一的编号已印过</translation>
    </message>
    <message>
        <source>All {n} numbers have been printed</source>
        <translation>{n} 个编号都已印过</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>起号</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>止号</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>This form cannot be used: {n} error</source>
        <translation>这份表不能用，有 {n} 处错误</translation>
    </message>
    <message>
        <source>all alike, anonymous</source>
        <translation>相同，不记名</translation>
    </message>
    <message>
        <source>each with its number</source>
        <translation>各有编号</translation>
    </message>
    <message>
        <source>Copies on paper</source>
        <translation>纸质各份</translation>
    </message>
</context>
</TS>
