"""Forms that teams bring: why one is refused, and what is kept otherwise than it asks (forms/xlsform)."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]


def _refused(zh: str, en: str, do_zh: str, do_en: str) -> Pair:
    """A file that is not taken: nothing of it is kept."""
    return (
        f"{zh} | 没有导入，原来的表单没有改动 | {do_zh}",
        f"{en} | Nothing was imported, forms already here were not touched | {do_en}",
    )


def _at(zh: str, en: str, do_zh: str, do_en: str) -> Pair:
    """The same, with the sheet and the row."""
    return _refused(f"{{sheet}} 表第 {{row}} 行：{zh}", f"Sheet {{sheet}}, row {{row}}: {en}", do_zh, do_en)


def _notice(zh: str, en: str) -> Pair:
    """Something done otherwise; the form stays usable."""
    return f"{{sheet}} 表第 {{row}} 行：{zh}", f"Sheet {{sheet}}, row {{row}}: {en}"


_FILE: Mapping[str, Pair] = {
    "FORM_NOT_A_FORM": _refused("这个文件不是 XLSForm 表单", "This file is no XLSForm", "选 .xlsx、.xls、.csv 或 .md 格式的 XLSForm。", "Choose an XLSForm in .xlsx, .xls, .csv or .md format."),
    "FORM_EMPTY_FILE": _refused("文件是空的", "The file is empty", "选另一个文件。", "Choose another file."),
    "FORM_TOO_LARGE": _refused("文件太大：{size_bytes}，上限 {limit_bytes}", "The file is too large: {size_bytes}, the limit is {limit_bytes}", "删去图片和多余的工作表再试。", "Remove pictures and spare sheets and try again."),
    "FORM_TOO_MANY_ROWS": _refused("表单太长：{sheet} 表最多 {limit} 行", "The form is too long: sheet {sheet} may have {limit} rows", "把表单分成几份。", "Split the form."),
    "FORM_ENCRYPTED": _refused("工作簿设了打开密码", "The workbook is protected by a password", "另存为不设密码的工作簿。", "Save it without a password."),
    "FORM_ENCODING": _refused("文字编码无法识别", "The encoding of the text is not known", "另存为 UTF-8 编码。", "Save it as UTF-8."),
    "FORM_FILE_DAMAGED": _refused("文件已损坏，读不出来", "The file is damaged and cannot be read", "用表格软件打开并另存一份。", "Open it in a spreadsheet program and save a new copy."),
    "FORM_FILE_UNREADABLE": _refused("无法读取文件 {name}", "The file {name} cannot be read", "检查介质是否还在、文件能否打开。", "Check that the medium is still there and the file can be opened."),
    "FORM_SHEET_OTHERWISE": _refused("没有 {name} 工作表，但有名称相近的 {found}", "There is no sheet {name}, but one with a similar name: {found}", "如果就是它，把名称改为 {name}。", "If it is meant, name it {name}."),
    "FORM_OLD_NAMED": _refused("扩展名是 .xlsx，内容却不是", "The file is called .xlsx but is none", "如果是旧格式的工作簿，把扩展名改为 .xls；或在表格软件里另存为 .xlsx。", "If it is an old workbook, let its name end in .xls; or save it as .xlsx in a spreadsheet program."),
    "FORM_NO_SURVEY": _refused("缺少名为 survey 的工作表", "There is no sheet named survey", "把题目放在名为 survey 的工作表里。", "Put the questions on a sheet named survey."),
    "FORM_NO_HEADER": _at("缺少列名", "the column names are missing", "在第一行写上列名。", "Write the column names in the first row."),
    "FORM_COLUMN_MISSING": _at("缺少列 {name}", "the column {name} is missing", "补上这一列。", "Add the column."),
    "FORM_COLUMN_TWICE": _at("列 {name} 出现两次", "the column {name} is there twice", "改名或删去其中一列。", "Rename or remove one of them."),
    "FORM_ROWS_AFTER_GAP": _at("与第 {after} 行之间空行太多，后面的内容不会被读到", "too many empty rows since row {after}; what follows would not be read", "删去中间的空行；后面没有内容的，清除这一行（也许只有一个空格）。", "Delete the empty rows; if nothing is meant to follow, clear this row (it may hold a mere space)."),
    "FORM_FORMULA_EMPTY": _at("{column} 列的公式没有算出的值", "the formula in column {column} has no value", "在表格软件里重新计算并保存，或把公式换成值。", "Recalculate and save in a spreadsheet program, or replace the formula by its value."),
    "FORM_FORMULA_ERROR": _at("{column} 列的公式出错", "the formula in column {column} is in error", "改正公式，或换成值。", "Correct the formula, or replace it by its value."),
    "FORM_DATE_AMBIGUOUS": _at("{column} 列的日期读不准", "the date in column {column} cannot be read for certain", "把单元格改为文本格式再写日期。", "Make the cell a text and write the date again."),
    "FORM_CSV_SHEETS": _refused("这个 CSV 文件没有写明哪些行属于 survey 表（第 1 行就是列名）", "This CSV file does not say which rows are the survey sheet (row 1 has the column names already)", "在最前面加一行，第一格写 survey；其余各行左边空出一格。或者另存为 .xlsx，工作表取名 survey。", "Put a row in front with survey in its first cell, and leave the first cell of every other row empty; or save as .xlsx with a sheet named survey."),
    "FORM_NOT_VALID": _at("这一行不合 XLSForm 的规定", "this row breaks a rule of XLSForm", "改正这一行后再导入。读表程序的原话：“{detail}”", "Correct the row and import again. The reader's own words: “{detail}”"),
    "FORM_NOT_VALID_SOMEWHERE": _refused("表单不合 XLSForm 的规定，读表程序没有说是哪一行", "The form breaks a rule of XLSForm; the reader does not say in which row", "改正后再导入。读表程序的原话：“{detail}”", "Correct it and import again. The reader's own words: “{detail}”"),
}  # fmt: skip

_QUESTIONS: Mapping[str, Pair] = {
    "FORM_NO_QUESTIONS": _at("没有题目", "there are no questions", "至少写一道题。", "Write at least one question."),
    "FORM_NO_TYPE": _at("题目没有题型（type）", "a question has no type", "写上题型。", "Give its type."),
    "FORM_NO_NAME": _at("题目或分组没有名称（name）", "a question or group has no name", "写上名称。", "Give its name."),
    "FORM_NAME_TWICE": _at("名称 {name} 已用过", "the name {name} is already used", "换一个名称。", "Choose another name."),
    "FORM_NAME_RESERVED": _at("名称 {name} 不能用", "the name {name} cannot be used", "换一个名称。", "Choose another name."),
    "FORM_NAME_CHARACTERS": _at("名称“{name}”里有不能用的字符", "the name “{name}” has characters that cannot be used", "名称以字母或下划线开头，后面只用字母、数字、下划线、连字符和点。", "Begin a name with a letter or underscore; then letters, digits, underscores, hyphens and dots."),
    "FORM_TYPE_UNKNOWN": _at("不认识题型 {type}", "the question type {type} is not known", "换成可用的题型，例如 text、integer、date、select_one 加选项表名。", "Use one that is, such as text, integer, date, or select_one with the name of a list."),
    "FORM_SELECT_NO_LIST": _at("题型 {type} 后面没有写选项表的名称", "{type} does not name its list of choices", "写成“{type} 选项表名”。", "Write {type} and the name of the list."),
    "FORM_TYPE_UNSUPPORTED": _at("不支持 {type}", "{type} is not supported", "换成重复组（begin repeat）或分组。", "Use a repeat or a group instead."),
    "FORM_NO_CALCULATION": _at("计算题没有算式（calculation）", "a calculation has nothing to calculate", "写上算式，或删去这一行。", "Write the calculation, or delete the row."),
    "FORM_END_WITHOUT_BEGIN": _at("end {type} 没有对应的 begin {type}", "end {type} without its begin {type}", "补上开头或删去这一行。", "Add the beginning or delete the row."),
    "FORM_BEGIN_WITHOUT_END": _at("begin {type} 没有对应的 end {type}", "begin {type} without its end {type}", "补上结尾。", "Add its end."),
    "FORM_NESTED_DEEP": _at("分组套得太深（上限 {limit} 层）", "groups stand too deep in one another (limit {limit})", "减少分组的层数。", "Use fewer levels of groups."),
    "FORM_NO_LIST": _at("选项表里没有 {name}", "there is no list of choices {name}", "在 choices 表里加上这个列表，或改正名称。", "Add the list on the choices sheet, or correct its name."),
    "FORM_NO_CHOICES": _refused("缺少 {name} 工作表", "There is no sheet {name}", "加上 {name} 表，列为 list_name、name、label。", "Add the sheet {name} with the columns list_name, name and label."),
    "FORM_CHOICE_NO_NAME": _at("选项没有名称（name）", "a choice has no name", "写上名称。", "Give its name."),
    "FORM_CHOICE_TWICE": _at("选项名称 {name} 在同一列表里重复", "the name {name} is in its list twice", "换一个名称。", "Choose another name."),
    "FORM_CHOICE_SPACES": _at("列表 {list} 的选项名称 {name} 含空格，多选题不能用", "the name {name} in list {list} has a space, which a multiple choice cannot have", "用下划线代替空格。", "Write an underscore instead."),
    "FORM_PARAMETER_UNKNOWN": _at("不认识参数 {name}", "the parameter {name} is not known", "可用的参数：{accepted}。", "Known parameters: {accepted}."),
    "FORM_PARAMETER_VALUE": _at("参数 {name} 的值不对", "the value of the parameter {name} is wrong", "改正这个值，或删去这个参数。", "Correct the value, or remove the parameter."),
    "FORM_ENTITIES_WRONG": _at("实体（entities 表、save_to 列）写得不对；本程序不用实体", "the entities (sheet entities, column save_to) are wrong; this program has no use for them", "删去 entities 表和 save_to 列，或改正写法。", "Remove the sheet and the column, or correct them."),
    "FORM_TRIGGER_EMPTY": _at("后台定位题（background-geopoint）没有写触发的题目（trigger）", "a background-geopoint does not say which question triggers it (trigger)", "写上 trigger，或删去这一行；本程序不在后台定位。", "Write its trigger, or delete the row: nothing is located in the background here."),
    "FORM_AUDIT_NAME": _at("audit 行的名称（name）须留空", "a row of type audit has a name", "删去名称，或删去这一行；本程序不作过程记录。", "Leave its name empty, or delete the row: nothing is audited here."),
    "FORM_FILTER_OTHER": _at("有 choice_filter 的题不能再用 or_other", "a question with a choice_filter cannot have or_other", "去掉其中一个；需要“其他”时在选项里自己写一项。", "Remove one of them; write “other” as a choice of its own."),
    "FORM_FILTER_TABLE": _at("表格组（table-list）里的题不能有 choice_filter", "a question of a table-list cannot have a choice_filter", "删去 choice_filter，或去掉组的 table-list。", "Remove the choice_filter, or table-list from the group."),
    "FORM_NO_LIST_OTHER": _at("or_other 题的选项表是空的", "the list of a question with or_other has no choices", "在 choices 表里写上选项。", "Write its choices on the choices sheet."),
    "FORM_LOOP": _at("不支持 begin loop", "begin loop is not supported", "换成重复组（begin repeat）或分组（begin group）。", "Use begin repeat or begin group instead."),
    "FORM_PARAMETER_WRONG": _at("参数（parameters）写得不对", "the parameters are wrong", "参数的写法是 名称=值，之间用空格隔开。", "Write parameters as name=value, with spaces between."),
    "FORM_RANGE_WRONG": _at("刻度题的 start、end、step 不成立，或格数太多（上限 {limit} 格）", "start, end and step of a range do not go together, or give too many places (limit {limit})", "改用普通大小的数字，步长 step 大于 0。", "Use numbers of ordinary size and a step above 0."),
    "FORM_TABLE_LISTS_DIFFER": _at("同一表格组里的选项表不同（{name}）", "the questions of one table use different lists ({name})", "表格组里各题用同一个选项表。", "Use one list for all questions of the table."),
    "FORM_FILE_MISSING": _at("缺少文件 {name}", "the file {name} is missing", "把文件放在表单旁边再导入。", "Put the file beside the form and import again."),
    "FORM_FILE_KIND": _at("不能读取 {name}，只能用 CSV 文件", "{name} cannot be read, only CSV files can", "换成 CSV 文件。", "Use a CSV file."),
    "FORM_TABLE_COLUMN": _at("文件 {name} 里没有列 {column}", "the file {name} has no column {column}", "改正列名，或用 parameters 指明列。", "Correct the column's name, or name it in the parameters."),
    "FORM_TABLE_LARGE": _refused("文件 {name} 太大，上限 {limit_bytes}", "The file {name} is too large, the limit is {limit_bytes}", "删去表里用不到的行和列。", "Delete rows and columns that are not needed."),
    "FORM_TABLE_ENCODING": _refused("文件 {name} 的文字编码无法识别", "The encoding of the file {name} is not known", "另存为 UTF-8 编码的 CSV。", "Save it as CSV in UTF-8."),
    "FORM_TABLE_WRONG": _refused("文件 {sheet} 不是 CSV 表", "The file {sheet} is no CSV table", "用表格软件另存为 CSV。", "Save it as CSV in a spreadsheet program."),
}  # fmt: skip

_EXPRESSIONS: Mapping[str, Pair] = {
    "FORM_EXPRESSION_WRONG": _at("{column} 的算式读不懂，在“{near}”处", "the expression in {column} cannot be read, near “{near}”", "检查括号、引号和运算符。", "Check brackets, quotes and operators."),
    "FORM_EXPRESSION_LONG": _at("{column} 的算式太长（上限 {limit} 字）", "the expression in {column} is too long (limit {limit} characters)", "拆成几道计算题。", "Split it into several calculations."),
    "FORM_EXPRESSION_DEEP": _at("{column} 的算式括号套得太深（上限 {limit} 层）", "the brackets in {column} are too deep (limit {limit})", "拆成几道计算题。", "Split it into several calculations."),
    "FORM_FUNCTION_UNKNOWN": _at("{column} 里用了不支持的函数 {function}()", "{column} uses the function {function}(), which is not supported", "换一种写法，或删去这个算式。", "Write it in another way, or remove the expression."),
    "FORM_FUNCTION_ARGUMENTS": _at("{column} 里函数 {function}() 的参数不对（{count}）", "in {column} the arguments of {function}() are wrong ({count})", "改正参数。", "Correct the arguments."),
    "FORM_REFERENCE_UNKNOWN": _at("{column} 里的 ${{{name}}} 没有这道题", "{column} names ${{{name}}}, which is no question", "改正题目名称。", "Correct the name of the question."),
    "FORM_REFERENCE_AMBIGUOUS": _at("{column} 里的 ${{{name}}} 有多道同名题", "{column} names ${{{name}}}, which several questions are called", "让题目名称各不相同。", "Give the questions different names."),
    "FORM_REFERENCE_WRITTEN": _at("{column} 里的引用写得不对", "a reference in {column} is wrong", "引用的写法是 ${{题目名称}}。", "Write a reference as ${{name}}."),
    "FORM_LAST_SAVED": _at("不支持引用上次保存的答案（{name}）", "answers of the last form saved ({name}) are not supported", "删去这个引用。", "Remove the reference."),
    "FORM_PATH_UNKNOWN": _at("{column} 的路径里没有 {name}", "the path in {column} leads to {name}, which does not exist", "改正路径，或改用 ${{题目名称}}。", "Correct the path, or write ${{name}}."),
    "FORM_INSTANCE_UNKNOWN": _at("{column} 里的 instance('{name}') 没有这个列表", "{column} asks for instance('{name}'), which is no list", "改正列表名称。", "Correct the name of the list."),
    "FORM_CYCLE": _at("算式绕成了圈：{name}", "the calculations go round in a circle: {name}", "去掉其中一个引用。", "Remove one of the references."),
    "FORM_REGEX_WRONG": _at("{column} 里的正则式“{pattern}”写得不对", "the pattern “{pattern}” in {column} is wrong", "改正正则式。", "Correct the pattern."),
    "FORM_REGEX_UNSUPPORTED": _at("{column} 里的正则式“{pattern}”用了不支持的写法（反向引用或后行断言）", "the pattern “{pattern}” in {column} uses a back reference or look-behind, which is not supported", "换一种写法。", "Write it in another way."),
    "FORM_REGEX_LARGE": _at("{column} 里的正则式“{pattern}”太大", "the pattern “{pattern}” in {column} is too large", "减小重复次数。", "Use smaller counts of repetition."),
}  # fmt: skip

_NOTICES: Mapping[str, Pair] = {
    "FORM_FORMULA_ONE": _notice("单元格 {column}{row} 是公式，按上次算出的值读取。", "cell {column}{row} is a formula; its last value is taken."),
    "FORM_FORMULA_VALUE": _notice("单元格 {column}{row} 等 {count} 处是公式，按上次算出的值读取。", "cell {column}{row} and others ({count} in all) are formulas; their last values are taken."),
    "FORM_MERGED_CELLS": _notice("{column}{row}:{to} 是合并单元格，只读取左上角的值。", "{column}{row}:{to} are merged; only the value of the first cell is read."),
    "FORM_CHOICE_NO_LABEL": _notice("选项没有文字，显示其名称。", "a choice has no label; its name is shown."),
    "FORM_COLUMN_IGNORED": _notice("列名“{column}”含空格或为空，这一列不使用。", "the column name “{column}” has a space in it or is empty; the column is not used."),
    "FORM_COLUMN_UNKNOWN": _notice("XLSForm 没有列“{name}”，可能写错了列名，不使用。", "XLSForm has no column “{name}”; its name may be misspelt. It is not used."),
    "FORM_REPEAT_NO_LABEL": _notice("重复组没有标题。", "a repeat has no label."),
    "FORM_DISABLED_COLUMN": _notice("disabled 列不属于现行规范，标为停用的题目不读取。", "the column disabled is not in the specification; questions marked in it are left out."),
    "FORM_SHEET_MISSPELT": ("没有 {wanted} 表，但有名称相近的工作表 {found}，未读取；如果就是它，请改名为 {wanted}。", "There is no sheet {wanted}, but one with a similar name ({found}), which is not read; if it is meant, name it {wanted}."),
    "FORM_SETTING_TWICE": ("settings 表：form_id 和 id_string 是同一项设置，只用 form_id。", "Sheet settings: form_id and id_string are one setting; form_id is used."),
    "FORM_NAME_CASE": _notice("名称与另一道题只差大小写。", "the name differs from another one only in upper and lower case."),
    "FORM_ROW_SKIPPED": _notice("没有题型、名称和文字，跳过这一行。", "no type, name or label; the row is left out."),
    "FORM_TRANSLATION_MISSING": ("{sheet} 表：没有译成 {language} 的列：{columns}；缺的以另一种语言显示。", "Sheet {sheet}: not translated into {language}: {columns}; what is missing is shown in another language."),
    "FORM_LANGUAGE_TWICE": ("“{name}”和“{other}”是同一种语言；都有文字时用后面的一列。", "“{name}” and “{other}” are one language; where both have a text, the later column is used."),
    "FORM_LANGUAGE_EMPTY": ("{sheet} 表：有一列的列名在“::”后面没有写语言；写上语言，或去掉“::”。", "Sheet {sheet}: the name of a column ends in “::” without a language; write the language, or take “::” away."),
    "FORM_TRANSLATION_ONLY": ("{sheet} 表：列 {columns} 都标明了语言，另有列没有标；没有标的算作另一种语言。", "Sheet {sheet}: the columns {columns} name a language while others name none; text without a language counts as one of its own."),
    "FORM_READER_NOTE": ("读表程序另有一条提示，表仍可用。原话：“{detail}”", "The reader of spreadsheets adds a note; the form can still be used. Its own words: “{detail}”"),
    "FORM_PLACE_AS_TEXT": _notice("定位题（{type}）改为手工填写。", "a place ({type}) is typed as text."),
    "FORM_BARCODE_TYPED": _notice("条码改为手工填写。", "a barcode is typed."),
    "FORM_TIME_TO_DAY": _notice("开始、结束时间（{type}）只记到日。", "the time of beginning or end ({type}) is kept to the day only."),
    "FORM_DEVICE_EMPTY": _notice("不采集设备和使用人信息（{type}），留空。", "nothing is recorded of device or user ({type}); it stays empty."),
    "FORM_NOT_RECORDED": _notice("不在后台记录（{type}），留空。", "nothing is recorded in the background ({type}); it stays empty."),
    "FORM_APPEARANCE_IGNORED": _notice("外观 {appearance} 在本机上无意义，按普通题显示。", "the appearance {appearance} has no meaning on a laptop; the question is shown plainly."),
    "FORM_SEARCH_IGNORED": _notice("search() 不读取外部表，只显示 choices 表里的选项；可改用 select_one_from_file。", "search() reads no other table here; only the choices on the sheet are shown. Use select_one_from_file instead."),
    "FORM_TABLE_UNREAD": _notice("没有读取外部表 {name}（不在表单旁边，或不是 CSV）。", "the table {name} is not read: it is not beside the form, or it is no CSV file."),
    "FORM_FILE_ATTACHED": _notice("附件题（{type}）的材料随卷交来，录入时附上，换成中性名称，加密保存，随包上交；统计只计份数。交本机作答时留空。只有 JPEG、PNG 图片会去掉拍摄的设备、时间和地点；内容本身也可能让人认出答卷人。", "a file ({type}) comes with the sheet and is attached when it is keyed: encrypted, under a neutral name, sent with the bundle; only how many is counted. A laptop handed over leaves it blank. Device, time and place are taken out of JPEG and PNG pictures only, and what a file shows or says can itself tell who answered."),
    "FORM_ROWS_NOT_COUNTED": _notice("重复组里的 {type} 题照常印出和录入，但不统计：只统计行数和选择题。", "a question of type {type} in a repeat is printed and keyed but not counted: of a repeat, the rows and the choices are."),
    "FORM_PROTECTED_LEFT_OUT": _notice("受保护的分组不印在空白问卷上，不录入，也不统计。", "a protected group is not on the blank, is not keyed and not counted."),
    "FORM_FILE_IN_ROWS": _notice("重复组里的附件随答卷保存、上交，但不统计，也不随统计列出。", "a file in a repeat is kept and sent with its response, but neither counted nor listed with the tally."),
    "FORM_NOT_PRINTED": _notice("{column} 列有没有字体能印的字：{characters}；屏幕上照常，空白问卷要等换掉这些字才能印。", "no face has these characters in column {column}: {characters}. They show on the screen; the blank can be printed once they are replaced."),
    "FORM_SETTING_IGNORED": _notice("设置 {setting} 不使用。", "the setting {setting} is not used."),
    "FORM_MEDIA_MISSING": _notice("没有文件 {name}，不显示。", "the file {name} is not there and is not shown."),
    "FORM_FILTER_COLUMN": _notice("choice_filter 用到的列 {name}，选项表 {list} 里没有。", "choice_filter asks for the column {name}, which the list {list} does not have."),
}  # fmt: skip

FORMS: Mapping[str, Pair] = {**_FILE, **_QUESTIONS, **_EXPRESSIONS, **_NOTICES}
