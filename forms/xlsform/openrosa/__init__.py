"""The functions of OpenRosa's XPath that libxml2 does not have, or has otherwise."""
