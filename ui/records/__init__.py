"""One set of widgets for every kind of record: lists, editor, history, evidence. What a kind is says its row."""
