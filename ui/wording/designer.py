"""Questionnaires under design: what keeps one from being saved, said beside the question."""

from __future__ import annotations

from collections.abc import Mapping

DESIGNER: Mapping[str, tuple[str, str]] = {
    "DESIGN_NO_TITLE": ("还没有标题 |  | 写上标题。", "There is no title |  | Write one."),
    "DESIGN_FORM_ID": (
        "表号须以字母开头，只用字母、数字、下划线、连字符和点 |  | 改正表号。",
        "A form id begins with a letter and has letters, digits, underscores, hyphens and dots only |  | Correct it.",
    ),
    "DESIGN_NO_VERSION": ("还没有版本号 |  | 写上版本，例如 1。", "There is no version |  | Write one, for example 1."),
    "DESIGN_VERSION_TAKEN": (
        "表号 {id} 第 {version} 版已经有了 |  | 改版本，或另取表号。",
        "There is a form {id}, version {version} already |  | Change the version, or take another form id.",
    ),
    "DESIGN_NOTHING_ASKED": ("还没有题目 |  | 至少加一道题。", "Nothing is asked yet |  | Add at least one question."),
    "DESIGN_STATEMENT_LANGUAGE": (
        "目的或匿名说明缺少{language} |  | 补上，或都留空。",
        "The purpose or the anonymity statement is missing in {language} |  | Add it, or leave both languages empty.",
    ),
    "DESIGN_APPRAISAL_NUMBERED": (
        "民主测评不记名，各份不能编号 |  | 勾选“不记名”，或把类别改为问卷。",
        "An appraisal is anonymous; its copies cannot have numbers |  | Tick “Anonymous”, or make it a questionnaire.",
    ),
    "DESIGN_SAYS_ANONYMOUS": (
        "各份有编号，说明里却提到不记名 |  | 看一看说明是否属实。",
        "The copies have numbers, but the statement speaks of anonymity |  | See that what it says is true.",
    ),
    "DESIGN_EMPTY_WORDS": ("还没有写文字 |  | 写上。", "It has no words yet |  | Write them."),
    "DESIGN_NO_WORDS": ("缺少{language}文字 |  | 写上。", "The words in {language} are missing |  | Write them."),
    "DESIGN_HINT_LANGUAGE": (
        "提示缺少{language} |  | 补上，或都留空。",
        "The hint is missing in {language} |  | Add it, or leave both languages empty.",
    ),
    "DESIGN_LINE_LANGUAGE": (
        "有一行缺少{language} |  | 补上，或删去这一行。",
        "A line is missing in {language} |  | Add it, or delete the line.",
    ),
    "DESIGN_LINE_TWICE": (
        "第 {first} 行与第 {second} 行相同 |  | 改一行，或删去一行。",
        "Lines {first} and {second} say the same |  | Change or delete one of them.",
    ),
    "DESIGN_FEW_OPTIONS": (
        "至少要 {least} 个选项 |  | 补写选项。",
        "At least {least} options are needed |  | Write more options.",
    ),
    "DESIGN_FEW_ROWS": (
        "至少要 {least} 个评价项目 |  | 补写项目。",
        "At least {least} items are needed |  | Write more items.",
    ),
    "DESIGN_MOST": (
        "最多选 {most} 项，多于选项数 |  | 改小，或填 0 表示不限。",
        "Up to {most} may be chosen, which is more than there are |  | Make it smaller; 0 means any number.",
    ),
    "DESIGN_SCALE": (
        "量表须从小到大，不超过 {limit} 级 |  | 改正两端。",
        "A scale goes from a lower to a higher number, with no more than {limit} places |  | Correct its ends.",
    ),
    "DESIGN_SCALE_WORDS": (
        "写了文字的量表须从 1 开始 |  | 起点改为 1，或删去各级文字。",
        "A scale with words begins with 1 |  | Let it begin with 1, or delete the words.",
    ),
    "DESIGN_BOUNDS": (
        "最小值 {low} 大于最大值 {high} |  | 改正。",
        "The least value {low} is more than the greatest {high} |  | Correct them.",
    ),
    "DESIGN_SECTION_EMPTY": (
        "这一部分没有题目 |  | 在下面加题，或删去标题。",
        "There is nothing in this section |  | Add a question below it, or delete it.",
    ),
    "DESIGN_TOO_LONG": (
        "文字太长，上限 {limit} 字 |  | 改短。",
        "The words are too long, the limit is {limit} characters |  | Shorten them.",
    ),
    "DESIGN_SKIP_GONE": (
        "跳转所依据的题目已不在 |  | 另选一题，或改为都要填。",
        "The question that this one depends on is gone |  | Choose another, or ask it always.",
    ),
    "DESIGN_SKIP_LATER": (
        "跳转所依据的题目排在本题后面 |  | 调整顺序，或另选一题。",
        "The question that this one depends on stands after it |  | Change the order, or choose another.",
    ),
    "DESIGN_SKIP_OPTION": (
        "跳转所依据的选项已不在 |  | 另选一个选项。",
        "The option that this question depends on is gone |  | Choose another.",
    ),
    "DESIGN_BEYOND": (
        "这张表用到了设计器以外的功能（{name}），不能在这里改 | 表没有改动 | 在表格软件里改，再导入。",
        "This form uses more than the designer knows ({name}), so it cannot be changed here | The form was not touched | Change it in a spreadsheet program and bring it again.",
    ),
    "DESIGN_DAMAGED": (
        "这份设计的草稿读不出来 | 已保存的表没有改动 | 舍弃草稿，从模板或已有的表重新开始。",
        "The draft of this design cannot be read | Forms that are kept were not touched | Discard it and begin from a template or a form that is kept.",
    ),
    "DESIGN_NOT_READY": (
        "还不能保存：有 {count} 处要改 | 草稿已保留 | 先改正标出的题目。",
        "It cannot be saved yet: {count} places need work | The draft is kept | Correct the questions that are marked.",
    ),
}
