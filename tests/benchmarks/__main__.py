"""`make bench`: one table, each line a ratio measured in this run. `ARGS=--small` for a quick look."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import exchange, forms, pages, start, tallies, vaults, window
from tests.benchmarks.harness import Line, print_table


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--small", action="store_true", help="small data, for trying the benchmarks themselves")
    parser.add_argument("--only", default="", help="modules to run, such as forms,tallies")
    asked = parser.parse_args()
    small, only = asked.small, {name for name in asked.only.split(",") if name}
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="fieldseal-bench-") as folder:
        for number, module in enumerate((start, vaults, window, exchange, pages, forms, tallies)):
            if only and module.__name__.rpartition(".")[2] not in only:
                continue
            place = Path(folder) / str(number)
            place.mkdir()
            lines += module.measure(place, small)
    print_table(lines)


if __name__ == "__main__":
    main()
