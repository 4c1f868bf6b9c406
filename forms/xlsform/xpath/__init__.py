"""OpenRosa expressions: text -> syntax tree -> XPath 1.0 for lxml, and the functions it may call."""
