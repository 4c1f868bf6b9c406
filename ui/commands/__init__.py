"""The command line: each module is one group of commands. No Qt here, so that scripts start at once."""
